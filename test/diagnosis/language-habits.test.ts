import { describe, expect, it } from 'vitest';
import { tellPolyv, tellTc3, tellVolcengine, type PrintBytes } from './sign-by-hand.ts';

const plain = Object.entries;

const each =
  (print: (byte: number) => string): PrintBytes =>
  (bytes) =>
    [...bytes].map(print).join('');
const unpadded = each((byte) => byte.toString(16));
const withSign = each((byte) => (byte < 128 ? byte : byte - 256).toString(16));
const asList: PrintBytes = (bytes) => `[${bytes.join(', ')}]`;
const asDigestOfSwift: PrintBytes = (bytes) => `SHA256 digest: ${Buffer.from(bytes).toString('hex')}`;

const everywhere = 'and so are the hash of the body and the signature.';

describe('a program whose helper prints hashes in the way of its language', () => {
  it.each<[string, () => readonly string[], string]>([
    ['nothing of it', () => tellTc3({}), 'genuine'],
    ['nothing of it in Volcengine', () => tellVolcengine({}), 'genuine'],
    [
      'nothing of it in Polyv',
      () => tellPolyv({}, (sorted, secret) => secret + plain(sorted).flat().join('') + secret),
      'genuine',
    ],
    [
      'Byte.toString(16) of Kotlin',
      () => tellTc3({ hash: withSign, print: withSign }),
      `canonical-request-hashed-otherwise: The last line of the string to sign is SHA-256 with single bytes as numbers below zero, ${everywhere}`,
    ],
    [
      '{:x} of Rust',
      () => tellTc3({ hash: unpadded, print: unpadded }),
      `canonical-request-hashed-otherwise: The last line of the string to sign is SHA-256 without the zeros that single bytes begin with, ${everywhere}`,
    ],
    [
      'a digest that Swift describes',
      () => tellTc3({ hash: asDigestOfSwift }),
      'canonical-request-hashed-otherwise: The last line of the string to sign is SHA-256 as Swift describes a digest, and so is the hash of the body.',
    ],
    [
      'bytes that Dart prints',
      () => tellTc3({ hash: asList }),
      'canonical-request-hashed-otherwise: The last line of the string to sign is SHA-256 as a list of numbers, and so is the hash of the body.',
    ],
    [
      '%x of Lua',
      () => tellVolcengine({ hash: unpadded, print: unpadded }),
      `request-hash-printed-otherwise: The last line of the string to sign is SHA-256 without the zeros that single bytes begin with, ${everywhere}`,
    ],
    [
      'bytes that Dart prints, in Volcengine',
      () => tellVolcengine({ hash: asList }),
      'request-hash-printed-otherwise: The last line of the string to sign is SHA-256 as a list of numbers, and so is the hash of the body.',
    ],
  ])('is told of %s', (_, told, words) => {
    expect(told()).toEqual([words]);
  });

  it('is told of the signature alone where the hashes are right', () => {
    expect(tellTc3({ print: withSign })).toEqual([
      'signature-printed-as-bytes: What was sent are the bytes of the right signature with a sign before those that are numbers below zero.',
    ]);
  });

  it('is told nothing where the secret is another, however it prints', () => {
    expect(tellTc3({ secret: 'nobody', hash: withSign, print: withSign })).toEqual([]);
  });
});
