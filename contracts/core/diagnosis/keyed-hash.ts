import { joinBytes } from '../wire/bytes.ts';
import { digestHex, hmac, hmacHex, type Algorithm } from '../wire/digest.ts';

/** What programs make of key and text in the place of an HMAC. */
export const otherKeyUses = [
  'HMAC with the text as key',
  'HMAC of the HMAC',
  'hash of key and text',
  'hash of text and key',
  'hash with the key around',
  'hash of the text',
] as const;

/** How a key takes part in what is signed. */
export type KeyUse = 'HMAC' | (typeof otherKeyUses)[number];

/** In lower-case hex. */
export function hashWithKey(use: KeyUse, algorithm: Algorithm, key: Uint8Array, data: Uint8Array): string {
  switch (use) {
    case 'HMAC':
      return hmacHex(algorithm, key, data);
    case 'HMAC with the text as key':
      return hmacHex(algorithm, data, key);
    case 'HMAC of the HMAC':
      return hmacHex(algorithm, key, hmac(algorithm, key, data));
    case 'hash of key and text':
      return digestHex(algorithm, joinBytes(key, data));
    case 'hash of text and key':
      return digestHex(algorithm, joinBytes(data, key));
    case 'hash with the key around':
      return digestHex(algorithm, joinBytes(key, data, key));
    case 'hash of the text':
      return digestHex(algorithm, data);
  }
}
