import { describe, expect, it } from 'vitest';
import { textInSingleQuotes, textOfJson } from '../../contracts/core/diagnosis/json-texts.ts';

const found = (pattern: string, text: string): readonly string[] =>
  text.match(new RegExp(pattern, 'g')) ?? [];

describe('the texts of JSON', () => {
  it('are found with their escapes, and nothing between them', () => {
    expect(found(textOfJson, String.raw`{"a\"b": "\\", "c":1}`)).toEqual([
      String.raw`"a\"b"`,
      String.raw`"\\"`,
      '"c"',
    ]);
    expect(found(textInSingleQuotes, String.raw`{'it\'s': 1}`)).toEqual([String.raw`'it\'s'`]);
  });

  // Otherwise each quotation mark in it is a beginning that is tried to the end: 16 KB of them took over a second.
  it.each([['"'], [String.raw`\"`], ['\\'], ['a']])(
    'go on to the end where one of %s is not closed, and no other begins in it',
    (unit) => {
      const open = `"${String.raw`\"`.repeat(1000)}${unit === '"' ? '' : unit}`;
      expect(found(textOfJson, `{${open}`)).toEqual([open]);
    },
  );
});
