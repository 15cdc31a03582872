import { describe, expect, it } from 'vitest';
import { escapeOtherwise } from '../../contracts/core/diagnosis/json-escapes.ts';
import {
  leaveOutFields,
  printOtherwise,
  renumber,
  respell,
} from '../../contracts/core/diagnosis/json-respelling.ts';

const sent = '{"b":"王/<é>","a":[1,"2"],"n":null}';

describe('JSON that is spelled otherwise', () => {
  it.each([
    ['Python', '{"b": "\\u738b/<\\u00e9>", "a": [1, "2"], "n": null}'],
    ['Python with sorted keys', '{"a": [1, "2"], "b": "\\u738b/<\\u00e9>", "n": null}'],
    ['JavaScript with two spaces', '{\n  "b": "王/<é>",\n  "a": [\n    1,\n    "2"\n  ],\n  "n": null\n}'],
    ['a file', `${sent}\n`],
  ])('is laid out as %s does it', (_, text) => {
    expect(respell(sent)).toContain(text);
  });

  it.each([
    ['PHP', '{"b":"\\u738b\\/<\\u00e9>","a":[1,"2"],"n":null}'],
    ['PHP with JSON_UNESCAPED_UNICODE', '{"b":"王\\/<é>","a":[1,"2"],"n":null}'],
    ['Go', '{"b":"王/\\u003cé\\u003e","a":[1,"2"],"n":null}'],
    ['.NET', '{"b":"\\u738B/\\u003C\\u00E9\\u003E","a":[1,"2"],"n":null}'],
  ])('is escaped as %s does it, and read back from that', (_, text) => {
    expect(escapeOtherwise(sent)).toContain(text);
    expect(escapeOtherwise(text)).toContain(sent);
  });

  it('has its numbers as texts, its texts as numbers, and digits that floating point has lost', () => {
    expect(renumber('{"a":12,"b":"34"}')).toEqual(
      expect.arrayContaining(['{"a":"12","b":"34"}', '{"a":12,"b":34}', '{"a":12.0,"b":"34"}']),
    );
    expect(renumber('{"a":9007199254740993}')).toContain('{"a":9007199254740992}');
  });

  it('lacks one field, or those that hold nothing', () => {
    expect(leaveOutFields(sent)).toEqual(
      expect.arrayContaining(['{"b":"王/<é>","a":[1,"2"]}', '{"a":[1,"2"],"n":null}']),
    );
  });

  it.each([
    ['a form', 'b=%E7%8E%8B%2F%3C%C3%A9%3E&a=%5B1%2C%222%22%5D&n=null'],
    ['a printed map', '{b=王/<é>, a=[1,"2"], n=null}'],
    ['a Python dictionary', "{'b': '王/<é>', 'a': [1, '2'], 'n': None}"],
    ['JSON in JSON', JSON.stringify(sent)],
    ['base64', Buffer.from(sent).toString('base64')],
    ['the text of an object', '[object Object]'],
  ])('is no JSON but %s', (_, text) => {
    expect(printOtherwise(sent)).toContain(text);
  });

  it.each([[respell], [escapeOtherwise], [renumber], [leaveOutFields], [printOtherwise]])(
    'is never the text itself, nor twice the same: %o',
    (change) => {
      for (const text of [sent, '{}', '[]', 'a=1', '', '{"a":"\u0007"}']) {
        const spellings = change(text);
        expect(spellings).not.toContain(text);
        expect(new Set(spellings).size).toBe(spellings.length);
      }
    },
  );
});
