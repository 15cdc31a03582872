import { describe, expect, it } from 'vitest';
import { ask, bare, createSandbox, sample, send, withBody, withHeaders, write } from './harness.ts';

describe('the first missing common parameter', () => {
  const everything = {
    Timestamp: '1700000000',
    Action: 'SetUserBlocked',
    Version: '2019-07-22',
    Nonce: '1',
    SecretId: 'AKID',
    Signature: 'a',
  };

  it.each(Object.keys(everything).map((name, index) => [name, index] as const))(
    'of v1 is %s',
    (name, index) => {
      const sent = Object.fromEntries(Object.entries(everything).slice(0, index));
      expect(ask(createSandbox(), bare(sent)).message).toBe(
        `The request is missing a required parameter \`${name}\`.`,
      );
    },
  );

  it.each([
    ['X-TC-Action', ['X-TC-Action', 'X-TC-Version', 'X-TC-Timestamp']],
    ['X-TC-Version', ['X-TC-Version', 'X-TC-Timestamp']],
    ['X-TC-Timestamp', ['X-TC-Timestamp']],
    ['X-TC-Region', ['X-TC-Region']],
  ])('of TC3 is %s', (name, missing) => {
    const changes = Object.fromEntries(missing.map((header) => [header, undefined]));
    expect(ask(createSandbox(), withHeaders(write(), changes)).message).toBe(
      `The request header is missing a required common parameter \`${name}\`.`,
    );
  });

  it('of a call signed for another cloud is X-TC-Action', () => {
    const headers = { Authorization: 'AWS4-HMAC-SHA256 Credential=a/b/c', 'X-TC-Action': undefined };
    expect(send(createSandbox(), withHeaders(write(), headers))).toBe('MissingParameter:header');
  });
});

describe('of two mistakes the gateway tells', () => {
  const aged = { skewSeconds: -301 };
  const stranger = { credential: { secretId: 'AKIDnobody' } };
  const forger = { credential: { secretKey: 'another key' } };
  const incomplete = { input: {} };

  it.each([
    [
      'a malformed body before a missing action',
      withHeaders(withBody(write(), '{'), { 'X-TC-Action': undefined }),
      'InvalidParameter:json',
    ],
    [
      'a missing action before expiry',
      withHeaders(write(aged), { 'X-TC-Action': undefined }),
      'MissingParameter:header',
    ],
    [
      'a wrong language before a wrong version',
      withHeaders(write(), { 'X-TC-Language': 'fr', 'X-TC-Version': '1' }),
      'InvalidParameterValue',
    ],
    [
      'a wrong version before a wrong action',
      withHeaders(write(), { 'X-TC-Version': '1', 'X-TC-Action': 'A' }),
      'NoSuchVersion',
    ],
    ['a wrong action before expiry', withHeaders(write(aged), { 'X-TC-Action': 'A' }), 'InvalidAction'],
    [
      'a malformed Authorization before expiry',
      withHeaders(write(aged), { Authorization: 'SKIP' }),
      'AuthFailure.InvalidAuthorization:other',
    ],
    ['expiry before an unknown SecretId', write({ ...aged, ...stranger }), 'AuthFailure.SignatureExpire'],
    [
      'an unknown SecretId before a wrong signature',
      withHeaders(write(stranger), { Host: 'elsewhere' }),
      'AuthFailure.SecretIdNotFound',
    ],
    [
      'a wrong signature before a missing region',
      withHeaders(write(forger), { 'X-TC-Region': undefined }),
      'AuthFailure.SignatureFailure',
    ],
    [
      'a wrong region before a missing field',
      withHeaders(write(incomplete), { 'X-TC-Region': 'null' }),
      'InvalidParameterValue',
    ],
    [
      'a missing field before one of another type',
      write({ input: { SdkAppId: 'a' } }),
      'MissingParameter.RoomId',
    ],
    [
      'another type before an unknown field',
      write({ input: { ...sample, RoomId: 'a', Duration: 1 } }),
      'InvalidParameter:type',
    ],
    [
      'an unknown field before a wrong value',
      write({ input: { ...sample, IsMute: 4, Duration: 1 } }),
      'UnknownParameter',
    ],
  ])('%s', (_, request, error) => {
    expect(send(createSandbox(), request)).toBe(error);
  });

  it('a used-up rate before a missing field', () => {
    const limits = { 'tencent-trtc': { SetUserBlocked: { perSecond: 0 } } };
    expect(send(createSandbox({ limits }), write(incomplete))).toBe('RequestLimitExceeded');
    const values = { 'tencent-trtc.rate-of-malformed-calls': 'no' };
    expect(send(createSandbox({ limits, assumptions: { values } }), write(incomplete))).toBe(
      'MissingParameter.SdkAppId',
    );
  });
});

describe('of two mistakes the service tells', () => {
  it('a room that cannot be before a user who cannot be', () => {
    expect(send(createSandbox(), write({ input: { ...sample, RoomId: 0, UserId: '' } }))).toMatch(
      /\.RoomId$/,
    );
  });
});
