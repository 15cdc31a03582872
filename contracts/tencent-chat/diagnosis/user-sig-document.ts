import { nearestNames } from '../../core/config/suggest-name.ts';
import { isCut } from '../../core/diagnosis/json-beginnings.ts';
import type { Advice } from '../../core/diagnosis/diagnose-signature.ts';
import { readJson } from '../../core/wire/json.ts';
import { toDocument } from './user-sig-packing.ts';

type Document = Readonly<Record<string, unknown>>;

const fields = ['TLS.identifier', 'TLS.sdkappid', 'TLS.time', 'TLS.expire', 'TLS.sig'] as const;
const wholeNumbers = ['TLS.sdkappid', 'TLS.time', 'TLS.expire'] as const;

/** Names of the older UserSig, which is signed with a private key. */
const olderNames = ['TLS.sdk_appid', 'TLS.expire_after', 'TLS.account_type', 'TLS.appid_at_3rd'] as const;

const shape =
  'Make the document of TLS.ver "2.0", TLS.identifier, TLS.sdkappid, TLS.time, TLS.expire and TLS.sig, as the vendor’s generators do.';

/** What is wrong with a text that was inflated and is no document of a UserSig; undefined where nothing is. */
export function describeUserSigDocument(text: string): Advice | undefined {
  const document = toDocument(text);
  if (!document) return noObject(text);
  if (olderNames.some((name) => Object.hasOwn(document, name))) return older(document);
  const missing = fields.filter((name) => !isPlain(document[name]));
  if (missing.length > 0) return withoutFields(document, missing);
  const broken = wholeNumbers.find((name) => !/^-?\d+$/.test(String(document[name])));
  return broken && notWhole(broken, String(document[broken]));
}

function noObject(text: string): Advice {
  const json = readJson(text);
  const value = 'value' in json ? json.value : undefined;
  if (typeof value === 'string' && toDocument(value)) {
    return {
      id: 'usersig-json-twice',
      title: 'The document was made into JSON twice',
      detail:
        'The UserSig inflates to a JSON text that holds the document, in the place of the document itself.',
      fix: 'Serialise the document once.',
    };
  }
  return {
    id: 'usersig-document-is-no-json',
    title: 'The UserSig holds no JSON object',
    detail: `The UserSig inflates well, but ${formOf(text, value)}.`,
    fix: shape,
  };
}

function formOf(text: string, value: unknown): string {
  if (Array.isArray(value)) return 'what it holds is a JSON array';
  if (value !== undefined) return 'what it holds is no JSON object';
  if (/^a:\d+:\{/.test(text)) return 'what it holds is the output of serialize() of PHP, no JSON';
  if (/^\s*\{\s*'/.test(text))
    return 'what it holds has single quotation marks, as a printed dictionary of Python';
  if (/^\s*\{\s*[\w.]+=/.test(text)) return 'what it holds is a printed map of Java, no JSON';
  if (/^[\w.%]+=/.test(text)) return 'what it holds is a form, no JSON';
  if (text.startsWith('TLS.')) return 'what it holds is the text to sign, no JSON';
  if (/^eJ[\w*+/-]+/.test(text)) return 'what it holds is a whole UserSig once more';
  if (/^%7B/i.test(text)) return 'what it holds is JSON in percent escapes, which belong into the URL alone';
  if (/^\s*\{\s*(?:&quot;|&#34;)/.test(text)) return 'what it holds is JSON with escapes of HTML';
  if (/^\s*\{\s*\\"/.test(text)) return 'what it holds is JSON with backslashes before its quotation marks';
  if (/^\s*\{\s*[A-Za-z_.]+\s*:/.test(text))
    return 'what it holds is JSON whose names have no quotation marks';
  if (/,\s*[}\]]/.test(text)) return 'what it holds is JSON with a comma before a closing bracket';
  if (isCut(text)) return 'what it holds is JSON that lacks its end';
  return 'what it holds is no JSON';
}

function older(document: Document): Advice {
  const names = olderNames.filter((name) => Object.hasOwn(document, name));
  return {
    id: 'usersig-of-older-kind',
    title: 'The UserSig is of the older kind, signed with a private key',
    detail: `Its document has ${names.join(' and ')}, as ECDSA generators of version 1 write it.`,
    fix: 'Use a generator of version 2, which signs with HMAC-SHA256 and the SecretKey of the app.',
  };
}

function withoutFields(document: Document, missing: readonly string[]): Advice {
  const names = Object.keys(document);
  const bare = missing.filter((name) => Object.hasOwn(document, name.slice('TLS.'.length)));
  if (bare.length === missing.length) {
    return {
      id: 'usersig-names-without-prefix',
      title: 'The names in the document lack their prefix',
      detail: `The document has ${bare.map((name) => name.slice(4)).join(', ')} without TLS. before it.`,
      fix: shape,
    };
  }
  const told = missing.map((name) => tellMissing(name, document, names));
  return {
    id: 'usersig-lacks-field',
    title: `The document of the UserSig lacks ${missing.join(' and ')}`,
    detail: `The UserSig decodes to a JSON object, but ${told.join('; ')}.`,
    fix: shape,
  };
}

function tellMissing(name: string, document: Document, names: readonly string[]): string {
  if (Object.hasOwn(document, name)) return `${name} is ${kindOf(document[name])}`;
  const known: readonly string[] = fields;
  const [near] = nearestNames(
    name,
    names.filter((other) => !known.includes(other)),
  );
  return `${name} is missing${near === undefined ? '' : ` (it has ${near})`}`;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null, as a number that is none becomes in JSON';
  if (typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? 'a list' : 'an object';
}

function notWhole(name: string, value: string): Advice {
  const isFraction = /^-?\d+\.\d+$/.test(value);
  return {
    id: isFraction ? 'usersig-number-with-fraction' : 'usersig-number-is-none',
    title: isFraction ? `${name} has a fraction` : `${name} is no whole number`,
    detail: `The UserSig decodes to a whole document, but its ${name} is ${value.slice(0, 40)}; it must be a whole number${name === 'TLS.sdkappid' ? '' : ' of seconds'}.`,
    fix: isFraction
      ? `Round ${name} down before you sign it and put it into the document: for example Math.floor(Date.now() / 1000).`
      : `Put the digits alone into ${name}.`,
  };
}

function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint';
}
