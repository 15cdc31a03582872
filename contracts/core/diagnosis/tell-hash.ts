import { readHex } from '../wire/bytes.ts';
import { digestHex, otherAlgorithms, sha256Hex } from '../wire/digest.ts';
import { hashPrints } from './hash-prints.ts';
import type { KeyUse } from './keyed-hash.ts';

const nameOf = (algorithm: string): string =>
  algorithm
    .toUpperCase()
    .replace(/^SHA(\d)/, 'SHA-$1')
    .replace(/^SHA-(512)-/, 'SHA-$1/');

/** What was printed in the place of the SHA-256 of some bytes, as `MD5` or `SHA-256 in base64`; undefined where it is nothing known. */
export function nameHash(made: string, bytes: string | Uint8Array): string | undefined {
  const hex = sha256Hex(bytes);
  if (made === sha256Hex(hex)) return 'the SHA-256 of the digits of the SHA-256';
  if (made === sha256Hex(readHex(hex))) return 'the SHA-256 of the bytes of the SHA-256';
  for (const algorithm of ['sha256', ...otherAlgorithms] as const) {
    const digits = digestHex(algorithm, bytes);
    if (made === digits) return nameOf(algorithm);
    const print = hashPrints.find((one) => one.print(digits) === made);
    if (print) return `${nameOf(algorithm)} ${print.words}`;
  }
  return undefined;
}

/** A text whose SHA-256 begins with a zero, and has more single zeros and bytes above 0x7F: all prints of it differ. */
const probe = 'text 26';

/** The same of a hash by what it makes of any text. */
export const nameHashing = (hash: (text: string) => string): string =>
  nameHash(hash(probe), probe) ?? 'another hash';

/** Which HMACs are made by which algorithm. */
export function tellHmacs(digest: string, keyDigest: string): string {
  const [last, key] = [nameOf(digest), nameOf(keyDigest)];
  if (last === key) return `All HMACs are made with ${last}.`;
  return `The last HMAC is made with ${last}, those of the key with ${key}.`;
}

/** Which steps a key was not derived through. */
export function tellSteps(
  made: readonly string[],
  right: readonly string[],
  names: readonly string[],
): string {
  const out = names.filter((_, at) => right[at] !== undefined && !made.includes(right[at]));
  return `The key was not derived by ${out.join(' and ')}.`;
}

/** In which form each step of a key goes on. */
export function tellForm(form: string): string {
  if (form === 'hex at the end')
    return 'The key that signs is the hexadecimal digits of the last step, not its bytes.';
  if (form === 'hex at the beginning')
    return 'The second step of the key takes the hexadecimal digits of the first, not its bytes.';
  return `Each step of the key takes the ${form === 'hex' ? 'hexadecimal digits' : form} of the one before, not its bytes.`;
}

/** Where key and text of the HMAC were exchanged. */
export function tellExchanged(order: string): string {
  if (order === 'text first in the key')
    return 'In each step of the key, the text is used as the key of the HMAC.';
  if (order === 'text first at the end') return 'In the last HMAC, the text is used as the key.';
  return 'In every HMAC the text is used as the key.';
}

const prints: Readonly<Record<string, string>> = {
  hex: 'hexadecimal digits',
  'upper-case hex': 'hexadecimal digits in capital letters',
  'base64 of hex': 'the base64 of the hexadecimal digits',
  'base64 of upper-case hex': 'the base64 of the hexadecimal digits in capital letters',
};

/** How the bytes of a signature were printed. */
export const tellPrint = ({ print }: { readonly print: string }): string =>
  `The bytes of the HMAC are right, but they are printed as ${prints[print] ?? print}.`;

/** What stands before the secret in the key, or behind it. */
export const tellMore = ({
  keyPrefix = '',
  keySuffix = '',
}: {
  readonly keyPrefix?: string;
  readonly keySuffix?: string;
}): string =>
  keySuffix === ''
    ? `The SecretKey was used with "${keyPrefix}" before it.`
    : `The SecretKey was used with "${keySuffix}" behind it.`;

const uses: Partial<Record<KeyUse, string>> = {
  'HMAC of the HMAC': 'The HMAC of the text was put through the HMAC once more.',
  'hash of key and text': 'The key was put before the text, and both were hashed without an HMAC.',
  'hash of text and key': 'The key was put behind the text, and both were hashed without an HMAC.',
  'hash with the key around':
    'The key was put before and behind the text, and all was hashed without an HMAC.',
  'hash of the text': 'The text was hashed without a key.',
};

/** What was made of key and text in the last step, where that is no HMAC of the text. */
export const tellKeyUse = (use: KeyUse): string | undefined => uses[use];
