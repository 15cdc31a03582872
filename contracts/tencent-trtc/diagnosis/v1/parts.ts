import { textForms, type TextForm } from '../../../core/diagnosis/byte-forms.ts';
import type { Encoder } from '../../../core/diagnosis/charsets.ts';
import { hashWithKey, type KeyUse } from '../../../core/diagnosis/keyed-hash.ts';
import type { SecretPart, Signing } from '../../../core/diagnosis/diagnose-signature.ts';
import { digestLengths, type Algorithm } from '../../../core/wire/digest.ts';
import type { HeaderPairs } from '../../../core/wire/http.ts';
import type { Pairs } from '../../../core/wire/query-string.ts';
import { v1Methods, type V1Method } from '../../wire/signature.ts';
import {
  encodeText,
  joinBytes,
  printBase64,
  printLatin1,
  readHex,
  toBytes,
} from '../../../core/wire/bytes.ts';

/** How a v1 signature comes about, with everything in it that clients get wrong. */
export interface V1Parts extends SecretPart {
  /** The names of all parameters in the order in which they were sent. */
  readonly sentNames: readonly string[];
  readonly headers: HeaderPairs;
  /** The signature that was sent. */
  readonly claimed: string;
  /** The fields that the action takes. */
  readonly fieldNames: readonly string[];
  /** What stands before the parameters. */
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly mark: '?' | '';
  /** In the order in which they are joined. */
  readonly parameters: Pairs;
  readonly join: string;
  readonly equals: string;
  readonly encoding: 'none' | 'whole query' | 'whole text';
  readonly keyPrefix: string;
  readonly keySuffix: string;
  readonly digest: V1Method;
  /** Another function than those that `SignatureMethod` can name. */
  readonly otherDigest?: Algorithm;
  /** How the key takes part. */
  readonly use: KeyUse;
  readonly print:
    | 'base64'
    | 'base64 with spaces'
    | 'base64 without padding'
    | 'base64url'
    | 'base64url without padding'
    | 'base64, percent-encoded'
    | 'hex'
    | 'upper-case hex'
    | 'base64 of hex'
    | 'base64 of upper-case hex'
    | TextForm;
  /** What a client does to the whole text besides. */
  readonly change?: (text: string) => string;
  readonly encoder?: Encoder;
  /** Several ways at once in which it differs. */
  readonly habits?: readonly string[];
}

export function signV1Parts(parts: V1Parts): Signing {
  const stringToSign = textOf(parts);
  return { stringToSign, signature: printHexAs(digestOf(parts, stringToSign), parts.print) };
}

function digestOf(parts: V1Parts, text: string): string {
  const { secret, keyPrefix, keySuffix, use } = parts;
  const algorithm = parts.otherDigest ?? v1Methods[parts.digest];
  const key = joinBytes(encodeText(keyPrefix), toBytes(secret), encodeText(keySuffix));
  const data = parts.encoder ? parts.encoder.encode(text) : encodeText(text);
  return hashWithKey(use, algorithm, key, data);
}

function textOf(parts: V1Parts): string {
  const { method, host, path, mark, parameters, join, equals, encoding, change } = parts;
  const joined = parameters.map(([name, value]) => name + equals + value).join(join);
  const query = encoding === 'whole query' ? encodeURIComponent(joined.toWellFormed()) : joined;
  const plain = `${method}${host}${path}${mark}${query}`;
  const text = encoding === 'whole text' ? encodeURIComponent(plain.toWellFormed()) : plain;
  return change ? change(text) : text;
}

function printHexAs(hex: string, print: V1Parts['print']): string {
  if (print === 'hex') return hex;
  if (print === 'upper-case hex') return hex.toUpperCase();
  if (print === 'base64 of hex') return btoa(hex);
  if (print === 'base64 of upper-case hex') return btoa(hex.toUpperCase());
  const reading = Object.entries(textForms).find(([name]) => name === print)?.[1];
  if (reading) return printBase64(reading(readHex(hex)));
  const text = printBase64(readHex(hex));
  if (print === 'base64 with spaces') return text.replaceAll('+', ' ');
  if (print === 'base64 without padding') return text.replace(/=+$/, '');
  const forUrls = text.replaceAll('+', '-').replaceAll('/', '_');
  if (print === 'base64url') return forUrls;
  if (print === 'base64url without padding') return forUrls.replace(/=+$/, '');
  return print === 'base64' ? text : encodeURIComponent(text);
}

/** Whether parts may come to such a signature, by its length and characters alone. */
export function couldBeV1({ print, otherDigest, digest }: V1Parts, claimed: string): boolean {
  const bytes = digestLengths[otherDigest ?? v1Methods[digest]];
  if (print === 'hex' || print === 'upper-case hex') return claimed.length === bytes * 2;
  const padded = Math.ceil(bytes / 3) * 4;
  if (print in textForms) return claimed.length >= padded;
  if (print === 'base64 of hex' || print === 'base64 of upper-case hex')
    return claimed.length === Math.ceil((bytes * 2) / 3) * 4;
  return print === 'base64, percent-encoded' ? claimed.includes('%') : Math.abs(claimed.length - padded) <= 2;
}

/** The secret as a text, for schemes that put it among the parameters. */
export function secretText({ secret }: SecretPart): string {
  return typeof secret === 'string' ? secret : printLatin1(secret);
}
