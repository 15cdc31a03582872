import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultRule, type FaultRule } from '../../contracts/core/config/fault-rule.ts';
import { createFaults } from '../../emulator/core/faults/faults.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';

type RuleInput = z.input<typeof faultRule>;

const rule = (input: Partial<RuleInput> = {}): FaultRule =>
  faultRule.parse({ id: 'it', match: { vendor: 'v' }, effect: { type: 'hang' }, ...input });

const faultsOf = (rules: readonly FaultRule[], seed = 1) => createFaults(rules, createSeededIds(seed));

/** Which of the first calls a rule fires on, by their numbers. */
function firings(when: RuleInput['when'], calls = 10): readonly number[] {
  const faults = faultsOf([rule({ when })]);
  return Array.from({ length: calls }, (_, index) => index + 1).filter(
    () => faults.fire('v', 'op', {}).ids.length > 0,
  );
}

describe('when a fault fires', () => {
  it.each([
    ['on every matching call unless said', {}, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['after so many calls', { after: 7 }, [8, 9, 10]],
    ['on each n-th call', { every: 3 }, [3, 6, 9]],
    ['so many times', { times: 2 }, [1, 2]],
    ['on each n-th call after so many', { after: 2, every: 3 }, [5, 8]],
    ['on each n-th call after so many, so many times', { after: 1, every: 2, times: 3 }, [3, 5, 7]],
  ] as const)('%s', (_, when, expected) => {
    expect(firings(when)).toEqual(expected);
  });

  it('counts only calls that match', () => {
    const faults = faultsOf([rule({ match: { vendor: 'v', operation: 'ban' }, when: { after: 1 } })]);
    expect(faults.fire('v', 'list', {}).ids).toEqual([]);
    expect(faults.fire('w', 'ban', {}).ids).toEqual([]);
    expect(faults.fire('v', 'ban', {}).ids).toEqual([]);
    expect(faults.fire('v', 'ban', {}).ids).toEqual(['it']);
  });
});

describe('which calls a fault matches', () => {
  const where = { Room: 'a', Count: 5 };
  const faults = () => faultsOf([rule({ match: { vendor: 'v', where } })]);

  it('are those whose input has the same values', () => {
    expect(faults().fire('v', 'op', { Room: 'a', Count: 5, Other: 1 }).ids).toEqual(['it']);
  });

  it.each([
    ['another value', { Room: 'b', Count: 5 }],
    ['a missing field', { Room: 'a' }],
    ['no input at all', undefined],
  ])('are not those with %s', (_, input) => {
    expect(faults().fire('v', 'op', input).ids).toEqual([]);
  });

  it('are the same whether an id is a number, a bigint or text', () => {
    const byNumber = faultsOf([rule({ match: { vendor: 'v', where: { Id: 1819171234140099 } } })]);
    expect(byNumber.fire('v', 'op', { Id: '1819171234140099' }).ids).toEqual(['it']);
    const byBigint = faultsOf([rule({ match: { vendor: 'v', where: { Id: 1819171234140099123n } } })]);
    expect(byBigint.fire('v', 'op', { Id: '1819171234140099123' }).ids).toEqual(['it']);
    expect(byBigint.fire('v', 'op', { Id: '1819171234140099124' }).ids).toEqual([]);
  });
});

describe('several faults on one call', () => {
  it('leave the decision to the first that fires', () => {
    const faults = faultsOf([
      rule({ id: 'later', when: { after: 1 }, effect: { type: 'reset' } }),
      rule({ id: 'now', effect: { type: 'html' } }),
    ]);
    expect(faults.fire('v', 'op', {})).toMatchObject({ ids: ['now'], effect: { type: 'html', status: 502 } });
    expect(faults.fire('v', 'op', {})).toMatchObject({ ids: ['later'], effect: { type: 'reset' } });
  });

  it('add up their latencies in front of what follows', () => {
    const faults = faultsOf([
      rule({ id: 'one', effect: { type: 'latency', ms: 100 } }),
      rule({ id: 'two', effect: { type: 'latency', ms: 20 } }),
      rule({ id: 'three', effect: { type: 'error', code: 'x' } }),
    ]);
    expect(faults.fire('v', 'op', {})).toMatchObject({
      ids: ['one', 'two', 'three'],
      delayMs: 120,
      effect: { type: 'error', code: 'x' },
    });
  });

  it('draw a latency from its range, by the seed', () => {
    const draw = (seed: number) => {
      const faults = faultsOf([rule({ effect: { type: 'latency', minMs: 10, maxMs: 12 } })], seed);
      return Array.from({ length: 60 }, () => faults.fire('v', 'op', {}).delayMs);
    };
    expect(new Set(draw(4))).toEqual(new Set([10, 11, 12]));
    expect(draw(4)).toEqual(draw(4));
    expect(draw(4)).not.toEqual(draw(5));
  });
});

describe('overrides', () => {
  const faults = () =>
    faultsOf([
      rule({
        id: 'rate',
        match: { vendor: 'v', operation: 'ban' },
        effect: { type: 'rate-limit', limit: 3 },
      }),
      rule({ id: 'quota', effect: { type: 'quota', quota: 'users', limit: 9 } }),
    ]);

  it('stand for the operations that they name', () => {
    expect(faults().rateLimit('v', 'ban')).toMatchObject({ limit: 3 });
    expect(faults().rateLimit('v', 'list')).toBeUndefined();
  });

  it('stand for the quota that they name', () => {
    expect(faults().quota('v', 'list', 'users')).toMatchObject({ limit: 9 });
    expect(faults().quota('v', 'list', 'devices')).toBeUndefined();
  });

  it('happen to no call', () => {
    expect(faults().fire('v', 'ban', {})).toMatchObject({ ids: [], delayMs: 0, effect: undefined });
  });

  it('have fired once they were used, and not when they were looked at', () => {
    const overrides = faults();
    overrides.rateLimit('v', 'ban')?.use();
    overrides.quota('v', 'ban', 'users');
    expect(overrides.report().map(({ fired }) => fired)).toEqual([1, 0]);
  });
});

describe('the report of the faults', () => {
  it('says how often each matched and fired', () => {
    const faults = faultsOf([rule({ when: { every: 2 }, mustFire: true })]);
    for (let call = 0; call < 5; call += 1) faults.fire('v', 'op', {});
    expect(faults.report()).toMatchObject([{ rule: { id: 'it', mustFire: true }, matched: 5, fired: 2 }]);
  });

  it('begins anew when the rules are replaced', () => {
    const faults = faultsOf([rule()]);
    faults.fire('v', 'op', {});
    faults.replace([rule()]);
    expect(faults.report()).toMatchObject([{ matched: 0, fired: 0 }]);
  });

  it('goes on from a snapshot', () => {
    const faults = faultsOf([rule({ when: { times: 1 } })]);
    faults.fire('v', 'op', {});
    const other = faultsOf([rule({ when: { times: 1 } })]);
    other.restore(faults.snapshot());
    expect(other.fire('v', 'op', {}).ids).toEqual([]);
    expect(other.report()).toMatchObject([{ matched: 2, fired: 1 }]);
  });
});

describe('the form of a rule', () => {
  it.each([
    ['latency without a time', { type: 'latency' }],
    ['latency with a time and a range', { type: 'latency', ms: 1, minMs: 1, maxMs: 2 }],
    ['latency with a time and half a range', { type: 'latency', ms: 1, minMs: 1 }],
    ['latency with half a range', { type: 'latency', maxMs: 2 }],
    ['latency with a range upside down', { type: 'latency', minMs: 2, maxMs: 1 }],
    ['an unknown effect', { type: 'explode' }],
    ['a field of another effect', { type: 'hang', ms: 1 }],
  ])('does not take %s', (_, effect) => {
    expect(faultRule.safeParse({ id: 'it', match: { vendor: 'v' }, effect }).success).toBe(false);
  });

  it.each([{ every: 0 }, { times: 0 }, { after: -1 }, { after: 1.5 }])('does not take when: %j', (when) => {
    expect(faultRule.safeParse({ ...rule(), when }).success).toBe(false);
  });

  it('takes an error code that is a number', () => {
    expect(rule({ effect: { type: 'error', code: 100004 } }).effect).toEqual({
      type: 'error',
      code: '100004',
    });
  });
});
