import { describe, expect, it } from 'vitest';
import { createRateWindows } from '../../emulator/core/limits/rate-windows.ts';

const limit = { requests: 2, perSeconds: 1 };
const start = 1_700_000_000_000;

describe('rate windows', () => {
  it('take as many calls as the limit, and refuse the next with its number', () => {
    const rates = createRateWindows();
    expect(rates.take('a', limit, start)).toBeUndefined();
    expect(rates.take('a', limit, start)).toBeUndefined();
    expect(rates.take('a', limit, start)).toEqual({
      limit: 2,
      perSeconds: 1,
      resetsAt: (Math.floor(start / 1000) + 1) * 1000,
      count: 3,
    });
  });

  it('count refused calls as well', () => {
    const rates = createRateWindows();
    for (let count = 0; count < 9; count += 1) rates.take('a', limit, start);
    expect(rates.take('a', limit, start)).toHaveProperty('count', 10);
  });

  it('know of no block where none was, before 1970 as well', () => {
    const rates = createRateWindows();
    for (const now of [-1e12, 0, start]) expect(rates.blockedUntil('a', now)).toBeUndefined();
    rates.takeOrBlock('a', { requests: 0, perSeconds: 1, blockSeconds: 60 }, -1e12);
    expect(rates.blockedUntil('a', -1e12)).toBe(-1e12 + 60_000);
  });

  it('are fixed: they begin at whole seconds, not with the first call', () => {
    const rates = createRateWindows();
    rates.take('a', limit, start + 999);
    rates.take('a', limit, start + 999);
    expect(rates.take('a', limit, start + 999)).toBeDefined();
    expect(rates.take('a', limit, start + 1000)).toBeUndefined();
  });

  it('hold to their last millisecond', () => {
    const rates = createRateWindows();
    rates.take('a', limit, start);
    rates.take('a', limit, start);
    expect(rates.take('a', limit, start + 999)).toBeDefined();
  });

  it('may last a minute', () => {
    const perMinute = { requests: 1, perSeconds: 60 };
    const minute = 60_000 * Math.floor(start / 60_000);
    const rates = createRateWindows();
    rates.take('a', perMinute, minute);
    expect(rates.take('a', perMinute, minute + 59_999)).toBeDefined();
    expect(rates.take('a', perMinute, minute + 60_000)).toBeUndefined();
  });

  it('count each key by itself', () => {
    const rates = createRateWindows();
    rates.take('a', limit, start);
    rates.take('a', limit, start);
    expect(rates.take('b', limit, start)).toBeUndefined();
  });

  it('refuse every call at a limit of none', () => {
    expect(createRateWindows().take('a', { requests: 0, perSeconds: 1 }, start)).toHaveProperty('count', 1);
  });

  it('say when the next one opens once the limit is used up, and nothing before', () => {
    const rates = createRateWindows();
    rates.take('a', limit, start + 300);
    expect(rates.fullUntil('a', limit, start + 300)).toBeUndefined();
    rates.take('a', limit, start + 300);
    expect(rates.fullUntil('a', limit, start + 300)).toBe(start + 1000);
    expect(rates.fullUntil('a', limit, start + 1000)).toBeUndefined();
  });

  it('count on from a snapshot', () => {
    const rates = createRateWindows();
    rates.take('a', limit, start);
    rates.take('a', limit, start);
    const other = createRateWindows();
    other.take('b', limit, start);
    other.restore(rates.snapshot());
    expect(other.take('a', limit, start)).toHaveProperty('count', 3);
    expect(other.snapshot()).not.toHaveProperty('b');
  });
});
