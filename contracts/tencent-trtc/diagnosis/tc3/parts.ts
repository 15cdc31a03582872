import type { SecretPart, Signing } from '../../../core/diagnosis/diagnose-signature.ts';
import { textForms, type TextForm } from '../../../core/diagnosis/byte-forms.ts';
import type { HashPrint } from '../../../core/diagnosis/hash-prints.ts';
import { hashWithKey, type KeyUse } from '../../../core/diagnosis/keyed-hash.ts';
import type { Encoder } from '../../../core/diagnosis/charsets.ts';
import { hmac, hmacHex, sha256Hex, type Algorithm } from '../../../core/wire/digest.ts';
import type { HeaderPairs } from '../../../core/wire/http.ts';
import type { Pairs } from '../../../core/wire/query-string.ts';
import { commonNames } from '../../wire/constants.ts';
import { encodeText, joinBytes, printBase64, printHex, readHex, toBytes } from '../../../core/wire/bytes.ts';

/** How a TC3 signature comes about, with everything in it that clients get wrong. */
export interface Tc3Parts extends SecretPart {
  readonly sent: Tc3Sent;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** The lines of the signed headers, in their order, what is between name and value, and what stands behind the last line. */
  readonly lines: Pairs;
  readonly colon: string;
  readonly linesEnd: '\n' | '';
  /** What stands between the lines of the headers; a line break if nothing is said. */
  readonly linesJoin?: string;
  /** What `SignedHeaders` says in the canonical request. */
  readonly names: readonly string[];
  readonly namesJoin: string;
  /** What stands for the body, and how the text differs from the body that it is the hash of. */
  readonly payload: string;
  readonly differs?: readonly string[];
  /** What stands for the canonical request in the string to sign. */
  readonly request: 'hash' | 'hash in upper case' | 'text';
  /** The first line of the string to sign. */
  readonly algorithm: string;
  readonly timestamp: string;
  readonly date: string;
  readonly service: string;
  /** The third line of the string to sign, out of date and service. */
  readonly scope: (date: string, service: string) => string;
  readonly keyPrefix: string;
  /** What the key is derived through, step by step, and in which form it goes from one step to the next. */
  readonly keySteps: readonly string[];
  readonly keyForm: 'bytes' | 'hex' | 'base64' | 'hex at the end' | 'hex at the beginning' | TextForm;
  readonly digest: Algorithm;
  /** The hash of the HMACs of which the key is derived. */
  readonly keyDigest: Algorithm;
  /** Which argument of the HMAC is the key. */
  readonly order: 'key first' | 'text first' | 'text first in the key' | 'text first at the end';
  /** What is made of key and text in the last step, where it is no HMAC. */
  readonly keyUse?: KeyUse;
  readonly print: 'lower-case hex' | 'upper-case hex' | 'base64' | 'base64 of hex' | HashPrint;
  /** What a client does to a whole text besides. */
  readonly changeRequest?: (text: string) => string;
  readonly changeString?: (text: string) => string;
  readonly hash?: (text: string) => string;
  readonly encoder?: Encoder;
}

/** What the call carried, as far as clients confuse it with what they should sign. */
export interface Tc3Sent {
  readonly path: string;
  readonly query: string;
  readonly body: string;
  readonly bytes: Uint8Array;
  readonly isGet: boolean;
  readonly headers: HeaderPairs;
  /** The common parameters that travel as headers, in lower case. */
  readonly commonHeaders: Pairs;
  /** The signed headers in the order in which the client named them. */
  readonly namedHeaders: readonly string[];
  /** The first label of the host, which SDKs take for the service. */
  readonly hostLabel: string;
  readonly region: string | undefined;
  /** The day in Credential. */
  readonly namedDate: string;
  /** The fields that the action takes. */
  readonly fieldNames: readonly string[];
}

/** The last step of the key, and the last part of the scope. */
export const terminator = 'tc3_request';

export function printScope(date: string, service: string): string {
  return `${date}/${service}/${terminator}`;
}

/** Longer texts are not kept. */
const longestKept = 4096;

/**
 * Signs parts, and remembers keys and hashes: a search for mistakes signs thousands of parts that differ in little.
 * One signer is for one call.
 */
export function createTc3Signer(): (parts: Tc3Parts) => Signing {
  const keys = new Map<string, string | Uint8Array>();
  const hashes = new Map<string, string>();
  const hash = (text: string) => recall(hashes, text, () => sha256Hex(text));
  return (parts) => {
    const { algorithm, timestamp, date, service, scope, encoder, digest, order } = parts;
    const canonicalRequest = printRequest(parts);
    const lines = [algorithm, timestamp, scope(date, service), printLast(parts, canonicalRequest, hash)];
    const plain = lines.join('\n');
    const stringToSign = parts.changeString?.(plain) ?? plain;
    const key = recall(keys, nameKey(parts), () => deriveKey(parts));
    const data = encoder ? encoder.encode(stringToSign) : stringToSign;
    const isSwapped = order === 'text first' || order === 'text first at the end';
    const hex = parts.keyUse
      ? hashWithKey(parts.keyUse, digest, toBytes(key), toBytes(data))
      : isSwapped
        ? hmacHex(digest, data, key)
        : hmacHex(digest, key, data);
    return { canonicalRequest, stringToSign, signature: printSignature(hex, parts) };
  };
}

function printSignature(hex: string, { print }: Tc3Parts): string {
  if (typeof print === 'object') return print.print(hex);
  if (print === 'lower-case hex') return hex;
  if (print === 'upper-case hex') return hex.toUpperCase();
  return print === 'base64' ? printBase64(readHex(hex)) : btoa(hex);
}

/** Whether parts may come to such a signature, by its characters alone. */
export function couldBeTc3({ print }: Tc3Parts, claimed: string): boolean {
  if (print === 'lower-case hex') return /^[0-9a-f]+$/.test(claimed);
  return print === 'upper-case hex' ? /^[0-9A-F]+$/.test(claimed) : !/^[0-9a-f]{64}$/i.test(claimed);
}

function recall<Value>(known: Map<string, Value>, name: string, make: () => Value): Value {
  const old = known.get(name);
  if (old !== undefined) return old;
  const value = make();
  if (name.length <= longestKept) known.set(name, value);
  return value;
}

function printLast(parts: Tc3Parts, text: string, usual: (text: string) => string): string {
  const { request, hash, encoder } = parts;
  if (request === 'text') return text;
  const digits = hash ? hash(text) : encoder ? sha256Hex(encoder.encode(text)) : usual(text);
  return request === 'hash' ? digits : digits.toUpperCase();
}

function nameKey({ secret, keyPrefix, keySteps, keyForm, keyDigest, order }: Tc3Parts): string {
  const [form, text] = typeof secret === 'string' ? ['text', secret] : ['bytes', printHex(secret)];
  return [form, keyPrefix, keyForm, keyDigest, order, ...keySteps, text].join('\n');
}

function printRequest(parts: Tc3Parts): string {
  const { method, path, query, lines, colon, linesEnd, linesJoin = '\n', names, namesJoin, payload } = parts;
  const headers = lines.map(([name, value]) => name + colon + value).join(linesJoin) + linesEnd;
  const text = [method, path, query, headers, names.join(namesJoin), payload].join('\n');
  return parts.changeRequest?.(text) ?? text;
}

function deriveKey({
  secret,
  keyPrefix,
  keySteps,
  keyForm,
  keyDigest,
  order,
}: Tc3Parts): string | Uint8Array {
  const first: string | Uint8Array = joinBytes(encodeText(keyPrefix), toBytes(secret));
  const isSwapped = order === 'text first' || order === 'text first in the key';
  return keySteps.reduce<string | Uint8Array>((key, step, at) => {
    const next = isSwapped ? hmac(keyDigest, step, key) : hmac(keyDigest, key, step);
    const isPlain =
      keyForm === 'bytes' ||
      (keyForm === 'hex at the end' && at < keySteps.length - 1) ||
      (keyForm === 'hex at the beginning' && at > 0);
    if (isPlain) return next;
    const reading = Object.entries(textForms).find(([name]) => name === keyForm)?.[1];
    if (reading) return reading(next);
    return keyForm === 'base64' ? printBase64(next) : next.toString('hex');
  }, first);
}

/** The action that a header names. */
export const actionOf = ({ commonHeaders }: Tc3Sent): string =>
  commonHeaders.find(([name]) => name === 'x-tc-action')?.[1] ?? '';

/** The common parameters as a body would have them, those that did not come without a value. */
export function commonOf({ commonHeaders }: Tc3Sent): Pairs {
  const sent = commonHeaders.map(([name, value]) => [commonName(name), value] as const);
  const absent = commonNames.filter((name) => !sent.some(([other]) => other === name));
  return [...sent, ...absent.map((name) => [name, ''] as const)];
}

function commonName(header: string): string {
  const name = header.replace(/^x-tc-/, '');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
