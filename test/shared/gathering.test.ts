import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createCallBatches } from '../../emulator/shared/call-batches.ts';
import type { LoggedCall } from '../../emulator/shared/call-records.ts';

/** The turn of the loop in which calls that come together are sent is the real one. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

const turn = (): Promise<unknown> => new Promise(setImmediate);

/** Batches whose records are on their way until somebody says that they are back. */
function createTestBatches() {
  const sent: number[] = [];
  const backs: (() => void)[] = [];
  const batches = createCallBatches({
    room: () => Infinity,
    send: async ({ calls }) => {
      sent.push(calls.length);
      await new Promise<void>((resolve) => backs.push(resolve));
      return calls.map(() => ({ kind: 'elsewhere' }));
    },
  });
  return {
    sent,
    call: async (count: number): Promise<void> => {
      for (let index = 0; index < count; index += 1) void batches.add(call);
      await turn();
    },
    /** The first record that is on its way comes back after so many milliseconds. */
    back: async (milliseconds: number): Promise<void> => {
      vi.advanceTimersByTime(milliseconds);
      backs.shift()!();
      await turn();
    },
  };
}

const call: LoggedCall = {
  vendor: 'vendor',
  request: { method: 'GET', target: '/', headers: [], body: new Uint8Array() },
  seen: 0,
  connection: 1,
  isReused: false,
};

it('sends what waits together with the next calls of those whom a record has answered', async () => {
  const { sent, call, back } = createTestBatches();
  await call(3);
  await call(2);
  await back(10);
  expect(sent).toEqual([3]);
  await call(2);
  expect(sent).toEqual([3]);
  await call(1);
  expect(sent).toEqual([3, 5]);
});

it('sends what waits after half the time that the record took, where those whom it has answered do not call again', async () => {
  const { sent, call, back } = createTestBatches();
  await call(3);
  await call(2);
  await back(10);
  vi.advanceTimersByTime(4);
  expect(sent).toEqual([3]);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual([3, 2]);
  await back(10);
  await call(1);
  expect(sent).toEqual([3, 2, 1]);
});

it('holds nothing where a record is back at once, and nothing that is many calls already', async () => {
  const { sent, call, back } = createTestBatches();
  await call(1);
  await call(1);
  await back(1);
  expect(sent).toEqual([1, 1]);
  await call(31);
  await back(10);
  expect(sent).toEqual([1, 1]);
  await call(1);
  expect(sent).toEqual([1, 1, 32]);
});

it('counts how long a call waits from when it came, and not from one before it', async () => {
  const { sent, call, back } = createTestBatches();
  await call(1);
  await call(1);
  await back(1);
  vi.advanceTimersByTime(15);
  await call(1);
  vi.advanceTimersByTime(19);
  expect(sent).toEqual([1, 1]);
  vi.advanceTimersByTime(1);
  expect(sent).toEqual([1, 1, 1]);
});
