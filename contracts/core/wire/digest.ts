import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { encodeText } from './bytes.ts';

type Bytes = string | Uint8Array;

export type Algorithm = 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512';

/** How many bytes each gives. */
export const digestLengths: Readonly<Record<Algorithm, number>> = {
  md5: 16,
  sha1: 20,
  sha224: 28,
  sha256: 32,
  sha384: 48,
  sha512: 64,
};

/** What clients take in the place of SHA-256, the usual ones first. */
export const otherAlgorithms: readonly Algorithm[] = ['sha1', 'md5', 'sha512', 'sha384', 'sha224'];

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

/** The same in lower-case hex, which takes less than to make bytes and print them. */
export function hmacHex(algorithm: Algorithm, key: Bytes, data: Bytes): string {
  return createHmac(algorithm, key).update(data).digest('hex');
}

/** Compares two texts in a time that depends on their lengths only. */
export function equalInConstantTime(left: string, right: string): boolean {
  const [a, b] = [encodeText(left), encodeText(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
