import { countOf } from '../../core/config/sentence.ts';
import { describeAround } from '../../core/diagnosis/id-spelling.ts';
import { describePlaced } from '../../core/diagnosis/printed-signature.ts';
import { joinOfSignedHeaders } from '../../core/diagnosis/signed-headers-form.ts';
import type { Advice } from '../../core/diagnosis/diagnose-signature.ts';
import { unitOf } from '../../core/diagnosis/clock-offset.ts';
import { header, mediaType } from '../../core/wire/http.ts';
import { decodeText, readJson } from '../../core/wire/json.ts';
import type { TrtcReading } from '../wire/read-request.ts';
import { spell } from '../wire/constants.ts';
import { tc3Method } from '../wire/signature.ts';

/** What a SecretId of this cloud begins with, that of a role included. */
const idStart = /^(?:AKID|IKID|fake)/i;

/** What stands in the place of a SecretId that nobody has. What may be a secret is never shown. */
export function describeSecretId(id: string): Advice {
  const fix =
    'Send the SecretId, not the SecretKey and not the SdkAppId, and give the sandbox that credential.';
  const bare = id.trim();
  const around = id.startsWith('akid')
    ? 'it begins with akid in small letters, where AKID belongs'
    : /^AK[l1|][DO0]|^AKI[O0]/.test(id)
      ? `it begins with ${id.slice(0, 4)}, where AKID belongs: letters that look alike were taken for each other`
      : describeAround(id);
  if (around !== undefined && bare.length <= 60)
    return {
      id: 'secret-id-spelled-otherwise',
      title: 'The SecretId is not spelled as the console shows it',
      detail: `The SecretId has ${countOf(id.length, 'character')}, and ${around}.`,
      fix: 'Send the SecretId as the console shows it, with nothing around it.',
    };
  const isLikeSecret = bare.length >= 16 && !idStart.test(bare) && !/^\d+$/.test(bare);
  if (isLikeSecret) {
    return {
      id: 'secret-id-unknown',
      title: 'What stands in the place of the SecretId is none',
      detail: `It has ${bare.length} characters and begins with "${bare.slice(0, 4)}"; a SecretId begins with AKID. Is it the SecretKey, and are the two exchanged?`,
      fix,
    };
  }
  const what = /^\d+$/.test(bare) ? ', which is a number: is it the SdkAppId?' : '.';
  return {
    id: 'secret-id-unknown',
    title: 'Nobody has this SecretId',
    detail: `No sandbox has a credential with the SecretId "${id.slice(0, 60)}"${what}`,
    fix,
  };
}

/** How the headers of other clouds and ways of signing begin. */
const otherSchemes: readonly (readonly [start: RegExp, name: string])[] = [
  [/^AWS4-HMAC-SHA256/i, 'AWS4-HMAC-SHA256, the scheme of another cloud'],
  [/^SDK-HMAC-SHA256/i, 'SDK-HMAC-SHA256, the scheme of another cloud'],
  [/^HMAC-SHA256/i, 'HMAC-SHA256, the scheme of another cloud'],
  [/^ACS3?-?\S*|^acs /i, 'a scheme of another cloud'],
  [/^q-sign-algorithm/i, 'the form of the object storage of this cloud'],
  [/^\w+ +TC3-HMAC-SHA256 /i, 'a word before TC3-HMAC-SHA256'],
  [/^Bearer /i, 'a bearer token'],
  [/^Basic /i, 'a name and a password'],
  [/^eyJ/, 'a JSON Web Token'],
  [/^TC3-HMAC-SHA256/, ''],
  [/^TC3/i, 'another name of the algorithm than TC3-HMAC-SHA256'],
];

/** What an Authorization header is that cannot be read; `problem` is what the reader says. */
export function describeAuthorization(text: string, problem: string): Advice {
  const scheme = otherSchemes.find(([start]) => start.test(text.trim()))?.[1];
  const part = scheme === '' ? describeTc3(text) : undefined;
  if (scheme === '' && part === undefined && isSignatureDressed(text)) return dressed;
  const placed = scheme === '' && part === undefined ? describePlaced(signatureIn(text)) : undefined;
  if (placed) return placed;
  return {
    id: 'authorization-malformed',
    title: scheme
      ? 'The Authorization header is of another kind'
      : 'The Authorization header has another form',
    detail: scheme ? `The header has ${scheme}.` : `The header cannot be read: ${part ?? `${problem}.`}`,
    fix: `Send ${tc3Method} Credential=<SecretId>/<date>/trtc/tc3_request, SignedHeaders=content-type;host, Signature=<hex>.`,
  };
}

const signatureIn = (text: string): string => /\bSignature=(.*)$/s.exec(text)?.[1] ?? '';

/** The digits of a signature with more than them between the name and the end. */
function isSignatureDressed(text: string): boolean {
  const signature = signatureIn(text);
  return /^[\da-f]{64}$/i.test(signature.trim())
    ? false
    : /(?<![\da-z])[\da-f]{64}(?![\da-z])/i.test(signature);
}

const dressed: Advice = {
  id: 'signature-with-text-around-it',
  title: 'The signature has other text around it',
  detail:
    'Behind Signature= there are 64 hexadecimal digits with other text before or behind them, as "openssl dgst" prints "(stdin)= " before a digest.',
  fix: 'Send the digits alone: of "openssl dgst", take what stands behind the last space.',
};

const partNames = ['Credential', 'SignedHeaders', 'Signature'] as const;

/** What is wrong in a header that begins right. */
function describeTc3(text: string): string | undefined {
  const named = partNames.filter((name) => !new RegExp(`\\b${name}=`).test(text));
  if (named.length > 0) {
    const isCase = named.every((name) => new RegExp(`\\b${name}=`, 'i').test(text));
    return isCase
      ? `${named.join(' and ')} must be written exactly so.`
      : `it has no ${named.join(' and no ')}.`;
  }
  const quoted = partNames.filter((name) => new RegExp(`\\b${name}=["'“]`).test(text));
  if (quoted.length > 0 && quoted.join() !== 'Signature')
    return `the ${quoted.length === 1 ? 'value' : 'values'} of ${quoted.join(' and ')} ${quoted.length === 1 ? 'stands' : 'stand'} in quotation marks.`;
  const places = partNames.toSorted((one, other) => text.indexOf(`${one}=`) - text.indexOf(`${other}=`));
  if (places.join() !== partNames.join())
    return `its parts stand in the order ${places.join(', ')}, and must stand in the order ${partNames.join(', ')}.`;
  const [, between = ','] = /(?:tc3_request)(\s*[;\s]\s*)SignedHeaders=/.exec(text) ?? [];
  if (!between.includes(','))
    return `its parts are joined with ${between.includes(';') ? 'semicolons' : 'spaces'}, and must have commas between them.`;
  const join = joinOfSignedHeaders(text);
  if (join !== undefined)
    return `the names in SignedHeaders are joined with ${join}, and must have semicolons between them.`;
  const [, credential = ''] = /Credential=([^,]*)/.exec(text) ?? [];
  if (/\s/.test(credential.trim()))
    return `the Credential has white space in it${/^[^/]*\s+\//.test(credential) ? ', behind the SecretId' : ''}.`;
  const parts = credential.trim().split('/');
  if (parts.length !== 4)
    return `the Credential has ${countOf(parts.length, 'part')}, and must have four with a slash between them: SecretId, date, service and tc3_request.`;
  if (parts[3] !== 'tc3_request')
    return `the Credential ends in "${parts[3]!.slice(0, 30)}", and must end in tc3_request.`;
  if (!/,\s*SignedHeaders=.*,\s*Signature=/.test(text)) return 'its parts must have commas between them.';
  return undefined;
}

/** A POST whose Content-Type the scheme does not take. */
export function describeContentType({ request, generation }: TrtcReading): Advice | undefined {
  if (request.method !== 'POST') return undefined;
  const type = header(request.headers, 'content-type');
  const wanted = generation === 'TC3' ? 'application/json' : 'application/x-www-form-urlencoded';
  if (mediaType(request.headers) === wanted) return undefined;
  const isJson = 'value' in readJson(decodeText(request.body));
  return {
    id: 'content-type-of-another-body',
    title: 'The Content-Type does not fit',
    detail: `Content-Type is ${type === undefined ? 'missing' : `"${type.slice(0, 60)}"`}, and the body is ${isJson ? 'JSON' : 'no JSON'}; ${generation === 'TC3' ? tc3Method : 'the older method'} takes ${wanted}.`,
    fix: `Send ${wanted}, and sign that value.`,
  };
}

/** A Timestamp or Nonce that is no whole number. */
export function describeNumber({ common, generation }: TrtcReading, now: number): Advice | undefined {
  const name = (['Timestamp', 'Nonce'] as const).find((one) => !/^\d*$/.test(common[one] ?? ''));
  const value = name === undefined ? '' : (common[name] ?? '');
  if (name === undefined) return undefined;
  const shown = value.slice(0, 40);
  const isFraction = /^\d+\.\d+$/.test(value);
  const unit = isFraction && name === 'Timestamp' ? unitOf(value, now) : undefined;
  const what = isFraction
    ? `has a fraction${unit === undefined || unit === 'seconds' ? '' : ` and is in ${unit}`}`
    : /^\d{4}-\d\d|^\d{8}T/.test(value)
      ? 'is a date'
      : /^-\d+$/.test(value)
        ? 'is below 0'
        : 'is no whole number';
  return {
    id: `${name.toLowerCase()}-is-no-whole-number`,
    title: `The ${name} ${what}`,
    detail: `${spell(generation, name)} is ${JSON.stringify(shown)}, which ${what}.`,
    fix:
      name === 'Timestamp'
        ? 'Send whole seconds since 1970, and sign the same: for example Math.floor(Date.now() / 1000).'
        : 'Send a positive whole number.',
  };
}
