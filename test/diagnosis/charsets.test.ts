import { describe, expect, it } from 'vitest';
import { decodeOtherwise, encodeOtherwise } from '../../contracts/core/diagnosis/charsets.ts';

const hexOf = (text: string, charset: string): readonly string[] =>
  encodeOtherwise(text)
    .filter((other) => other.charset === charset)
    .map(({ bytes }) => Buffer.from(bytes).toString('hex'));

describe('a text in another charset', () => {
  it.each([
    ['GBK', ['ced2613fa8a62fc8d5']],
    ['Big5', ['a7da613f3f2fa4e9']],
    ['Latin-1, with the low byte of what it lacks', ['11613d00e92fe5']],
    ['Latin-1, with "?" for what it lacks', ['3f613fe92f3f', '3f613f3fe92f3f']],
    ['ASCII, with "?" for all else', ['3f613f3f2f3f', '3f613f3f3f2f3f']],
    ['UTF-16LE', ['116261003dd800dee9002f00e565']],
    ['UTF-16BE', ['62110061d83dde0000e9002f65e5']],
    ['UTF-8 in surrogate halves', ['e6889161eda0bdedb880c3a92fe697a5']],
    ['UTF-8 with a byte order mark', ['efbbbfe6889161f09f9880c3a92fe697a5']],
  ])('has the bytes that Python, Java and .NET give it: %s', (charset, hex) => {
    expect(hexOf('我a😀é/日', charset)).toEqual(hex);
  });

  it('is called Latin-1 alone where Latin-1 has all of it', () => {
    expect(hexOf('é', 'Latin-1')).toEqual(['e9']);
  });

  it('reads UTF-8 as Latin-1 and as Windows-1252, where it comes out twice', () => {
    expect(hexOf('日', 'UTF-8 twice')).toEqual(['c3a6c297c2a5', 'c3a6e28094c2a5']);
  });

  it('differs in UTF-16, in UTF-32 and by a byte order mark alone where all of it is ASCII', () => {
    const charsets = encodeOtherwise('abc').map(({ charset }) => charset);
    expect(charsets.every((charset) => /UTF-16|UTF-32|byte order mark/.test(charset))).toBe(true);
    expect(charsets).toHaveLength(7);
  });

  it('is cut where its length was counted in characters', () => {
    const cut = 'UTF-8, cut to as many bytes as it has characters';
    expect(hexOf('a日', cut)).toEqual(['61e6', '61e6']);
    expect(hexOf('日😀', cut)).toEqual(['e697', 'e697a5']);
  });

  it('is found again from bytes that are no UTF-8, and not looked for in those that are', () => {
    expect(decodeOtherwise(Buffer.from('ced2c3c7', 'hex'))).toContainEqual({ charset: 'GBK', text: '我们' });
    expect(decodeOtherwise(Buffer.from('我们'))).toEqual([]);
  });
});
