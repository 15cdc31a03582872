import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createEventReader } from '../../emulator/control/event-reader.ts';
import type { CallSeries, ToldCall } from '../../emulator/control/recent-calls.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setImmediate', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A series that counts how often it is asked, and a reader of it that wants so many calls of a second. */
function readSeries(perSecond: number) {
  let [last, asked] = [0, 0];
  const calls: CallSeries = {
    last: () => last,
    next(number) {
      asked += 1;
      const call = { event: String(number + 1) } as ToldCall;
      return number < last ? { number: number + 1, call } : undefined;
    },
  };
  let text = '';
  let writes = 0;
  const reader = createEventReader({
    sink: {
      destroyed: false,
      writableNeedDrain: false,
      write(chunk) {
        text += String(chunk);
        writes += 1;
        return true;
      },
    },
    calls,
    tell: ({ event }) => ({ bytes: Buffer.from(`${event}\n\n`) }),
    makeRoom: () => undefined,
    contain: (work) => {
      work();
    },
    start: 0,
    perSecond,
  });
  return {
    /** What was written, event by event. */
    written: () => text.split('\n\n').slice(0, -1),
    writes: () => writes,
    asked: () => asked,
    grow: (count: number) => {
      last += count;
      reader.pump();
    },
  };
}

describe('a reader who asks for few calls of a second', () => {
  it('costs as little when a million calls are left out as when ten are', () => {
    const [few, many] = [10, 1_000_000].map((leftOut) => {
      const { written, asked, grow } = readSeries(5);
      grow(5 + leftOut + 5);
      vi.advanceTimersByTime(1500);
      expect(written()).toHaveLength(11);
      expect(written()[5]).toContain(`"missed":${leftOut}`);
      expect(written().at(-1)).toBe(String(leftOut + 10));
      return asked();
    });
    expect(many).toBe(few);
  });

  it('is told every call when no more come than that', () => {
    const { written, grow } = readSeries(5);
    for (let second = 0; second < 3; second += 1) {
      grow(5);
      vi.advanceTimersByTime(1500);
    }
    expect(written()).toEqual(Array.from({ length: 15 }, (_, index) => String(index + 1)));
  });

  it('gets small events of one turn in one piece, and what comes after them with the next', () => {
    const { written, writes, grow } = readSeries(100);
    grow(15);
    expect([written().length, writes()]).toEqual([15, 1]);
    grow(30);
    vi.advanceTimersByTime(1);
    expect([written().length, writes()]).toEqual([45, 3]);
  });
});
