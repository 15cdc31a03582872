import { describe, expect, it } from 'vitest';
import { compareSpellings, tellSpelling } from '../../contracts/core/diagnosis/compare-spellings.ts';

describe('two spellings of one JSON', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      'a number of Go',
      '{"a":1.5e+09}',
      '{"a":1500000000}',
      ['the number 1500000000, where 1.5e+09 was sent'],
    ],
    ['a number in a list', '{"a":[7, 1.0]}', '{"a":[7, 1]}', ['the number 1, where 1.0 was sent']],
    ['spaces', '{"a": 1}', '{"a":1}', ['other spaces']],
    ['the order of fields', '{"a":1,"b":2}', '{"b":2,"a":1}', ['another order of its fields']],
    ['escapes', '{"a":"é/"}', String.raw`{"a":"\u00e9\/"}`, ['other escapes']],
    ['line breaks', '{\n"a":1\n}', '{\r\n"a":1\r\n}', ['CRLF at the ends of its lines, where LF was sent']],
    ['a field twice', '{"a":1,"a":1}', '{"a":1}', ['the field "a" once, which the body has more than once']],
    [
      'order and escapes',
      '{"a":"é","b":2}',
      '{"b":2,"a":"\\u00e9"}',
      ['another order of its fields', 'other escapes'],
    ],
    ['another value, which is another matter', '{"a":1}', '{"a":2}', []],
    ['a text for a number, which is no escape', '{"a":1}', '{"a":"1"}', []],
    ['a field less', '{"a":1,"b":2}', '{"a":1}', []],
  ])('differ in %s', (_, sent, signed, differs) => {
    expect(compareSpellings(sent, signed)).toEqual(differs);
  });

  it.each([
    ['{"a":1.0,"b":"x"}', '{"a":1,"b":"x"}', 'with the number 1, where 1.0 was sent'],
    ['{"a":1,"b":"x"}', '{"a":1.0,"b":"x"}', 'with the number 1.0, where 1 was sent'],
    ['{"a":1,"b":"x"}', '{"b":"x"}', 'with fewer fields'],
    ['{"a":1}', '{"z":1}', 'in another spelling: with other spaces, order of keys, escapes or end'],
  ])('of which %s was sent and %s signed are told apart', (sent, signed, told) => {
    expect(tellSpelling(sent, [], (text) => text === signed)).toBe(told);
  });
});
