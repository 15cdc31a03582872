import { describe, expect, it } from 'vitest';
import { volcengineLivesaas } from '../../../contracts/volcengine-livesaas/index.ts';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import {
  activityId,
  ask,
  ban,
  banned,
  call,
  callByQuery,
  decide,
  resultOf,
  send,
  startEmulator,
  users,
  type Call,
} from './calls.ts';

const list: Call = {
  action: 'GetActivityBanUsers',
  method: 'GET',
  query: { ActivityId: String(activityId) },
};

describe('X-Expires', () => {
  const halfAnHourAgo = '20231114T214320Z';
  const long = { 'X-Expires': '3600' };

  it('counts in the query of a call that is signed in headers', () => {
    const old: Call = { ...list, date: halfAnHourAgo };
    expect(call(startEmulator(), old).code).toBe('InvalidTimestamp');
    const query = { ...list.query, ...long };
    expect(call(startEmulator(), { ...old, query }).code).toBeUndefined();
    expect(
      call(startEmulator({ values: { 'unsigned-expiry': 'ignored' } }), { ...old, query }).code,
    ).toBeUndefined();
  });

  it('counts unsigned, unless an assumption has it otherwise', () => {
    const old: Call = { ...list, date: halfAnHourAgo };
    expect(callByQuery(startEmulator(), old, long).code).toBeUndefined();
    const strict = startEmulator({ values: { 'unsigned-expiry': 'ignored' } });
    expect(callByQuery(strict, old, long).code).toBe('InvalidTimestamp');
  });
});

describe('a credential that lacks a part', () => {
  it.each([
    ['Access Key', '/20231114/cn-north-1/livesaas/request'],
    ['Region', 'AKLTEXAMPLE/20231114//livesaas/request'],
    ['Service', 'AKLTEXAMPLE/20231114/cn-north-1/request'],
  ])('gets what an assumption says: %s', (part, credential) => {
    const messageWith = (values = {}) =>
      send(startEmulator({ values }), {
        method: 'GET',
        target: '/?Action=GetActivityBanUsers&Version=2023-08-01',
        headers: [
          ['X-Date', '20231114T221320Z'],
          ['Authorization', `HMAC-SHA256 Credential=${credential}, SignedHeaders=x-date, Signature=0`],
        ],
        body: '',
      });
    expect(messageWith()).toMatchObject({ status: 400, code: 'InvalidCredential' });
    expect(messageWith({ 'incomplete-credential': 'MissingRequestInfo' })).toMatchObject({
      status: 400,
      code: 'MissingRequestInfo',
      message: `The request is missing ${part} information.`,
    });
  });
});

describe('the words of the gateway', () => {
  it('are those of real replies, or of the tables where an assumption has it so', () => {
    const messageWith = (values = {}) =>
      send(startEmulator({ values }), {
        method: 'GET',
        target: '/?Action=GetActivityBanUsers&Version=2023-08-01',
        headers: [],
        body: '',
      }).message;
    expect(messageWith()).toBe("Invalid credential in 'Authorization', Pls check your authorization header.");
    expect(messageWith({ 'authorization-words': 'of the tables' })).toBe(
      "Invalid credential in 'Authorization', Pls check credential in authorization header.",
    );
  });

  it('end with a period for an unknown action, unless an assumption has it otherwise', () => {
    const messageWith = (values = {}) =>
      call(startEmulator({ values }), { ...list, action: 'GetUserById' }).message;
    expect(messageWith()).toBe('Could not find operation GetUserById for version 2023-08-01.');
    expect(messageWith({ 'unknown-action-period': 'no' })).toBe(
      'Could not find operation GetUserById for version 2023-08-01',
    );
  });
});

describe('bytes that are no request', () => {
  it('get another RequestId each time, the same ones in every run, and cost a sandbox none of its own', () => {
    const idOf = (body: Uint8Array | string): string => {
      const text = typeof body === 'string' ? body : Buffer.from(body).toString();
      return (JSON.parse(text) as { ResponseMetadata: { RequestId: string } }).ResponseMetadata.RequestId;
    };
    const replies = (): readonly string[] => {
      const emulator = startEmulator();
      const ids = [1, 2, 3].map(() => idOf(emulator.refuseBytes('volcengine-livesaas').body));
      return [...ids, String(call(emulator, list).json.ResponseMetadata['RequestId'])];
    };
    const first = replies();
    expect(new Set(first).size).toBe(4);
    expect(replies()).toEqual(first);
    expect(call(startEmulator(), list).json.ResponseMetadata['RequestId']).toBe(first[3]);
  });
});

describe('a method that no page has', () => {
  const actions = Object.values(volcengineLivesaas.operations).map(({ route }) => route.action!);

  it.each(actions)('is refused and changes nothing: %s', (action) => {
    for (const method of ['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE']) {
      const emulator = startEmulator();
      const before = statesOf(emulator);
      expect(before).toHaveProperty(['volcengine-livesaas', 'activities', 0, 'users', 0]);
      const version = /API(V2)?$/.test(action) ? '2020-06-01' : '2023-08-01';
      const fields = { ActivityId: activityId, UserId: users[0], UserIds: users, Ips: ['192.0.2.1'] };
      const body = JSON.stringify({ ...fields, BanStatus: 1, Status: true, Name: 'new', SearchStatus: 1 });
      const { status, code } = call(emulator, { action, version, method, body });
      expect([method, status, code]).toEqual([method, 405, 'MethodNotAllowed']);
      expect(statesOf(emulator)).toEqual(before);
    }
  });
});

/** All that a vendor remembers, as it would be saved. */
function statesOf(emulator: ReturnType<typeof startEmulator>): unknown {
  const [saved] = emulator.save();
  return structuredClone(saved!.snapshot.states);
}

describe('the older action that makes an activity', () => {
  it('answers with an id alone, and takes empty texts for nothing', () => {
    const emulator = startEmulator();
    const empty = { CoverImage: '', ViewUrlPath: '', VerticalCoverImage: '' };
    const made = resultOf(ask(emulator, 'CreateActivityAPI', { Name: 'test', ...empty, TemplateId: 0 }));
    expect(Object.keys(made)).toEqual(['ActivityId']);
    const shown = resultOf(ask(emulator, 'GetActivityAPI', { ActivityId: made['ActivityId'] }));
    expect(shown).toMatchObject({ Id: made['ActivityId'], Name: 'test', Status: 2, CoverImage: '' });
    expect(shown['ViewUrl']).toMatch(/^https:\/\/live\.example\.com\/1\/[\da-f]{8}$/);
    expect(ask(emulator, 'CreateActivityAPI', { Name: '' }).code).toBe('InvalidParameter.NameInvalid');
  });

  it.each([
    ['those of CreateActivityAPIV2', 'InvalidParameter.NameInvalid', 'InvalidParameter.EndTimeInvalid'],
    ['any', undefined, undefined],
  ])('takes names and ends: %s', (value, name, end) => {
    const emulator = startEmulator({ values: { 'first-version-rules': value } });
    for (const Name of ['', 'x'.repeat(151)])
      expect(ask(emulator, 'CreateActivityAPI', { Name }).code).toBe(name);
    expect(ask(emulator, 'CreateActivityAPI', { Name: 'x'.repeat(150) }).code).toBeUndefined();
    expect(ask(emulator, 'CreateActivityAPI', { Name: 'x', EndTime: 1 }).code).toBe(end);
    expect(ask(emulator, 'CreateActivityAPIV2', { Name: '' }).code).toBe('InvalidParameter.NameInvalid');
    const past = ask(emulator, 'CreateActivityAPIV2', { Name: 'x', EndTime: 1 });
    expect(past.code).toBe('InvalidParameter.EndTimeInvalid');
  });

  it.each([
    ['120', 'FlowLimitExceeded'],
    ['any number', undefined],
  ])('allows so many calls a minute: %s', (value, code) => {
    const emulator = startEmulator({ values: { 'first-version-rate': value } });
    const codes = (action: string) =>
      Array.from({ length: 121 }, () => ask(emulator, action, { Name: 'x' }).code).slice(-2);
    expect(codes('CreateActivityAPI')).toEqual([undefined, code]);
    expect(codes('CreateActivityAPIV2')).toEqual([undefined, 'FlowLimitExceeded']);
  });
});

describe('an activity whose preview was locked and released', () => {
  it('is shown with 2, and found by a search for any', () => {
    const emulator = startEmulator({ activity: { IsLockPreview: 2 } });
    expect(resultOf(ask(emulator, 'GetActivityAPI'))).toMatchObject({ IsLockPreview: 2 });
    const found = (IsLockPreview: number) =>
      resultOf(ask(emulator, 'ListActivityAPI', { IsLockPreview }))['TotalItemCount'];
    expect([-1, 0, 1].map(found)).toEqual([1, 0, 0]);
  });
});

describe('a call that exceeds both quotas', () => {
  it('changes neither list', () => {
    const quotas = { 'volcengine-livesaas': { bannedUsers: 2, bannedCookies: 1 } };
    const emulator = startEmulator({ quotas });
    expect(ban(emulator, { UserIds: users, Cookies: ['1'] }).code).toBe('QuotaExceeded.UserIdOverLimit');
    expect(banned(emulator)).toEqual({ UserIds: [], Cookies: [] });
  });
});

describe('the status of a missing activity', () => {
  it.each([
    ['GetActivityAPI', 400, 200],
    ['GetActivityBanIps', 400, 400],
  ])('depends on the assumption for older actions alone: %s', (action, byDefault, byValue) => {
    const statusOf = (emulator: Emulator) => ask(emulator, action, { ActivityId: 7 }).status;
    expect(decide({}, 'old-action-status', '200', statusOf)).toEqual([byDefault, byValue]);
  });
});
