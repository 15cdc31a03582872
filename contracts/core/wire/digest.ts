import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { encodeText } from './bytes.ts';

type Bytes = string | Uint8Array;

export type Algorithm = 'md5' | 'sha1' | 'sha256' | 'sha512';

/** Bytes that print themselves. */
export interface Digest extends Uint8Array {
  toString(encoding?: 'hex' | 'base64'): string;
}

export function sha256Hex(data: Bytes): string {
  return hash('sha256', data);
}

export function md5Hex(data: Bytes): string {
  return hash('md5', data);
}

/** In lower-case hex. */
export function digestHex(algorithm: Algorithm, data: Bytes): string {
  return hash(algorithm, data);
}

export function hmac(algorithm: Algorithm, key: Bytes, data: Bytes): Digest {
  return createHmac(algorithm, key).update(data).digest();
}

/** Compares two texts in a time that depends on their lengths only. */
export function equalInConstantTime(left: string, right: string): boolean {
  const [a, b] = [encodeText(left), encodeText(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
