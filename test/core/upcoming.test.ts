import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bounds } from '../../contracts/core/config/bounds.ts';
import type { Implementation } from '../../emulator/core/engine/handler.ts';
import { findDue } from '../../emulator/core/scenario/upcoming.ts';
import { openControl } from '../control/control.ts';
import { finish } from '../../emulator/control/turns.ts';

const { emulator } = openControl();
const sandbox = emulator.sandbox('default')!;
const { vendor, stateStore } = emulator.implementation('tencent-chat');

/** A vendor in whose state something ends at each of these times. */
const endingAt = (times: readonly number[]): Implementation => ({
  ...emulator.implementation(vendor.name),
  vendor,
  stateStore: {
    ...stateStore,
    deadlines: () => times.map((at, index) => ({ at, kind: 'ban ended', subject: String(index), place: '' })),
  },
});

describe('what is due', () => {
  it('is the first of it, those of the same time in the order in which they are found, and the number of the others', () => {
    const times = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 0, maxLength: 6000, size: 'max' });
    fc.assert(
      fc.property(times, (all) => {
        const inTime = [...all.entries()].filter(([, at]) => at > 100 && at <= 2900);
        const first = inTime.toSorted(([, left], [, right]) => left - right).slice(0, bounds.due);
        const { due, more } = finish(findDue(sandbox, [endingAt(all)], 100, 2900));
        expect(due.map(({ subject, at }) => [Number(subject), at])).toEqual(first);
        expect(more).toBe(inTime.length - first.length);
      }),
      { numRuns: 10 },
    );
  });
});
