import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { sharedErrors } from '../../contracts/core/contract/gateway-errors.ts';
import { sweepTrials } from '../../emulator/cli/trials/sweep.ts';
import type { FirstRun } from '../../emulator/report/report.ts';

const [vendor] = vendors;
const declared = Object.values(vendor!.operations)[0]!;
const operation = declared.key;
const calls = 3;
const firstRun: FirstRun = {
  calls,
  milliseconds: 1,
  operations: [{ vendor: vendor!.name, operation, calls }],
};

describe('the trials of a sweep', () => {
  it('are one for each error that the operation can answer, at its first call', () => {
    const trials = sweepTrials(firstRun, vendors, 'first call');
    const errors = new Set([...declared.errors, ...sharedErrors(vendor!)]);
    expect(new Set(trials.map(({ change }) => change.split(': ')[0]))).toEqual(errors);
    expect(new Set(trials.map(({ at }) => at))).toEqual(new Set([1]));
  });

  it('are one for each error at each call when they go deep', () => {
    const shallow = sweepTrials(firstRun, vendors, 'first call');
    const deep = sweepTrials(firstRun, vendors, 'each call');
    expect(deep).toHaveLength(calls * shallow.length);
    expect(new Set(deep.map(({ id }) => id)).size).toBe(deep.length);
    const [first, second, third] = deep;
    expect([first, second, third].map((trial) => trial?.fault?.when)).toMatchObject([
      { after: 0, times: 1 },
      { after: 1, times: 1 },
      { after: 2, times: 1 },
    ]);
  });

  it('are none for an operation that nobody called', () => {
    expect(sweepTrials({ ...firstRun, operations: [] }, vendors, 'each call')).toEqual([]);
  });
});
