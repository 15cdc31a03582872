import { digestLengths, hmac, hmacHex, sha256Hex } from '../../core/wire/digest.ts';
import { encodeText, joinBytes, printBase64, printHex, readHex, toBytes } from '../../core/wire/bytes.ts';
import { hashWithKey } from '../../core/diagnosis/keyed-hash.ts';
import { textForms } from '../../core/diagnosis/byte-forms.ts';
import { memoize } from '../../core/wire/memoize.ts';
import type { Signing } from '../../core/diagnosis/diagnose-signature.ts';
import type { LivesaasParts } from './parts.ts';

/** Longer texts are not kept. */
const longestKept = 4096;

/**
 * Signs parts, and remembers keys, queries and hashes: a search for mistakes signs thousands of parts that differ in little. One signer is for one
 * call.
 */
export function createSigner(): (parts: LivesaasParts) => Signing {
  const keys = new Map<string, Uint8Array | string>();
  const rememberHash = memoize(sha256Hex, { most: 500, longest: longestKept });
  const printQuery = createQueryPrinter();
  return (parts) => {
    const canonicalRequest = printRequest(parts, printQuery(parts));
    const { algorithm, date, scope } = parts;
    const makeHash = parts.hash === sha256Hex ? rememberHash : parts.hash;
    const hash = makeHash(canonicalRequest);
    const stringToSign = parts
      .layText({ algorithm, date, scope, hash, request: canonicalRequest })
      .join(parts.textBreak);
    const name = nameKey(parts);
    const key = keys.get(name) ?? deriveKey(parts);
    keys.set(name, key);
    return { canonicalRequest, stringToSign, signature: print(parts, makeMac(parts, key, stringToSign)) };
  };
}

/** Whether the claimed signature has the form that the parts print. */
export function couldBe({ print: style, digest }: LivesaasParts, claimed: string): boolean {
  const bytes = digestLengths[digest];
  switch (style) {
    case 'hex':
      return claimed.length === bytes * 2 && /^[0-9a-f]+$/.test(claimed);
    case 'upper-case hex':
      return claimed.length === bytes * 2 && /^[0-9A-F]+$/.test(claimed);
    default:
      return !/^(?:[0-9a-f]{64}|[0-9A-F]{64})$/.test(claimed);
  }
}

type QueryParts = Pick<LivesaasParts, 'query' | 'encode' | 'order' | 'joinQuery'>;

/** Prints queries, and remembers the text for each way of writing that was asked for: most mistakes leave it as it is. */
function createQueryPrinter(): (parts: QueryParts) => string {
  const known = new WeakMap<QueryParts['query'], (QueryParts & { readonly text: string })[]>();
  return (parts) => {
    const { query, encode, order, joinQuery } = parts;
    const texts = known.get(query) ?? [];
    const same = texts.find(
      (one) => one.encode === encode && one.order === order && one.joinQuery === joinQuery,
    );
    if (same) return same.text;
    const text = joinQuery(order(query.map(([name, value]) => [encode(name), encode(value)] as const)));
    known.set(query, [...texts.slice(-20), { query, encode, order, joinQuery, text }]);
    return text;
  };
}

function printRequest(parts: LivesaasParts, query: string): string {
  const lines = parts.headers.map(([name, value]) => name + parts.colon + value);
  const joined =
    parts.headersJoin === undefined || lines.length === 0 ? lines : [lines.join(parts.headersJoin)];
  const block = parts.headerBlock === 'ended' ? [...joined, ''] : joined;
  const text = [
    parts.method,
    parts.path,
    query,
    // The block ends with a newline even when it is empty.
    ...(block.length === 0 ? [''] : block),
    ...(lines.length === 0 && parts.headerBlock === 'ended' ? [''] : []),
    parts.names.join(parts.nameSeparator),
    parts.bodyHash,
  ].join(parts.requestBreak);
  return parts.changeRequest?.(text) ?? text;
}

function nameKey({ secret, keyPrefix, keySteps, keyForm, keyOrder, keyDigest }: LivesaasParts): string {
  const [form, text] = typeof secret === 'string' ? ['text', secret] : ['bytes', printHex(secret)];
  return [form, keyPrefix, keyForm, keyOrder, keyDigest, ...keySteps, text].join('\n');
}

function deriveKey(parts: LivesaasParts): Uint8Array | string {
  const { secret, keyPrefix, keySteps, keyForm, keyOrder, keyDigest } = parts;
  const start: Uint8Array | string = joinBytes(encodeText(keyPrefix), toBytes(secret));
  return keySteps.reduce<Uint8Array | string>((key, step, at) => {
    const next = keyOrder === 'key first' ? hmac(keyDigest, key, step) : hmac(keyDigest, step, key);
    const isInHex =
      keyForm === 'hex' ||
      (keyForm === 'hex at the end' && at === keySteps.length - 1) ||
      (keyForm === 'hex at the beginning' && at === 0);
    if (isInHex) return next.toString('hex');
    if (keyForm === 'base64') return printBase64(next);
    const reading = Object.entries(textForms).find(([name]) => name === keyForm)?.[1];
    return reading ? reading(next) : next;
  }, start);
}

function makeMac({ mac, digest, encoder }: LivesaasParts, key: Uint8Array | string, text: string): string {
  const data = encoder ? encoder.encode(text) : text;
  return mac === 'HMAC' ? hmacHex(digest, key, data) : hashWithKey(mac, digest, toBytes(key), toBytes(data));
}

function print({ print: style }: LivesaasParts, hex: string): string {
  if (typeof style === 'object') return style.print(hex);
  switch (style) {
    case 'hex':
      return hex;
    case 'upper-case hex':
      return hex.toUpperCase();
    case 'base64':
      return printBase64(readHex(hex));
    case 'base64 of the hex':
      return printBase64(encodeText(hex));
    case 'base64 for URLs':
      return printBase64(readHex(hex)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  }
}
