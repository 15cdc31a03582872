import { expect, it } from 'vitest';
import { someAtOnce } from '../../emulator/shared/some-at-once.ts';

it('does something with each of many in their order, with no more under way than it may', async () => {
  const [begun, ends]: [number[], (() => void)[]] = [[], []];
  const all = someAtOnce([1, 2, 3, 4, 5], 2, (item) => {
    begun.push(item);
    return new Promise((resolve) => ends.push(resolve));
  });
  for (const expected of [2, 3, 4, 5, 5]) {
    await expect.poll(() => begun.length, { timeout: 60_000 }).toBe(expected);
    expect(begun).toEqual([1, 2, 3, 4, 5].slice(0, expected));
    ends.shift()!();
  }
  await all;
});

it('begins nothing more after one that failed, and throws what that has thrown', async () => {
  const begun: number[] = [];
  const all = someAtOnce([1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    await Promise.resolve();
    if (item === 2) throw new Error('It fails.');
  });
  await expect(all).rejects.toThrow('It fails.');
  await new Promise(setImmediate);
  expect(begun.length).toBeLessThan(5);
});

it('does nothing with none', async () => {
  await expect(someAtOnce([], 2, () => Promise.reject(new Error('Nobody asked.')))).resolves.toBeUndefined();
});
