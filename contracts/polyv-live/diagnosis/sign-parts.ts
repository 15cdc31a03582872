import { encodeText, printBase64, printLatin1, readHex } from '../../core/wire/bytes.ts';
import { digestHex, digestLengths, hmac } from '../../core/wire/digest.ts';
import type { Signing } from '../../core/diagnosis/diagnose-signature.ts';
import type { PolyvParts } from './parts.ts';

/** Signs parts: one text, its digest, and the digest in letters. */
export function signParts(parts: PolyvParts): Signing {
  const { entries, secret, separator } = parts;
  const middle = entries.map(parts.print).join(separator);
  const text = parts.lay(middle, typeof secret === 'string' ? secret : printLatin1(secret));
  return { stringToSign: text, signature: printDigest(parts, digestOf(parts, text, middle)) };
}

/** Whether the claimed sign has the form that the parts print. */
export function couldBe({ style, digest }: PolyvParts, claimed: string): boolean {
  switch (style) {
    case 'upper-case hex':
      return claimed.length === digestLengths[digest] * 2 && /^[0-9A-F]+$/.test(claimed);
    case 'lower-case hex':
      return claimed.length === digestLengths[digest] * 2 && /^[0-9a-f]+$/.test(claimed);
    case 'base64':
    case 'base64 of the hex':
      return !/^(?:[0-9A-F]{32}|[0-9a-f]{32}|[0-9A-F]{64}|[0-9a-f]{64})$/.test(claimed);
    default:
      return claimed.length <= digestLengths[digest] * 2;
  }
}

function digestOf(parts: PolyvParts, text: string, middle: string): string {
  const { secret, digest, finish } = parts;
  if (parts.hmac === 'none') return digestHex(digest, finish(text));
  return hmac(digest, secret, finish(parts.hmac === 'of the whole text' ? text : middle)).toString('hex');
}

function printDigest({ style, digest }: Pick<PolyvParts, 'style' | 'digest'>, hex: string): string {
  switch (style) {
    case 'upper-case hex':
      return hex.toUpperCase();
    case 'lower-case hex':
      return hex;
    case 'base64':
      return printBase64(readHex(hex));
    case 'base64 of the hex':
      return printBase64(encodeText(hex));
    case 'upper-case hex of the lower-case hex':
      return digestHex(digest, hex).toUpperCase();
    case 'upper-case hex of the upper-case hex':
      return digestHex(digest, hex.toUpperCase()).toUpperCase();
    case 'upper-case hex of the bytes':
      return digestHex(digest, readHex(hex)).toUpperCase();
    case 'lower-case hex of the lower-case hex':
      return digestHex(digest, hex);
    case 'lower-case hex of the upper-case hex':
      return digestHex(digest, hex.toUpperCase());
    case 'lower-case hex of the bytes':
      return digestHex(digest, readHex(hex));
    case 'middle of the upper-case hex':
      return hex.slice(8, 24).toUpperCase();
    case 'middle of the lower-case hex':
      return hex.slice(8, 24);
    case 'hex without zeros in front':
      return hex.replace(/^0+/, '').toUpperCase();
    case 'hex without zeros in bytes':
      return hex.replaceAll(/../g, (byte) => byte.replace(/^0/, '')).toUpperCase();
  }
}
