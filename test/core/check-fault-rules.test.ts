import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { vendors } from '../../contracts/catalog.ts';
import { checkFaultRules } from '../../contracts/core/config/check-fault-rules.ts';
import { faultRule } from '../../contracts/core/config/fault-rule.ts';

type RuleInput = z.input<typeof faultRule>;

const ban = 'live_engine_http_srv/ban_member';
const list = 'live_engine_http_srv/get_banned_member_list';

function check(...rules: Partial<RuleInput>[]) {
  const whole = rules.map((rule, index) =>
    faultRule.parse({
      id: `rule-${index}`,
      match: { vendor: 'tencent-chat', operation: ban },
      effect: { type: 'hang' },
      ...rule,
    }),
  );
  return checkFaultRules(whole, vendors);
}

describe('fault rules that name what is not there', () => {
  it.each([
    [
      'a vendor',
      { match: { vendor: 'tencent-caht' } },
      ['match', 'vendor'],
      'there is no vendor "tencent-caht". Did you mean "tencent-chat"',
    ],
    [
      'an operation',
      { match: { vendor: 'tencent-chat', operation: 'live_engine_http_srv/ban_membr' } },
      ['match', 'operation'],
      `there is no operation "live_engine_http_srv/ban_membr". Did you mean "${ban}"`,
    ],
    [
      'an operation of another vendor',
      { match: { vendor: 'polyv-live', operation: ban } },
      ['match', 'operation'],
      `there is no operation "${ban}"`,
    ],
    [
      'an input field',
      { match: { vendor: 'tencent-chat', operation: ban, where: { RoomID: 'x' } } },
      ['match', 'where', 'RoomID'],
      'there is no input field "RoomID". Did you mean "RoomId"',
    ],
    [
      'an error of another operation',
      { match: { vendor: 'tencent-chat', operation: list }, effect: { type: 'error', code: '100006' } },
      ['effect', 'code'],
      'there is no error of this operation "100006"',
    ],
    [
      'an error that the vendor does not have',
      { effect: { type: 'error', code: '10000' } },
      ['effect', 'code'],
      'Did you mean "100001"',
    ],
    [
      'a quota that the operation does not count against',
      { effect: { type: 'quota', quota: 'bannedUsers', limit: 1 } },
      ['effect', 'quota'],
      'there is no quota of this operation "bannedUsers"',
    ],
  ] as const)('are refused, with the nearest names: %s', (_, rule, path, message) => {
    const [problem, ...others] = check(rule);
    expect(problem?.path).toEqual([0, ...path]);
    expect(problem?.message).toContain(message);
    expect(others).toEqual([]);
  });
});

describe('fault rules that can never fire', () => {
  it('are refused when they commit part of a list that the operation does not take', () => {
    const rule = {
      match: { vendor: 'tencent-chat', operation: list },
      effect: { type: 'partial-commit', applied: 1 },
    } as const;
    expect(check(rule)).toMatchObject([{ path: [0, 'effect', 'type'] }]);
  });

  it('are refused behind one that takes every such call', () => {
    expect(check({}, { effect: { type: 'reset' } })).toEqual([
      {
        path: [1, 'match'],
        message: 'this can never fire: the rule "rule-0" before it takes every such call',
      },
    ]);
  });

  it('are refused behind one for the whole vendor', () => {
    expect(check({ match: { vendor: 'tencent-chat' } }, {})).toHaveLength(1);
  });

  it('are refused behind a limit on the same calls', () => {
    expect(
      check({ effect: { type: 'rate-limit', limit: 1 } }, { effect: { type: 'rate-limit', limit: 2 } }),
    ).toMatchObject([{ path: [1, 'match'] }]);
  });

  it.each([
    ['that lets calls pass first', { when: { after: 1 } }],
    ['that fires a few times', { when: { times: 1 } }],
    ['that fires now and then', { when: { every: 2 } }],
    ['with a condition', { match: { vendor: 'tencent-chat', operation: ban, where: { RoomId: 'x' } } }],
    ['that only delays', { effect: { type: 'latency', ms: 5 } }],
    ['for another operation', { match: { vendor: 'tencent-chat', operation: list } }],
    ['for another vendor', { match: { vendor: 'polyv-live' } }],
    ['that sets a limit', { effect: { type: 'rate-limit', limit: 1 } }],
  ] as const)('are not those behind one %s', (_, first) => {
    expect(check(first as Partial<RuleInput>, { effect: { type: 'reset' } })).toEqual([]);
  });

  it('are not those for the whole vendor behind one for an operation', () => {
    expect(check({}, { match: { vendor: 'tencent-chat' } })).toEqual([]);
  });
});

describe('other rules', () => {
  it('are refused when two have one id', () => {
    expect(check({ id: 'same', when: { times: 1 } }, { id: 'same' })).toEqual([
      { path: [1, 'id'], message: 'there are two rules "same"' },
    ]);
  });

  it.each([{ when: { times: 1 } }, { match: { vendor: 'tencent-chat', where: { RoomId: 'x' } } }])(
    'are refused when a limit has conditions, which it cannot keep: %j',
    (condition) => {
      expect(check({ ...condition, effect: { type: 'rate-limit', limit: 1 } })).toMatchObject([
        { path: [0, 'effect', 'type'] },
      ]);
    },
  );

  it.each(vendors.map(({ name, internalError }) => [name, internalError]))(
    'are fine with an error that all operations share: %s %s',
    (vendor, code) => {
      expect(check({ match: { vendor }, effect: { type: 'error', code } })).toEqual([]);
    },
  );
});
