import { describe, expect, it } from 'vitest';
import { memoize } from '../../contracts/core/wire/memoize.ts';

/** Asks for texts one after the other, and tells which of them had to be worked out. */
function workFor(texts: readonly string[], most?: number): readonly string[] {
  const worked: string[] = [];
  const work = (text: string, before: string): string => {
    worked.push(text);
    return before + text;
  };
  const remember = memoize(work, most === undefined ? {} : { most });
  for (const text of texts) expect(remember(text, 'value of ')).toBe(`value of ${text}`);
  return worked;
}

describe('what is memoized', () => {
  it('is worked out once for each text', () => {
    expect(workFor(['a', 'b', 'a', 'b'])).toEqual(['a', 'b']);
  });

  it('is forgotten when there is too much, the oldest first', () => {
    expect(workFor(['a', 'b', 'c', 'b', 'c', 'a'], 2)).toEqual(['a', 'b', 'c', 'a']);
  });

  it('is nothing of a long text', () => {
    const long = 'x'.repeat(2049);
    expect(workFor([long, long])).toEqual([long, long]);
  });
});
