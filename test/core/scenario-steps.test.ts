import { describe, expect, it } from 'vitest';
import { createScript, type ScriptStep } from '../../emulator/core/scenario/steps.ts';

const start = 1_700_000_000_000;

const step = (name: string, after: ScriptStep['after']): ScriptStep => ({ after, state: { name } });
const namesOf = (steps: readonly ScriptStep[]) => steps.map(({ state }) => state?.['name']);

const reply = { status: 200, headers: [], body: '' };
const call = { vendor: 'v', operation: 'ban', outcome: 'success', reply };

describe('the steps of a scenario', () => {
  it('are due after so many calls, once', () => {
    const script = createScript([step('a', { calls: 2 })], start);
    expect(namesOf(script.dueAfter(call))).toEqual([]);
    expect(namesOf(script.dueAfter(call))).toEqual(['a']);
    expect(namesOf(script.dueAfter(call))).toEqual([]);
  });

  it.each([
    ['vendor', { vendor: 'w' }],
    ['operation', { operation: 'list' }],
    ['outcome', { outcome: '100004' }],
  ])('count only calls of their %s', (_, other) => {
    const script = createScript(
      [step('a', { calls: 1, vendor: 'v', operation: 'ban', outcome: 'success' })],
      start,
    );
    expect(script.dueAfter({ ...call, ...other })).toEqual([]);
    expect(namesOf(script.dueAfter(call))).toEqual(['a']);
  });

  it('are due at exactly their second from the start, once', () => {
    const script = createScript([step('a', { seconds: 1.5 })], start);
    expect(script.dueAt(start + 1499)).toEqual([]);
    expect(namesOf(script.dueAt(start + 1500))).toEqual(['a']);
    expect(script.dueAt(start + 9999)).toEqual([]);
  });

  it('come in the order of their times when one move of the clock makes several due', () => {
    const script = createScript([step('late', { seconds: 60 }), step('early', { seconds: 30 })], start);
    expect(namesOf(script.dueAt(start + 60_000))).toEqual(['early', 'late']);
  });

  it('go on from a snapshot', () => {
    const steps = [step('a', { calls: 2 }), step('b', { seconds: 1 })];
    const script = createScript(steps, start);
    script.dueAfter(call);
    script.dueAt(start + 1000);
    const other = createScript(steps, start);
    other.restore(script.snapshot());
    expect(other.dueAt(start + 1000)).toEqual([]);
    expect(namesOf(other.dueAfter(call))).toEqual(['a']);
  });
});
