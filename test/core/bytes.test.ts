import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countBytes,
  encodeText,
  findBytes,
  joinBytes,
  printBase64,
  printHex,
  printLatin1,
  readBase64,
  readHex,
} from '../../contracts/core/wire/bytes.ts';

const text = fc.string({ unit: 'binary', maxLength: 100 });
const bytes = fc.uint8Array({ maxLength: 100 });

describe('bytes without Node’s Buffer', () => {
  it('are those of Buffer for every text', () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(printHex(encodeText(value))).toBe(Buffer.from(value).toString('hex'));
        expect(countBytes(value)).toBe(Buffer.byteLength(value));
      }),
    );
  });

  it('are printed as Buffer prints them', () => {
    fc.assert(
      fc.property(bytes, (value) => {
        expect(printHex(value)).toBe(Buffer.from(value).toString('hex'));
        expect(printBase64(value)).toBe(Buffer.from(value).toString('base64'));
        expect(printLatin1(value)).toBe(Buffer.from(value).toString('latin1'));
      }),
    );
  });

  it('are read from hexadecimal and base64 as Buffer reads them, damaged ones too', () => {
    const damaged = fc.stringMatching(/^[abcXYZ019+/\-_= \n*~é]{0,40}$/);
    fc.assert(
      fc.property(damaged, (value) => {
        expect(printHex(readHex(value))).toBe(Buffer.from(value, 'hex').toString('hex'));
        expect(printHex(readBase64(value))).toBe(Buffer.from(value, 'base64').toString('hex'));
      }),
    );
  });

  it('are joined in their order', () => {
    expect([...joinBytes(Uint8Array.of(1, 2), Uint8Array.of(), Uint8Array.of(3))]).toEqual([1, 2, 3]);
  });

  it('are found where Buffer finds them', () => {
    const few = (maxLength: number, minLength = 0) => fc.uint8Array({ max: 2, minLength, maxLength });
    fc.assert(
      fc.property(few(30), few(4, 1), fc.nat(30), (value, sought, from) => {
        expect(findBytes(value, sought, from)).toBe(Buffer.from(value).indexOf(sought, from));
      }),
    );
  });
});
