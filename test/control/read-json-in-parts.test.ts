import { describe, expect, it } from 'vitest';
import { readJson } from '../../contracts/core/wire/json.ts';
import { readJsonInParts } from '../../emulator/control/read-json-in-parts.ts';
import { finish } from '../../emulator/control/turns.ts';

const many = <Item>(count: number, make: (index: number) => Item) =>
  Array.from({ length: count }, (_, index) => make(index));
const text = 'x'.repeat(20_000);

const read = (json: string) => finish(readJsonInParts(Buffer.from(json)));

const large = JSON.stringify({
  first: 1,
  rooms: [
    {
      RoomId: 'a',
      banned: many(3000, (index) => ({ Member_Account: `user "${index}" \\`, BannedUntil: index })),
    },
    { RoomId: 'b', members: many(9000, (index) => index), after: { is: [true, null, 1.5] } },
    [],
  ],
  10: 'a name that is a number',
  names: Object.fromEntries(many(3000, (index) => [`name-${index}`, [index, { inner: '[{,' }]] as const)),
  last: [[[many(5000, () => '')]], text, 2],
});

describe('a body that is read in parts', () => {
  it.each([
    ['a large object', large],
    ['a large list', `[${large},${large}]`],
    ['blanks everywhere', ` \n${JSON.stringify(JSON.parse(large), null, 4)}\r\n\t`],
    ['a small object', '{"a":[1,2]}'],
    ['a text', JSON.stringify(text)],
    ['long numbers', `[${many(3000, (index) => `1234567890123456${index}`).join()}]`],
    [
      'names that are special',
      `{"__proto__":[${many(9000, () => 1).join()}],"constructor":"${text}","a":"${text}","a":2}`,
    ],
  ])('is the same as at once: %s', (_, json) => {
    expect(read(json)).toEqual(readJson(json));
  });

  it.each([
    ['a comma too many in a list', large.replace('"last":[', '"last":[,')],
    ['a comma at the end of a list', large.replace(/,2\]\}$/, ',2,]}')],
    ['a comma at the end', large.replace(/\}$/, ',}')],
    ['no comma after a long list', large.replace('],"after"', '] "after"')],
    ['another bracket', large.replace(/\]\}$/, '}}')],
    ['a number before a long list', large.replace('"members":[', '"members":1[')],
    ['a name too many', large.replace('"members":[', '"members":"x":[')],
    ['no name', large.replace('"members":[', '[')],
    ['a name in a list', large.replace('"last":[', '"last":["x":')],
    ['no end', large.slice(0, -1)],
    ['no end of a text', large.slice(0, large.indexOf(text) + 5)],
    ['something after the end', `${large}1`],
    ['something before the beginning', `1${large}`],
    ['two', `${large}${large}`],
    ['an end too many', `${large}]`],
    ['too many levels', `{"a":"${text}","b":"${text}","c":${'['.repeat(300)}${']'.repeat(300)}}`],
  ])('is refused as at once: %s', (_, json) => {
    expect(readJson(json)).toHaveProperty('problem');
    expect(read(json)).toEqual({ problem: expect.any(String) as string });
  });

  it('is refused or read as at once, wherever a character is put or left out', () => {
    const json = JSON.stringify({
      a: [text, [text, 1], { b: [text, text], c: 2 }, 'x'],
      d: { e: text, f: [3, text] },
    });
    const places = many(json.length, Number).filter((place) => json[place] !== 'x');
    for (const place of places) {
      for (const character of ['', ',', '[', '}', '"', ':', '1', ' ']) {
        const changed = json.slice(0, place) + character + json.slice(place + 1);
        expect('value' in read(changed), `${character} at ${place}`).toBe('value' in readJson(changed));
      }
    }
  });

  it('takes no more than a run in one part', () => {
    const work = readJsonInParts(Buffer.from(large));
    const amounts: number[] = [];
    for (let step = work.next(); step.done !== true; step = work.next()) amounts.push(step.value);
    expect(amounts.length).toBeGreaterThan(Math.floor(large.length / 20_000));
    expect(Math.max(...amounts)).toBeLessThanOrEqual(16_384);
  });
});
