import { describe, expect, it } from 'vitest';
import { activityId, ban, call, send, startEmulator, users, type Call } from './calls.ts';

const body = JSON.stringify({ ActivityId: activityId, BanStatus: 1, UserIds: [users[0]] });
const good: Call = { body };
const list: Call = {
  action: 'GetActivityBanUsers',
  method: 'GET',
  query: { ActivityId: String(activityId) },
};

describe('a success', () => {
  it('has the documented envelope, in order, and its id in a header', () => {
    const reply = call(startEmulator(), good);
    expect(reply.status).toBe(200);
    const { ResponseMetadata: metadata, ...rest } = reply.json;
    expect(Object.entries(metadata)).toEqual([
      ['RequestId', expect.stringMatching(/^20231115061320[0-9A-F]{20}$/)],
      ['Action', 'UpdateActivityUserBanStatus'],
      ['Version', '2023-08-01'],
      ['Service', 'livesaas'],
      ['Region', 'cn-north-1'],
      ['SystemTime', 1_700_000_000],
    ]);
    expect(rest).toEqual({ Result: { Status: true } });
    expect(reply.headers).toContainEqual(['X-Tt-Logid', metadata['RequestId']]);
  });
});

describe('an error of the service', () => {
  it('has the time, no CodeN and no Result', () => {
    const { status, json } = ban(startEmulator(), { UserIds: [1] });
    expect(status).toBe(400);
    expect(Object.keys(json)).toEqual(['ResponseMetadata']);
    expect(Object.keys(json.ResponseMetadata)).toEqual([
      'RequestId',
      'Action',
      'Version',
      'Service',
      'Region',
      'SystemTime',
      'Error',
    ]);
    expect(json.ResponseMetadata.Error).toEqual({
      Code: 'InvalidParameter.UserIdNotRegistered',
      Message: 'UserId 1 is not registered in the activity.',
    });
  });
});

describe('an error of the gateway', () => {
  it('says nothing of a call without an action but its id', () => {
    const { status, json } = send(startEmulator(), {
      method: 'POST',
      target: '/',
      headers: [],
      body: '{"Action":"x"}',
    });
    expect(status).toBe(400);
    expect(json.ResponseMetadata).toEqual({
      RequestId: expect.any(String),
      Error: { CodeN: 100002, Code: 'MissingParameter', Message: 'The request is missing Action parameter.' },
    });
  });

  it('names the action of an unsigned call, and no service', () => {
    const target = '/?Action=Nothing&Version=2023-08-01';
    const { status, json } = send(startEmulator(), { method: 'POST', target, headers: [], body });
    expect(status).toBe(400);
    expect(json.ResponseMetadata).toMatchObject({
      Action: 'Nothing',
      Error: { CodeN: 100025, Code: 'InvalidCredential' },
    });
    expect(Object.keys(json.ResponseMetadata)).toEqual(['RequestId', 'Action', 'Version', 'Error']);
  });

  it('repeats the scope of an Authorization header of another form, unless the assumptions leaves it out', () => {
    const form = 'AWS4-HMAC-SHA256 Credential=key/20231114/cn-north-1/livesaas/request, SignedHeaders=host';
    const target = '/?Action=Nothing&Version=2023-08-01';
    const headers: [string, string][] = [
      ['X-Date', '20231114T221320Z'],
      ['Authorization', form],
    ];
    const keysWith = (values = {}): string[] => {
      const { json } = send(startEmulator({ values }), { method: 'POST', target, headers, body });
      expect(json.ResponseMetadata).toMatchObject({ Error: { CodeN: 100024 } });
      return Object.keys(json.ResponseMetadata);
    };
    expect(keysWith()).toEqual(['RequestId', 'Action', 'Version', 'Service', 'Region', 'Error']);
    expect(keysWith({ 'scope-of-a-bad-header': 'left out' })).toEqual([
      'RequestId',
      'Action',
      'Version',
      'Error',
    ]);
  });

  it('copies service and region from the scope, and has no time', () => {
    const { json } = call(startEmulator(), { ...good, service: 'visual', region: 'ap-singapore-1' });
    expect(Object.entries(json.ResponseMetadata).slice(1)).toEqual([
      ['Action', 'UpdateActivityUserBanStatus'],
      ['Version', '2023-08-01'],
      ['Service', 'visual'],
      ['Region', 'ap-singapore-1'],
      ['Error', { CodeN: 100007, Code: 'ServiceNotFound', Message: 'This service[visual] not found.' }],
    ]);
  });

  it.each<[string, Call, number, string, string]>([
    [
      'an unknown key',
      { accessKeyId: 'AKLTNOBODY' },
      401,
      'InvalidAccessKey',
      'The accesskey [AKLTNOBODY] included in the request is invalid.',
    ],
    [
      'an unknown action',
      { action: 'Nothing' },
      404,
      'InvalidActionOrVersion',
      'Could not find operation Nothing for version 2023-08-01.',
    ],
    [
      'an unknown version',
      { version: '2020-06-01' },
      404,
      'InvalidActionOrVersion',
      'Could not find operation UpdateActivityUserBanStatus for version 2020-06-01.',
    ],
    [
      'another path',
      { path: '/other' },
      404,
      'InvalidActionOrVersion',
      'Could not find operation UpdateActivityUserBanStatus for version 2023-08-01.',
    ],
    ['another method', { method: 'PUT' }, 405, 'MethodNotAllowed', 'The request method is not allowed.'],
  ])('answers %s with status, code and text', (_, damage, status, code, message) => {
    expect(call(startEmulator(), { ...good, ...damage })).toMatchObject({ status, code, message });
  });
});

describe('the order of checks', () => {
  const allWrong: Call = {
    body: '{',
    action: 'Nothing',
    service: 'visual',
    secretAccessKey: 'wrong',
    accessKeyId: 'AKLTNOBODY',
    token: 'wrong',
    date: '20200101T000000Z',
  };

  /** A call that is wrong in every way is repaired part by part; each repair uncovers the next error. */
  const repairs: readonly (readonly [code: string, repaired: readonly (keyof Call)[]])[] = [
    ['InvalidTimestamp', []],
    ['InvalidSecretToken', ['date']],
    ['InvalidAccessKey', ['date', 'token']],
    ['SignatureDoesNotMatch', ['date', 'token', 'accessKeyId']],
    ['ServiceNotFound', ['date', 'token', 'accessKeyId', 'secretAccessKey']],
    ['InvalidActionOrVersion', ['date', 'token', 'accessKeyId', 'secretAccessKey', 'service']],
    [
      'InvalidParameter.BodyInvalid',
      ['date', 'token', 'accessKeyId', 'secretAccessKey', 'service', 'action'],
    ],
  ];

  it.each(repairs)('reaches %s when everything before it is right', (code, repaired) => {
    const left = Object.entries(allWrong).filter(([part]) => !repaired.includes(part as keyof Call));
    expect(call(startEmulator(), Object.fromEntries(left)).code).toBe(code);
  });

  it.each([
    ['InvalidParameter.ActivityIdInvalid', { BanStatus: 9, UserIds: [] }],
    ['InvalidParameter.BanStatusInvalid', { ActivityId: 1, UserIds: 'x' }],
    ['InvalidParameter.UserIdsInvalid', { ActivityId: 1, BanStatus: 1, UserIds: [] }],
    ['InvalidParameter.ActivityNotExist', { ActivityId: 1, BanStatus: 1, UserIds: Array(51).fill(1) }],
    ['InvalidParameter.ActivityHasBeenDeleted', { ActivityId: 7, BanStatus: 1, UserIds: Array(51).fill(1) }],
    ['InvalidParameter.ArrayOverLimit', { ActivityId: activityId, BanStatus: 1, UserIds: Array(51).fill(1) }],
    [
      'InvalidParameter.UserIdNotRegistered',
      { ActivityId: activityId, BanStatus: 1, UserIds: [1], Cookies: ['old'] },
    ],
    [
      'InvalidParameter.CookieBanned',
      { ActivityId: activityId, BanStatus: 1, UserIds: users, Cookies: ['old'] },
    ],
    [
      'QuotaExceeded.CookieOverLimit',
      { ActivityId: activityId, BanStatus: 1, UserIds: users, Cookies: ['new'] },
    ],
    ['QuotaExceeded.UserIdOverLimit', { ActivityId: activityId, BanStatus: 1, UserIds: users }],
  ])('reaches %s in the service', (code, fields) => {
    const quotas = { 'volcengine-livesaas': { bannedUsers: 2, bannedCookies: 1 } };
    const emulator = startEmulator({ quotas, activity: { bannedCookies: ['old'] } });
    expect(call(emulator, { body: JSON.stringify(fields) }).code).toBe(code);
  });

  it('looks at the signature before it counts a call', () => {
    const emulator = startEmulator({
      limits: { 'volcengine-livesaas': { UpdateActivityUserBanStatus: { perSecond: 1 } } },
    });
    expect(call(emulator, { ...good, secretAccessKey: 'wrong' }).code).toBe('SignatureDoesNotMatch');
    expect(call(emulator, good).code).toBeUndefined();
    const refused = call(emulator, good);
    expect(refused).toMatchObject({ status: 429, code: 'FlowLimitExceeded' });
    expect(refused.json.ResponseMetadata.Error?.CodeN).toBe(100018);
    expect(call(emulator, list).code).toBeUndefined();
  });
});

describe('fields and methods', () => {
  it('come in the query or in the body, by GET or by POST', () => {
    const inBody = {
      action: 'GetActivityBanUsers',
      method: 'POST',
      body: JSON.stringify({ ActivityId: activityId }),
    };
    expect(call(startEmulator(), inBody).code).toBeUndefined();
    const inQuery = { method: 'GET', query: { ActivityId: String(activityId), BanStatus: '1' } };
    for (const names of [
      { 'UserIds.1': String(users[0]), 'UserIds.2': String(users[1]) },
      { UserIds: users.join(',') },
    ]) {
      expect(
        call(startEmulator(), { ...inQuery, query: { ...inQuery.query, ...names } }).code,
      ).toBeUndefined();
    }
    expect(
      call(startEmulator(), { ...inQuery, query: { ...inQuery.query, Cookies: '123' } }).code,
    ).toBeUndefined();
  });

  it('are refused elsewhere than documented where an assumption says so', () => {
    const inBody = {
      action: 'GetActivityBanUsers',
      method: 'POST',
      body: JSON.stringify({ ActivityId: activityId }),
    };
    const strictMethod = startEmulator({ values: { 'other-method': 'refuse' } });
    expect(call(strictMethod, inBody)).toMatchObject({ status: 405, code: 'MethodNotAllowed' });
    const strictPlace = startEmulator({ values: { 'parameter-place': 'documented place' } });
    expect(call(strictPlace, inBody).code).toBe('InvalidParameter.ActivityIdInvalid');
  });
});

describe('the assumptions', () => {
  it.each<[string, string, Call, object]>([
    ['other-path', 'ServiceNotFound', { path: '/other' }, { status: 404, code: 'ServiceNotFound' }],
    [
      'malformed-date',
      'MissingRequestInfo',
      { date: 'now', scopeDate: '20231114' },
      { status: 400, code: 'MissingRequestInfo' },
    ],
    [
      'token-of-unknown-key',
      'InvalidAccessKey',
      { accessKeyId: 'AKLTNOBODY', token: 't' },
      { code: 'InvalidAccessKey' },
    ],
    [
      'listed-header-absent',
      'SignatureDoesNotMatch',
      { unsent: 'x-trace' },
      { code: 'SignatureDoesNotMatch' },
    ],
    ['unpublished-texts', 'empty', { method: 'PUT' }, { code: 'MethodNotAllowed', message: '' }],
    ['malformed-body', 'empty object', { body: '[]' }, { code: 'InvalidParameter.ActivityIdInvalid' }],
    [
      'invalid-parameter-status',
      '400',
      { body: 'null' },
      { status: 400, code: 'InvalidParameter.BodyInvalid' },
    ],
  ])('decides %s', (id, value, damage, expected) => {
    expect(call(startEmulator(), { ...good, ...damage })).not.toMatchObject(expected);
    expect(call(startEmulator({ values: { [id]: value } }), { ...good, ...damage })).toMatchObject(expected);
  });

  it('gives an account over its flow limit the status that it says', () => {
    const limits = { 'volcengine-livesaas': { UpdateActivityUserBanStatus: { perSecond: 0 } } };
    const values = { 'rate-limit-code': 'AccountFlowLimitExceeded', 'account-flow-status': '400' };
    expect(call(startEmulator({ limits, values }), good)).toMatchObject({
      status: 400,
      code: 'AccountFlowLimitExceeded',
    });
  });
});
