import { digestHex } from '../wire/digest.ts';
import { encodeText, printBase64, printHex, printLatin1, readHex } from '../wire/bytes.ts';
import { quote } from './tell-difference.ts';
import type { Mistake, SecretPart } from './mistake.ts';

const names: Readonly<Record<string, string>> = {
  '\n': 'a line feed',
  '\r\n': 'a carriage return and a line feed',
  '\r': 'a carriage return',
  '\t': 'a tab',
  ' ': 'a space',
  '\0': 'a zero byte',
  '\ufeff': 'a byte order mark, U+FEFF,',
  '"': 'a quotation mark',
  "'": 'an apostrophe',
};

/** A text that stands around or in a secret; nothing of the secret itself is in it. */
function nameOf(text: string): string {
  const known = names[text];
  if (known !== undefined) return known;
  return /^[\u0080-\uffff]$/.test(text)
    ? `the sign U+${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    : quote(text);
}

/** What the key was in the place of the secret, so that it follows `The key of the signature is`; undefined where it is nothing known. */
function formOf(used: string | Uint8Array, own: string): string | undefined {
  if (used.length === 0) return undefined;
  if (typeof used !== 'string') return formOfBytes(used, own);
  if (used === own + own) return 'the secret twice';
  const twice = [' ', '\n'].find((sign) => used === own + sign + own);
  if (twice !== undefined) return `the secret twice, with ${nameOf(twice)} between`;
  const at = used.indexOf(own);
  if (at >= 0) return around(used.slice(0, at), used.slice(at + own.length));
  return (
    encoded(used, own) ??
    digested(used, own) ??
    (own.startsWith(used)
      ? `the first ${used.length} characters of the secret, which has ${own.length}`
      : own.endsWith(used)
        ? `the last ${used.length} characters of the secret, which has ${own.length}`
        : broken(used, own))
  );
}

function around(before: string, behind: string): string {
  if (before === '') return `the secret with ${nameOf(behind)} behind it`;
  if (behind === '') return `the secret with ${nameOf(before)} before it`;
  return `the secret with ${nameOf(before)} before it and ${nameOf(behind)} behind it`;
}

function broken(used: string, own: string): string | undefined {
  const spaces = /\s+/.exec(used);
  if (!spaces || used.replace(spaces[0], '') !== own) return undefined;
  return `the secret with ${nameOf(spaces[0])} in it, behind its first ${spaces.index} characters`;
}

function encoded(used: string, own: string): string | undefined {
  const bytes = encodeText(own);
  if (used === printBase64(bytes)) return 'the base64 of the secret';
  if (used === printBase64(encodeText(`${own}\n`)))
    return 'the base64 of the secret and a line feed, as echo writes one';
  if (used.toLowerCase() !== printHex(bytes)) return undefined;
  return `the hexadecimal digits of the secret, in ${used === printHex(bytes) ? 'lower' : 'upper'} case`;
}

const hashes = [
  ['md5', 'MD5'],
  ['sha1', 'SHA-1'],
  ['sha256', 'SHA-256'],
] as const;

function digested(used: string, own: string): string | undefined {
  const found = hashes.find(([algorithm]) => used.toLowerCase() === digestHex(algorithm, own));
  return (
    found &&
    `the ${found[1]} of the secret, in ${used === used.toLowerCase() ? 'lower' : 'upper'}-case hexadecimal digits`
  );
}

function formOfBytes(used: Uint8Array, own: string): string | undefined {
  const bytes = printLatin1(used);
  const found = hashes.find(([algorithm]) => bytes === printLatin1(readHex(digestHex(algorithm, own))));
  if (found) return `the bytes of the ${found[1]} of the secret`;
  const isWide = used.length === 2 * own.length;
  if (isWide && used[1] === 0) return 'the secret in UTF-16, the low byte first';
  return isWide && used[0] === 0 ? 'the secret in UTF-16, the high byte first' : undefined;
}

/** A mistake that tells which of its forms was made, where that is known of it. */
export function tellingForms<Parts extends SecretPart>(mistake: Mistake<Parts>): Mistake<Parts> {
  if (mistake.tell) return mistake;
  return {
    ...mistake,
    tell(made, right) {
      const form = typeof right.secret === 'string' ? formOf(made.secret, right.secret) : undefined;
      return form === undefined ? mistake.detail : `The key of the signature is ${form}.`;
    },
  };
}
