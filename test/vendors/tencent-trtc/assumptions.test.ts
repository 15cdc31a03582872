import { describe, expect, it } from 'vitest';
import { profiles } from '../../../contracts/core/contract/assumption.ts';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { formRows } from './form-rows.ts';
import { signLike } from './foreign-clients.ts';
import {
  ask,
  createSandbox,
  sample,
  send,
  withBody,
  withHeaders,
  write,
  type CallChange,
} from './harness.ts';
import { roomRows, type AssumptionId as Id, type AssumptionRow as Row } from './room-rows.ts';

const key = 'SetUserBlockedByStrRoomId';
const { RoomId: _RoomId, ...shared } = sample;
const textual = (change: object): CallChange => ({
  key,
  input: { ...shared, StrRoomId: '10006', ...change },
});
const numeric = (change: object): CallChange => ({ input: { ...sample, ...change } });
const without = (name: string, from: object = sample) =>
  Object.fromEntries(Object.entries(from).filter(([field]) => field !== name));

/** A guess, another choice, a call that tells them apart, and what it gets with either. */
const rows: readonly Row[] = [
  ['tencent-trtc.other-path', 'the same as /', { ...write(), target: '/trtc' }, 'InvalidAction', undefined],
  [
    'tencent-trtc.other-content-type',
    'UnsupportedProtocol',
    signLike({ contentType: 'text/plain' }),
    undefined,
    'UnsupportedProtocol',
  ],
  [
    'tencent-trtc.post-without-authorization',
    'InvalidParameter',
    withHeaders(write(), { Authorization: undefined }),
    'MissingParameter',
    'InvalidParameter:form',
  ],
  [
    'tencent-trtc.empty-json-body',
    'read as {}',
    signLike({ body: '' }),
    'InvalidParameter:json',
    'MissingParameter.SdkAppId',
  ],
  [
    'tencent-trtc.credential-scope-service',
    'trtc',
    signLike({ service: '127' }),
    undefined,
    'AuthFailure.InvalidAuthorization',
  ],
  [
    'tencent-trtc.credential-scope-date',
    'AuthFailure.InvalidAuthorization',
    signLike({ date: '2023-11-15' }),
    'AuthFailure.SignatureFailure',
    'AuthFailure.InvalidAuthorization:other',
  ],
  [
    'tencent-trtc.clock-window-end',
    'no',
    write({ skewSeconds: -300 }),
    undefined,
    'AuthFailure.SignatureExpire',
  ],
  [
    'tencent-trtc.listed-header-absent',
    'AuthFailure.SignatureFailure',
    withHeaders(signLike({ alsoSigned: { 'x-tc-trace': '' } }), { 'x-tc-trace': undefined }),
    undefined,
    'AuthFailure.SignatureFailure',
  ],
  [
    'tencent-trtc.token-of-lasting-key',
    'AuthFailure.TokenFailure',
    write({ credential: { token: 'any' } }),
    undefined,
    'AuthFailure.TokenFailure',
  ],
  [
    'tencent-trtc.region-null',
    'accept',
    withHeaders(write(), { 'X-TC-Region': 'null' }),
    'InvalidParameterValue',
    undefined,
  ],
  [
    'tencent-trtc.unknown-parameter',
    'ignore',
    write(numeric({ Duration: 1 })),
    'UnknownParameter',
    undefined,
  ],
  [
    'tencent-trtc.missing-field-code',
    "the gateway's",
    write({ input: without('RoomId') }),
    'MissingParameter.RoomId',
    'MissingParameter',
  ],
  [
    'tencent-trtc.missing-field-code',
    'own where listed',
    write({ key, input: without('UserId', textual({}).input) }),
    'MissingParameter',
    'MissingParameter.UserId',
  ],
  [
    'tencent-trtc.missing-field-code',
    'own where listed',
    write({ input: without('UserId') }),
    'MissingParameter',
    'MissingParameter',
  ],
  [
    'tencent-trtc.missing-app-code',
    'MissingParameter.AppId',
    write({ key, input: without('SdkAppId', textual({}).input) }),
    'MissingParameter.SdkAppId',
    'MissingParameter.AppId',
  ],
  [
    'tencent-trtc.missing-app-code',
    'MissingParameter.AppId',
    write({ input: without('SdkAppId') }),
    'MissingParameter.SdkAppId',
    'MissingParameter.SdkAppId',
  ],
  [
    'tencent-trtc.id-zero',
    'MissingParameter',
    write(numeric({ RoomId: 0 })),
    'InvalidParameter.RoomId',
    'MissingParameter.RoomId',
  ],
  [
    'tencent-trtc.id-zero',
    'MissingParameter',
    write(numeric({ SdkAppId: 0 })),
    'InvalidParameter.SdkAppId',
    'MissingParameter.SdkAppId',
  ],
  [
    'tencent-trtc.largest-room-id',
    '4294967294',
    write(numeric({ RoomId: 4_294_967_295 })),
    'FailedOperation.RoomNotExist',
    'InvalidParameterValue.RoomId',
  ],
  [
    'tencent-trtc.room-id-too-large',
    'InvalidParameter.RoomId',
    write(numeric({ RoomId: 4_294_967_296 })),
    'InvalidParameterValue.RoomId',
    'InvalidParameter.RoomId',
  ],
  [
    'tencent-trtc.str-room-id-form',
    'FailedOperation.RoomNotExist',
    write(textual({ StrRoomId: 'a/b' })),
    'InvalidParameter.RoomId',
    'FailedOperation.RoomNotExist',
  ],
  [
    'tencent-trtc.user-id-form',
    'one that breaks the recommended form',
    write(numeric({ UserId: 'a'.repeat(33) })),
    'FailedOperation.UserNotExist',
    'InvalidParameter.UserId',
  ],
  ...(['InvalidParameter.SdkAppId', 'UnauthorizedOperation.SdkAppId'] as const).map((code): Row => [
    'tencent-trtc.unknown-app-code',
    code,
    write(numeric({ SdkAppId: 1400999999 })),
    'FailedOperation.SdkAppIdNotExist',
    code,
  ]),
  [
    'tencent-trtc.absent-user-code',
    'InternalError.UserNotExist',
    write(numeric({ UserId: 'nobody' })),
    'FailedOperation.UserNotExist',
    'InternalError.UserNotExist',
  ],
  ...formRows,
  ...roomRows,
];

/** Guesses that show in something else than the error, tested where they belong. */
const shownElsewhere: readonly Id[] = [
  'tencent-trtc.rate-limit-text',
  'tencent-trtc.block-again',
  'tencent-trtc.block-after-return',
  'tencent-trtc.room-error-texts',
  'tencent-trtc.backticks',
  'tencent-trtc.internal-error-text',
  'tencent-trtc.token-failure-text',
  'tencent-trtc.chinese-texts',
  'tencent-trtc.rate-of-malformed-calls',
  'tencent-trtc.history-range',
  'tencent-trtc.history-room-filter',
  'tencent-trtc.open-room-destroy-time',
  'tencent-trtc.history-order',
  'tencent-trtc.history-total',
  'tencent-trtc.page-half-given',
  'tencent-trtc.user-who-returns',
  'tencent-trtc.empty-user-list',
];

describe('a guess', () => {
  it.each(rows)('%s can be taken as "%s"', (id, value, request, byDefault, chosen) => {
    expect(send(createSandbox(), request)).toBe(byDefault);
    expect(send(createSandbox({ assumptions: { values: { [id]: value } } }), request)).toBe(chosen);
  });

  it('has a case for each of its alternatives', () => {
    const tested = new Set(rows.map(([id, value]) => `${id}: ${value}`));
    const declared = Object.entries(tencentTrtc.assumptions)
      .filter(([id]) => !shownElsewhere.some((other) => other === id))
      .flatMap(([id, { alternatives }]) => alternatives.map((value) => `${id}: ${value}`));
    expect([...tested].toSorted()).toEqual(declared.toSorted());
  });

  it.each(profiles)('of the profile %s does not stand in the way of the documented sample', (profile) => {
    const emulator = createSandbox({ assumptions: { profile } });
    expect(send(emulator, write())).toBeUndefined();
    expect(send(emulator, write({ options: { signatureMethod: 'HmacSHA256' } }))).toBeUndefined();
    expect(send(emulator, write(textual({ UserId: 'string user' })))).toBe(
      profile === 'adversary' ? 'InvalidParameter.UserId' : undefined,
    );
  });

  it('about texts empties the messages of the actions, and of nothing else', () => {
    const values = { 'tencent-trtc.room-error-texts': 'empty' };
    const emulator = createSandbox({ assumptions: { values } });
    expect(ask(emulator, write(numeric({ RoomId: 1 })))).toMatchObject({
      code: 'FailedOperation.RoomNotExist',
      message: '',
    });
    expect(ask(emulator, withBody(write(), '')).message).not.toBe('');
    expect(ask(createSandbox(), write(numeric({ RoomId: 1 }))).message).toBe('The room does not exist.');
  });

  it('about the rate takes the numbers out of its message', () => {
    const values = { 'tencent-trtc.rate-limit-text': 'without numbers' };
    const limits = { 'tencent-trtc': { SetUserBlocked: { perSecond: 0 } } };
    expect(ask(createSandbox({ limits, assumptions: { values } }), write())).toMatchObject({
      code: 'RequestLimitExceeded',
      message: expect.not.stringContaining('`'),
    });
  });
});
