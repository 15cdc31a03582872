import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { faultRules, sandboxForm } from '../../contracts/control/config.ts';
import { scenarioForm } from '../../contracts/control/scenario.ts';
import { nameOperation } from '../../contracts/core/config/name-operation.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';

const operations = vendors.flatMap((vendor) =>
  [...operationsByKey(vendor)].map(([key, { name, route }]) => ({ vendor, key, name, route })),
);

describe('an operation', () => {
  it.each(operations)('is found by each of its names: $key', ({ vendor, key, name, route }) => {
    const names = [key, name, key.toUpperCase(), name.toLowerCase(), route.action ?? route.path];
    expect(names.map((text) => nameOperation(text, [vendor]))).toEqual(names.map(() => ({ key })));
  });

  it.each([
    ['ban_member', 'live_engine_http_srv/ban_member'],
    ['ban-member', 'live_engine_http_srv/ban_member'],
    ['BanMember', 'live_engine_http_srv/ban_member'],
    ['/v4/live_engine_http_srv/ban_member', 'live_engine_http_srv/ban_member'],
    ['forbid/list', 'v4/chat/forbid/list'],
    ['setUserBlocked', 'SetUserBlocked'],
  ])('is found by a short name among those of all vendors: %s', (name, key) => {
    expect(nameOperation(name, vendors)).toEqual({ key });
  });

  it.each([
    ['ban_membr', 'there is no operation "ban_membr". Did you mean "live_engine_http_srv/ban_member"'],
    ['kickUser', 'Did you mean "kickUsers"'],
    ['silence', 'Did you mean "silenceUser"'],
    ['no such operation at all', 'there is no operation "no such operation at all".'],
    [
      'kick-users',
      '"kick-users" may be any of these: polyv-live v4/chat/forbid/kick-users, polyv-live v4/chat/channel/forbid/kick-users; say its whole name.',
    ],
  ])('is not guessed, but offered: %s', (name, problem) => {
    expect(nameOperation(name, vendors)).toEqual({ problem: expect.stringContaining(problem) as string });
  });
});

const [first] = vendors;
const { key, name } = operations[0]!;

describe('the other names of an operation', () => {
  it('stand for its key in fault rules', () => {
    const rule = { id: 'x', match: { vendor: first!.name, operation: name }, effect: { type: 'hang' } };
    expect(faultRules.parse([rule])[0]!.match.operation).toBe(key);
  });

  it('stand for its key in limits, once', () => {
    const limits = (...names: string[]) => ({
      limits: { [first!.name]: Object.fromEntries(names.map((one) => [one, { perSecond: 1 }])) },
    });
    expect(sandboxForm.parse(limits(name)).limits).toMatchObject({
      [first!.name]: { [key]: { requests: 1 } },
    });
    expect(sandboxForm.safeParse(limits(name, key)).error?.issues[0]?.message).toBe(
      `"${name}" is "${key}", which is there already`,
    );
    expect(sandboxForm.safeParse(limits(`${name}x`)).error?.issues[0]?.message).toContain(
      `Did you mean "${name}"`,
    );
  });

  it('stand for its key in the steps of a scenario', () => {
    const call = {
      vendor: 'tencent-trtc',
      operation: 'removeUser',
      input: { SdkAppId: 1, RoomId: 1, UserIds: ['a'] },
    };
    const steps = [{ after: { calls: 1, operation: name }, call }];
    const [step] = scenarioForm.parse({ name: 'x', summary: 'x', steps }).steps;
    expect(step).toMatchObject({ after: { operation: key }, call: { operation: 'RemoveUser' } });
  });

  it('are told whose they are, where they are another vendor’s', () => {
    const rule = { id: 'x', match: { vendor: 'polyv-live', operation: name }, effect: { type: 'hang' } };
    expect(faultRules.safeParse([rule]).error?.issues[0]?.message).toContain(
      `It is an operation of ${first!.name}.`,
    );
  });
});
