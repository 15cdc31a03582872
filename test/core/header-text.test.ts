import { validateHeaderValue } from 'node:http';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestText, toHeaderList, toHeaderText } from '../../emulator/core/engine/header-text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('text in a header', () => {
  it('stays readable where it is printable ASCII', () => {
    expect(toHeaderText('slow reply #1, {once}!')).toBe('slow reply #1, {once}!');
  });

  it.each([
    ['签名错误', '%E7%AD%BE%E5%90%8D%E9%94%99%E8%AF%AF'],
    ['a\r\nb\0c', 'a%0D%0Ab%00c'],
    [' 50% é ', '%2050%25 %C3%A9%20'],
    ['\ud800', '%EF%BF%BD'],
    ['\u001b]0;x\u0007', '%1B]0;x%07'],
  ])('is percent-encoded where it is not: %j', (text, encoded) => {
    expect(toHeaderText(text)).toBe(encoded);
  });

  it('is always a valid value that decodes to what it was', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const encoded = toHeaderText(text);
        expect(encoded).toMatch(/^([!-~]|[!-~][ -~]*[!-~])?$/);
        expect(decodeURIComponent(encoded)).toBe(text.toWellFormed());
      }),
    );
  });

  it('has a bound, and no escape is cut in two', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 40 }), (texts) => {
        const long = toHeaderText(texts.join('禁'));
        expect(long.length).toBeLessThanOrEqual(longestText);
        expect(() => decodeURIComponent(long.replace(/(%[89AB].|%[C-F].)+$/, ''))).not.toThrow();
        const list = toHeaderList(texts.map((text) => text.repeat(40)));
        expect(list.length).toBeLessThanOrEqual(2 * longestText);
        validateHeaderValue('x-list', list);
      }),
    );
    expect(toHeaderText('x'.repeat(5_000_000))).toHaveLength(longestText);
  });

  it('keeps the entries of a list apart', () => {
    const list = toHeaderList(['a, b', 'c']);
    expect(list.split(', ').map(decodeURIComponent)).toEqual(['a, b', 'c']);
  });
});
