import { describe, expect, it } from 'vitest';
import {
  byCodeUnit,
  decodePairs,
  encodePairs,
  encodePart,
  first,
  toRecord,
} from '../../contracts/core/wire/query-string.ts';

describe('pairs', () => {
  it.each([
    ['', []],
    [
      'a=1&b=2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'a=1&a=2',
      [
        ['a', '1'],
        ['a', '2'],
      ],
    ],
    ['a', [['a', '']]],
    ['=1', [['', '1']]],
    ['a=b=c', [['a', 'b=c']]],
    ['&&a=1&', [['a', '1']]],
    ['a=x+y%20z', [['a', 'x y z']]],
    ['%E4%B8%AD=%2B', [['中', '+']]],
    [
      'a=100%&b=%zz',
      [
        ['a', '100%'],
        ['b', '%zz'],
      ],
    ],
  ] as const)('are decoded in their order: %j', (text, pairs) => {
    expect(decodePairs(text)).toEqual(pairs);
  });

  it('are encoded by RFC 3986', () => {
    expect(encodePart("aZ09-_.~ !'()*/+中")).toBe('aZ09-_.~%20%21%27%28%29%2A%2F%2B%E4%B8%AD');
  });

  it('are encoded even where a surrogate stands alone', () => {
    expect(encodePart('\ud800')).toBe('%EF%BF%BD');
  });

  it('come back as they were', () => {
    const pairs = [
      ['a b', '1&2=3'],
      ['ü', "it's +"],
      ['', ''],
    ] as const;
    expect(decodePairs(encodePairs(pairs))).toEqual(pairs);
  });

  it('become a record of first values, in which no name is special', () => {
    const record = toRecord([
      ['a', '1'],
      ['a', '2'],
      ['__proto__', '3'],
    ]);
    expect({ ...record }).toHaveProperty('a', '1');
    expect(record['__proto__']).toBe('3');
    expect('toString' in record).toBe(false);
  });

  it('are found by the exact name', () => {
    expect(
      first(
        [
          ['A', '0'],
          ['a', '1'],
          ['a', '2'],
        ],
        'a',
      ),
    ).toBe('1');
    expect(first([], 'a')).toBeUndefined();
  });

  it('are sorted by code unit: capitals before small letters', () => {
    expect(['b', 'a', 'B', '_', '1'].toSorted(byCodeUnit)).toEqual(['1', 'B', '_', 'a', 'b']);
  });
});
