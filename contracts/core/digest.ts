import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

type Bytes = string | Uint8Array;

export function sha256Hex(data: Bytes): string {
  return createHash('sha256').update(data).digest('hex');
}

export function md5Hex(data: Bytes): string {
  return createHash('md5').update(data).digest('hex');
}

export function hmac(algorithm: 'sha1' | 'sha256', key: Bytes, data: Bytes): Buffer {
  return createHmac(algorithm, key).update(data).digest();
}

/** Compares two texts in a time that depends on their lengths only. */
export function equalInConstantTime(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
