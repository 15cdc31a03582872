import fc from 'fast-check';
import { parse } from 'lossless-json';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../contracts/core/wire/json.ts';
import { parseExactJson } from '../../contracts/core/wire/parse-exact-json.ts';

const rules = {
  parseNumber: (digits: string): unknown => `number ${digits}`,
  onDuplicateKey: ({ newValue }: { newValue: unknown }): unknown => newValue,
};

/** What comes of a text, or that it is no JSON. */
function outcome(readText: () => unknown): unknown {
  try {
    return { value: readText() };
  } catch (error) {
    if (error instanceof SyntaxError) return 'no JSON';
    throw error;
  }
}
const byLibrary = (json: string) => outcome(() => parse(json, null, rules));
const here = (json: string) => outcome(() => parseExactJson(json, rules));

const long = 'x'.repeat(20_000);

describe('exact JSON', () => {
  it.each([
    '{"id":1819171234140099,"text":"a"}',
    ' [ 1 , -0 , 1.50 , 1E+5 , 0e0 , true , false , null ] ',
    '{ "a" : { } , "b" : [ ] , "" : "" }',
    '{"a":1,"b":2,"a":{"c":3}}',
    `["${'\\"'.repeat(3000)}","${'\\\\'.repeat(3000)}","\\\\\\"","\\u4e2d\\n\\/"]`,
    `{"${long}":"${long}"}`,
    ...[
      '',
      ' ',
      '{',
      '[',
      '"',
      '"\\"',
      '[1',
      '[1,',
      '[1,]',
      '[,1]',
      '{"a"',
      '{"a":',
      '{"a":1',
      '{"a":1,',
      '{"a":1,}',
    ],
    ...[
      '{,}',
      '{a:1}',
      '{1:1}',
      '{"a" 1}',
      '{"a":1 "b":2}',
      '[1 2]',
      '[1}',
      '{"a":1]',
      '1 2',
      '"a" "b"',
      '["a""b"]',
    ],
    ...[
      '01',
      '-',
      '-a',
      '+1',
      '.5',
      '1.',
      '1.e1',
      '1e',
      '1e+',
      '0x1',
      '1_0',
      'tru',
      'nullx',
      'True',
      'NaN',
      "'a'",
    ],
    ...[
      '"\n"',
      '"\t"',
      '"\\x"',
      '"\\u12"',
      '"\\u12g4"',
      '\u00a01',
      '\ufeff1',
      '[1]\u0000',
      '\u000b1',
      '/**/1',
    ],
  ])('is read as by a library that reads character by character: %s', (json) => {
    expect(here(json)).toEqual(byLibrary(json));
  });

  it('is read as by that library, whatever it is', () => {
    const pieces = fc.constantFrom(
      ...Array.from('"\\{}[],:1-0.eE+ \n\tantrufls/'),
      '"a"',
      '{"a":',
      'true',
      'null',
      '\\u0041',
    );
    const damaged = fc
      .tuple(fc.json(), fc.nat(), pieces)
      .map(
        ([json, at, piece]) =>
          json.slice(0, at % (json.length + 1)) + piece + json.slice(at % (json.length + 1)),
      );
    const any = fc.oneof(
      fc.json(),
      damaged,
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(
        any.filter((json) => !json.includes('__proto__')),
        (json) => {
          expect(here(json)).toEqual(byLibrary(json));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('reads the very texts and values that JSON.parse reads', () => {
    const plain = { ...rules, parseNumber: Number };
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary' }), (json) => {
        expect(parseExactJson(json, plain)).toEqual(JSON.parse(json));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes the name of a prototype for a name', () => {
    const value = parseExactJson('{"__proto__":{"a":1},"__proto__":2}', rules) as object;
    expect(Object.entries(value)).toEqual([['__proto__', 'number 2']]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('says where it is none', () => {
    expect(() => parseExactJson('{"a": nothing}', rules)).toThrow('Unexpected "n" at position 6');
    expect(() => parseExactJson('[12', rules)).toThrow('Unexpected end of the JSON at position 3');
  });
});

describe('an integer of more digits than anybody counts', () => {
  it.each(['', '-'])('is infinite, as it is for JSON.parse: %s', (sign) => {
    expect(readJson(`[${sign}${'9'.repeat(3_000_000)}]`)).toEqual({ value: [Number(`${sign}1e400`)] });
    expect(readJson(`[${sign}${'9'.repeat(300)}]`)).toEqual({ value: [BigInt(`${sign}${'9'.repeat(300)}`)] });
  });
});
