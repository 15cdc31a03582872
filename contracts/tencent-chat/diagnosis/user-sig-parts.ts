import type { Encoder } from '../../core/diagnosis/charsets.ts';
import { textForms, type TextForm } from '../../core/diagnosis/byte-forms.ts';
import type { SecretPart, Signing } from '../../core/diagnosis/diagnose-signature.ts';
import { hashWithKey, type KeyUse } from '../../core/diagnosis/keyed-hash.ts';
import { encodeText, printBase64, readHex, toBytes } from '../../core/wire/bytes.ts';
import type { Algorithm } from '../../core/wire/digest.ts';
import type { UserSig } from '../wire/user-sig.ts';

export type UserSigField = Exclude<keyof UserSig, 'signature'>;

/** How the signature inside a UserSig comes about, with everything in it that generators get wrong. */
export interface UserSigParts extends SecretPart {
  /** What the lines say. */
  readonly fields: Omit<UserSig, 'signature'>;
  /** Which lines there are, in their order. */
  readonly lines: readonly UserSigField[];
  readonly names: Readonly<Record<UserSigField, string>>;
  readonly colon: string;
  readonly lineEnd: string;
  readonly lastLine: 'ended' | 'open';
  /** Lines before and behind, each with its end. */
  readonly before: string;
  readonly behind: string;
  readonly algorithm: Algorithm;
  /** How the key takes part. */
  readonly use: KeyUse;
  readonly print:
    | 'base64'
    | 'base64 in the vendor’s alphabet'
    | 'base64url'
    | 'base64url with ='
    | 'base64 without padding'
    | 'hex'
    | 'upper-case hex'
    | 'base64 of hex'
    | 'base64 of upper-case hex'
    | 'base64 twice'
    | 'base64 with a line break'
    | TextForm;
  /** Several ways at once in which it differs. */
  readonly habits?: readonly string[];
  /** Another text than the lines. */
  readonly text?: string;
  readonly encoder?: Encoder;
  /** What the request itself says, which may be something else. */
  readonly request: { readonly identifier: string; readonly sdkAppId: string };
}

export const lineOrder: readonly UserSigField[] = ['identifier', 'sdkAppId', 'time', 'expire', 'userBuffer'];

export const lineNames: UserSigParts['names'] = {
  identifier: 'TLS.identifier',
  sdkAppId: 'TLS.sdkappid',
  time: 'TLS.time',
  expire: 'TLS.expire',
  userBuffer: 'TLS.userbuf',
};

export function signUserSigParts(parts: UserSigParts): Signing {
  const stringToSign = parts.text ?? printLines(parts);
  const data = parts.encoder ? parts.encoder.encode(stringToSign) : encodeText(stringToSign);
  return {
    stringToSign,
    signature: print(hashWithKey(parts.use, parts.algorithm, toBytes(parts.secret), data), parts.print),
  };
}

function print(hex: string, form: UserSigParts['print']): string {
  if (form === 'hex') return hex;
  if (form === 'upper-case hex') return hex.toUpperCase();
  if (form === 'base64 of hex') return btoa(hex);
  if (form === 'base64 of upper-case hex') return btoa(hex.toUpperCase());
  const reading = Object.entries(textForms).find(([name]) => name === form)?.[1];
  if (reading) return printBase64(reading(readHex(hex)));
  const base64 = printBase64(readHex(hex));
  if (form === 'base64 twice') return btoa(base64);
  if (form === 'base64 with a line break') return `${base64}\n`;
  if (form === 'base64') return base64;
  if (form === 'base64 without padding') return base64.replace(/=+$/, '');
  const [plus, slash, padding] = form.startsWith('base64url')
    ? ['-', '_', form === 'base64url' ? '' : '=']
    : ['*', '-', '_'];
  return base64.replaceAll('+', plus).replaceAll('/', slash).replaceAll('=', padding);
}

function printLines(parts: UserSigParts): string {
  const { fields, names, colon, lineEnd } = parts;
  const lines = parts.lines.flatMap((line) => {
    const value = fields[line];
    return value === undefined ? [] : [names[line] + colon + value];
  });
  const text = lines.join(lineEnd) + (parts.lastLine === 'ended' ? lineEnd : '');
  return parts.before + text + parts.behind;
}
