import { describe, expect, it } from 'vitest';
import { abbreviationBounds, expandAbbreviations } from '../../contracts/core/recipe/abbreviations.ts';
import { expandRecipes } from '../../contracts/core/recipe/expand-recipes.ts';

describe('a series in a list', () => {
  it('stands for texts that count up, among others', () => {
    const list = ['owner', { each: 'user<n>', from: 9, to: 11 }, 'guest'];
    expect(expandAbbreviations({ list })).toEqual({ list: ['owner', 'user9', 'user10', 'user11', 'guest'] });
  });

  it('counts down where it begins with the larger number', () => {
    expect(expandAbbreviations([{ each: 'm<n>', from: 2, to: 0 }])).toEqual(['m2', 'm1', 'm0']);
  });

  it('stands for numbers, and for objects that hold texts and numbers', () => {
    expect(expandAbbreviations([{ each: '<number>', from: 1, to: 3 }])).toEqual([1, 2, 3]);
    const each = { id: '<number>', names: ['a<n>', 'b'], isOn: true };
    expect(expandAbbreviations([{ each, from: 7, to: 8 }])).toEqual([
      { id: 7, names: ['a7', 'b'], isOn: true },
      { id: 8, names: ['a8', 'b'], isOn: true },
    ]);
  });

  it('repeats what has no number', () => {
    expect(expandAbbreviations([{ each: 'x', from: 1, to: 3 }])).toEqual(['x', 'x', 'x']);
  });

  it('has a limit, and is refused beyond it', () => {
    const { entries } = abbreviationBounds;
    expect(expandAbbreviations([{ each: '<n>', from: 1, to: entries }])).toHaveLength(entries);
    const beyond = [{ each: '<n>', from: 0, to: entries }];
    expect(() => expandAbbreviations(beyond)).toThrow(
      `{"each":"<n>","from":0,"to":${entries}}: a series holds at most ${entries} entries: write a shorter one`,
    );
  });

  it.each([
    { each: 'x', from: 1 },
    { each: 'x', from: 1, to: 2.5 },
    { each: 'x', from: 1, to: 2, by: 1 },
  ])('is refused in a wrong form: %j', (series) => {
    expect(() => expandAbbreviations([series])).toThrow(JSON.stringify(series));
  });

  it('is no matter of other fields named from and to', () => {
    const range = [{ from: 1, to: 3 }];
    expect(expandAbbreviations(range)).toEqual(range);
  });
});

describe('a repeated text', () => {
  it('is written out wherever it stands', () => {
    expect(expandAbbreviations({ a: { repeat: '原', times: 3 } })).toEqual({ a: '原原原' });
    expect(expandAbbreviations([{ repeat: 'ab', times: 2 }])).toEqual(['abab']);
  });

  it('has a limit, and is refused beyond it', () => {
    const { characters } = abbreviationBounds;
    expect(expandAbbreviations({ repeat: 'r', times: characters })).toHaveLength(characters);
    expect(() => expandAbbreviations({ repeat: 'rr', times: characters / 2 + 1 })).toThrow(
      `a repeated text has at most ${characters} characters: repeat it less often`,
    );
  });
});

describe('the recipes of a file', () => {
  const file = {
    operation: 'ban',
    clock: '2025-01-01T00:00:00Z',
    state: { rooms: [1], words: ['x'] },
    input: { room: 'test', user: 'a' },
  };
  const expand = (recipe: object) => expandRecipes({ ...file, success: [recipe], errors: {} })['success'];

  it('have what stands at the top of the file', () => {
    const { operation: _, ...all } = file;
    expect(expand({ title: 'plain' })).toEqual([{ title: 'plain', ...all }]);
    expect(expandRecipes({ ...file, errors: { no: { title: 'plain' } } })).toEqual({
      operation: 'ban',
      errors: { no: { title: 'plain', ...all } },
    });
  });

  it('say themselves what differs, field by field', () => {
    const own = { clock: '2026-01-01T00:00:00Z', state: { rooms: [2] }, input: { user: 'b', more: 1 } };
    expect(expand(own)).toEqual([
      {
        clock: '2026-01-01T00:00:00Z',
        state: { rooms: [2], words: ['x'] },
        input: { room: 'test', user: 'b', more: 1 },
      },
    ]);
  });

  it('take out with null what stands above, and keep any other null', () => {
    const own = { clock: null, state: null, input: { user: null, more: null }, output: null };
    expect(expand(own)).toEqual([{ input: { room: 'test', more: null }, output: null }]);
  });

  it('keep the order of the fields above, or give their own where they name them all', () => {
    const orderOf = (input: object) => JSON.stringify(expand({ clock: null, state: null, input }));
    expect(orderOf({ user: 'b' })).toBe('[{"input":{"room":"test","user":"b"}}]');
    expect(orderOf({ user: 'b', room: 'r' })).toBe('[{"input":{"user":"b","room":"r"}}]');
    expect(orderOf({ user: 'b', other: 1, room: null })).toBe('[{"input":{"user":"b","other":1}}]');
  });

  it('have what stands at the top of their boundary before what stands at the top of the file', () => {
    const boundary = {
      title: 'edge',
      assumptions: { a: 'x' },
      input: { room: 'other' },
      passes: { input: { user: 'b' } },
      fails: { assumptions: { b: 'y' }, state: null },
      error: 'no',
    };
    const { boundaries } = expandRecipes({ ...file, errors: {}, boundaries: [boundary] });
    const { clock, state } = file;
    expect(boundaries).toEqual([
      {
        title: 'edge',
        passes: { clock, state, assumptions: { a: 'x' }, input: { room: 'other', user: 'b' } },
        fails: { clock, assumptions: { a: 'x', b: 'y' }, input: { room: 'other', user: 'a' } },
        error: 'no',
      },
    ]);
  });

  it('have the input of the file in earlier calls of its operation, and in no others', () => {
    const before = [
      { operation: 'ban' },
      { operation: 'ban', input: { user: 'b' }, times: 2 },
      { operation: 'lift' },
      { advanceSeconds: 1 },
    ];
    expect(expand({ before, input: { user: 'c' } })).toMatchObject([
      {
        before: [
          { operation: 'ban', input: { room: 'test', user: 'a' } },
          { operation: 'ban', input: { room: 'test', user: 'b' }, times: 2 },
          { operation: 'lift' },
          { advanceSeconds: 1 },
        ],
      },
    ]);
  });

  it('may be abbreviated', () => {
    expect(expand({ clock: null, state: null, input: { user: { repeat: 'u', times: 3 } } })).toEqual([
      { input: { room: 'test', user: 'uuu' } },
    ]);
  });

  it('are refused without an operation', () => {
    expect(() => expandRecipes({ errors: {} })).toThrow('operation');
  });
});
