import { describe, expect, it } from 'vitest';
import { makeUserSig } from '../../../contracts/tencent-chat/wire/user-sig.ts';
import {
  codeOf,
  sdkAppId,
  second,
  secretKey,
  send,
  signedQuery,
  startSandbox,
  type Request,
} from './calls.ts';

describe('a reply', () => {
  it('has the headers of the gateway and the keys of the samples in their order', () => {
    const emulator = startSandbox();
    const { status, headers, body } = send(emulator);
    expect(status).toBe(200);
    expect(headers.slice(0, 4)).toEqual([
      ['Content-Type', 'application/json'],
      ['Access-Control-Allow-Origin', '*'],
      ['Access-Control-Allow-Headers', 'X-Requested-With'],
      ['Access-Control-Allow-Methods', 'POST'],
    ]);
    expect(body).toMatch(
      /^\{"ErrorCode":0,"ErrorInfo":"","ActionStatus":"OK","RequestId":"Id-[0-9a-f]{32}-O-Seq-\d+","Response":\{"BannedAccountList":\[\],"NextOffset":0\}\}$/,
    );
    const ban = '{"RoomId":"test","MemberList_Account":["user1"],"Duration":60}';
    expect(send(emulator, { path: '/v4/live_engine_http_srv/ban_member', body: ban }).body).toMatch(
      /^\{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0,"RequestId":"Id-[0-9a-f]{32}-O-Seq-\d+"\}$/,
    );
  });

  it('of the service carries a RequestId, of the gateway none', () => {
    const emulator = startSandbox();
    expect(send(emulator, { body: '{"RoomId":"nowhere"}' }).body).toMatch(
      /^\{"ActionStatus":"FAIL","ErrorInfo":"The room does not exist[^"]*","ErrorCode":100004,"RequestId":"Id-/,
    );
    expect(send(emulator, { path: '/', query: {} }).body).toBe(
      '{"ActionStatus":"FAIL","ErrorCode":60002,"ErrorInfo":"HTTP parse Error"}',
    );
  });

  it('follows the assumptions in RequestId and text', () => {
    const values = { 'gateway-request-id': 'present', 'service-error-texts': 'empty' };
    const emulator = startSandbox({ values });
    expect(send(emulator, { path: '/' }).body).toMatch(
      /"ErrorCode":60002,"ErrorInfo":"HTTP parse Error","RequestId":"Id-/,
    );
    expect(send(emulator, { body: '{"RoomId":"nowhere"}' }).body).toContain('"ErrorInfo":""');
  });
});

describe('a text on the assumptions', () => {
  it.each([
    ['not-administrator-text', 'as the page', 'The request requires App administrator privileges'],
    ['not-administrator-text', 'admin account', 'request must be made by an admin account of the app'],
  ])('is said as chosen: %s, %s', (id, value, text) => {
    const emulator = startSandbox({ values: { [id]: value } });
    expect(send(emulator, { query: signedQuery('user9') }).body).toContain(`"ErrorInfo":"${text}"`);
  });

  it.each([
    ['in use is expired', /The UserSig in use is expired/],
    ['usersig expired', /usersig expired/],
  ])('of an expired UserSig is said as chosen: %s', (value, text) => {
    const emulator = startSandbox({ values: { 'expired-text': value } });
    const old = signedQuery('administrator', second - 90_000);
    expect(send(emulator, { query: old }).body).toMatch(text);
  });

  it.each([
    ['as the page', 'No permission to transfer homeowner'],
    ['by meaning', 'Insufficient operational permissions'],
  ])('of a ban that is not permitted is said as chosen: %s', (value, text) => {
    const emulator = startSandbox({ values: { 'pasted-ban-texts': value } });
    const body = '{"RoomId":"test","MemberList_Account":["owner1"],"Duration":60}';
    expect(send(emulator, { path: '/v4/live_engine_http_srv/ban_member', body }).body).toContain(text);
  });

  it('names both sides where a UserSig is another app’s or another user’s', () => {
    const query = { ...signedQuery('user9'), identifier: 'administrator' };
    expect(send(startSandbox(), { query }).body).toContain(
      'The requested UserID(administrator) does not match the Usersig(user9).',
    );
  });
});

describe('the gateway', () => {
  it('answers a probe', () => {
    const { status, body } = startSandbox().handle('tencent-chat', {
      method: 'HEAD',
      target: '/',
      headers: [],
      body: Buffer.alloc(0),
    }).reply;
    expect([status, body]).toEqual([200, '']);
  });

  it('does not look at the method', () => {
    const [got, posted] = ['GET', 'POST'].map((method) => send(startSandbox(), { method }));
    expect(got).toEqual(posted);
    const wrong = { query: { usersig: 'xxx' } };
    const [refused, alike] = ['GET', 'POST'].map((method) => send(startSandbox(), { method, ...wrong }));
    expect([refused?.status, refused?.body]).toEqual([alike?.status, alike?.body]);
  });

  it('takes a body of 10 MB and not a byte more', () => {
    const emulator = startSandbox();
    const bytes = 10 * 1024 * 1024;
    const body = (length: number) => '{"RoomId":"test"}'.padEnd(length, ' ');
    expect(codeOf(send(emulator, { body: body(bytes) }))).toBe(0);
    expect(codeOf(send(emulator, { body: body(bytes + 1) }))).toBe(60002);
  });

  it('finds names by their case', () => {
    const path = '/v4/live_engine_http_srv/Get_banned_member_list';
    expect(codeOf(send(startSandbox(), { path }))).toBe(60009);
    expect(codeOf(send(startSandbox(), { query: { sdkappid: undefined, SdkAppId: '1' } }))).toBe(60012);
  });

  it('does not look at `random` and `contenttype`', () => {
    const query = { random: '-1', contenttype: undefined };
    expect(codeOf(send(startSandbox(), { query }))).toBe(0);
  });

  it('answers commands that are known and not built as unknown ones', () => {
    const path = '/v4/room_engine_http_mic/lock_seat';
    expect(codeOf(send(startSandbox(), { path }))).toBe(60009);
  });
});

describe('of two mistakes the gateway tells', () => {
  const path = { path: '/v4/live_engine_http_srv/nothing' };
  const noApp = { query: { sdkappid: undefined } };
  const noSignature = { query: { usersig: undefined } };
  const damaged = { query: { usersig: 'xxx' } };
  const elsewhere = { sdkAppId: '1400000001', secretKey };
  const otherApp = { query: { usersig: makeUserSig(elsewhere, 'administrator', second * 1000, 60) } };
  const otherUser = { query: { usersig: signedQuery('somebody')['usersig'] } };
  const old = { query: { usersig: signedQuery('administrator', second - 86_401)['usersig'] } };
  const user = { query: signedQuery('user1') };
  const noJson = { body: '{' };
  const badAccount = { body: '{"MemberList_Account":[1]}' };
  const badInput = { body: '{"RoomId":7,"MemberList_Account":["a"]}' };
  const noRoom = { body: '{"RoomId":"nowhere","Limit":101}' };

  it.each<[string, Request, Request, number]>([
    ['a wrong path before a missing app', path, noApp, 60009],
    ['a missing app before a missing signature', noApp, noSignature, 60012],
    ['a missing signature before a body that is no JSON', noSignature, noJson, 60004],
    ['a damaged signature before a body that is no JSON', damaged, noJson, 70003],
    ['another app in the signature before a body that is no JSON', otherApp, noJson, 70014],
    ['another identifier before a body that is no JSON', otherUser, noJson, 70013],
    ['expiry before a body that is no JSON', old, noJson, 70001],
    ['a missing rank before a body that is no JSON', user, noJson, 60010],
    ['a body that is no JSON', noJson, {}, 60003],
    ['an account of another type before a missing room', badAccount, {}, 60015],
    ['a wrong field before a missing room', badInput, {}, 100002],
    ['a Limit that is too large before a missing room', noRoom, {}, 100002],
  ])('%s', (_, first, other, code) => {
    const request = { ...other, ...first, query: { ...other.query, ...first.query } };
    expect(codeOf(send(startSandbox(), request))).toBe(code);
  });

  it.each([
    ['live_engine_http_srv/ban_member', { MemberList_Account: ['user1'], Duration: 0 }],
    [
      'live_engine_http_srv/ban_member',
      { MemberList_Account: ['user1'], Duration: 60, Reason: 'r'.repeat(201) },
    ],
    ['room_engine_http_srv/ban_room_member', { MemberList_Account: ['user1'], Duration: 0, Reason: '' }],
    ['room_engine_http_srv/get_banned_member_list', { Limit: 101 }],
    ['live_engine_http_srv/get_member_list', { Next: 'x' }],
    ['room_engine_http_srv/get_room_member_list', { Next: 'x' }],
  ])('a wrong field before a missing room: %s', (command, fields) => {
    const values = { 'ban-duration-zero': 'refuse', 'live-reason-length': '200 bytes' };
    const body = JSON.stringify({ RoomId: 'nowhere', ...fields });
    expect(codeOf(send(startSandbox({ values }), { path: `/v4/${command}`, body }))).toBe(100002);
  });

  it('a rate before a body that is no JSON', () => {
    const limits = { 'tencent-chat': { 'live_engine_http_srv/get_banned_member_list': { perSecond: 0 } } };
    expect(codeOf(send(startSandbox({ limits }), noJson))).toBe(60007);
  });
});

describe('a UserSig', () => {
  it('is good in the second in which it ends, and not in the next', () => {
    const query = (now: number) => ({ query: signedQuery('administrator', now) });
    expect(codeOf(send(startSandbox(), query(second - 86_400)))).toBe(0);
    expect(codeOf(send(startSandbox(), query(second - 86_401)))).toBe(70001);
  });

  it('may begin in the future', () => {
    expect(codeOf(send(startSandbox(), { query: signedQuery('administrator', second + 86_400) }))).toBe(0);
  });
});

describe('a choice about the gateway', () => {
  it('lets an empty body be an empty object', () => {
    expect(codeOf(send(startSandbox(), { body: '' }))).toBe(60003);
    expect(codeOf(send(startSandbox({ values: { 'empty-body': 'empty-object' } }), { body: '' }))).toBe(
      100002,
    );
  });

  it('takes numbers as text', () => {
    const body = '{"RoomId":"test","Limit":"1"}';
    expect(codeOf(send(startSandbox(), { body }))).toBe(100002);
    expect(codeOf(send(startSandbox({ values: { 'numeric-text': 'accept' } }), { body }))).toBe(0);
  });

  it('refuses accounts that were never imported, where the sandbox lists those that were', () => {
    const path = '/v4/live_engine_http_srv/ban_member';
    const ban = (account: string): Request => ({
      path,
      body: JSON.stringify({ RoomId: 'test', MemberList_Account: [account], Duration: 1 }),
    });
    const credential = { importedAccounts: ['user1'] };
    const strict = startSandbox({ credential, values: { 'unknown-account': 'refuse' } });
    expect(codeOf(send(strict, ban('user1')))).toBe(0);
    expect(codeOf(send(strict, ban('administrator')))).toBe(0);
    expect(codeOf(send(strict, ban('user2')))).toBe(70107);
    expect(codeOf(send(startSandbox({ credential }), ban('user2')))).toBe(0);
    const open = startSandbox({ values: { 'unknown-account': 'refuse' } });
    expect(codeOf(send(open, ban('user2')))).toBe(0);
  });
});

describe('a UserSig from the future', () => {
  const ask = (ahead: number, values = {}) => {
    const usersig = makeUserSig({ sdkAppId, secretKey }, 'administrator', (second + ahead) * 1000, 60);
    return codeOf(send(startSandbox({ values }), { query: { ...signedQuery(), usersig } }));
  };

  it('is good, unless the sandbox says otherwise: then a quarter of an hour is forgiven', () => {
    const refusing = { 'usersig-from-the-future': 'refuse' };
    expect(ask(3600)).toBe(0);
    expect(ask(900, refusing)).toBe(0);
    expect(ask(901, refusing)).toBe(70_009);
  });
});
