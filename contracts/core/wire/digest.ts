import { createHmac, hash, timingSafeEqual } from 'node:crypto';

type Bytes = string | Uint8Array;

export function sha256Hex(data: Bytes): string {
  return hash('sha256', data);
}

export function md5Hex(data: Bytes): string {
  return hash('md5', data);
}

export function hmac(algorithm: 'sha1' | 'sha256', key: Bytes, data: Bytes): Buffer {
  return createHmac(algorithm, key).update(data).digest();
}

/** Compares two texts in a time that depends on their lengths only. */
export function equalInConstantTime(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
