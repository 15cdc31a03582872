import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../contracts/core/http.ts';
import { encodePairs } from '../../../contracts/core/pairs.ts';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { ask, createSandbox, host, now, sample, send, withBody, withHeaders, write } from './harness.ts';

const v1 = { signatureMethod: 'HmacSHA256' };
const get = { httpMethod: 'GET' };

/** An unsigned v1 GET with just these parameters. */
function bare(parameters: Readonly<Record<string, string>>): HttpRequest {
  const target = `/?${encodePairs(Object.entries(parameters))}`;
  return { method: 'GET', target, headers: [['Host', host]], body: Buffer.alloc(0) };
}

const choosing = (id: string, choice: string) =>
  createSandbox({ assumptions: { choices: { [id]: choice } } });

describe('a reply', () => {
  it('is compact JSON of the bare type with HTTP 200, also when it is an error', () => {
    const { reply } = ask(createSandbox(), bare({}));
    expect(reply.status).toBe(200);
    expect(reply.headers).toEqual([['Content-Type', 'application/json']]);
    expect(reply.body).toMatch(
      /^\{"Response":\{"Error":\{"Code":"MissingParameter","Message":"The request is missing a required parameter `Timestamp`\."\},"RequestId":"[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}"\}\}$/,
    );
    // A reply of the real gateway with this text has as many bytes.
    expect(reply.body).toHaveLength(170);
  });

  it('holds the RequestId alone after a success', () => {
    expect(ask(createSandbox(), write()).reply.body).toMatch(
      /^\{"Response":\{"RequestId":"[\da-f-]{36}"\}\}$/,
    );
  });

  it('has another RequestId each time, and the same ones in the same order from the same seed', () => {
    const twice = () => {
      const emulator = createSandbox({ random: 42 });
      return [ask(emulator, write()).reply.body, ask(emulator, write()).reply.body];
    };
    const [first, second] = twice();
    expect(first).not.toBe(second);
    expect(twice()).toEqual([first, second]);
  });
});

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
      'AuthFailure.InvalidAuthorization',
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
  });
});

describe('the clock window', () => {
  it.each([
    [-300, undefined],
    [-301, 'AuthFailure.SignatureExpire'],
    [300, undefined],
    [301, 'AuthFailure.SignatureExpire'],
  ])('takes a call of %i seconds from now as %s', (skewSeconds, error) => {
    expect(send(createSandbox(), write({ skewSeconds }))).toBe(error);
    expect(send(createSandbox(), write({ skewSeconds, options: v1 }))).toBe(error);
  });

  it('ends a second earlier where the sandbox says so', () => {
    const emulator = choosing('tencent-trtc.clock-window-end', 'no');
    expect(send(emulator, write({ skewSeconds: -300 }))).toBe('AuthFailure.SignatureExpire');
    expect(send(emulator, write({ skewSeconds: -299 }))).toBeUndefined();
  });

  it('is known to whoever asks how long a signature is good', () => {
    const reading = tencentTrtc.dialect.read(write());
    expect(tencentTrtc.dialect.validUntil?.(reading)).toBe(now + 301_000);
  });
});

describe('a malformed common parameter', () => {
  it.each([
    ['X-TC-Timestamp', '-1', 'The value type of parameter `X-TC-Timestamp` is not valid.'],
    [
      'X-TC-Language',
      'fr',
      'A value specified in `X-TC-Language` is not valid, is unsupported, or cannot be used.',
    ],
    [
      'X-TC-Region',
      '',
      'A value specified in `X-TC-Region` is not valid, is unsupported, or cannot be used.',
    ],
    [
      'X-TC-Version',
      '2019-07-23',
      'The specified api version=`2019-07-23` does not exist in service=`trtc`.',
    ],
    [
      'X-TC-Action',
      'Xxx',
      'The request action=`Xxx` is invalid or not found in service=`trtc` and version=`2019-07-22`.',
    ],
    ['X-TC-Region', 'ap-mumbai', 'The action not support this region.'],
  ])('in %s: %s', (name, value, message) => {
    expect(ask(createSandbox(), withHeaders(write(), { [name]: value })).message).toBe(message);
  });

  it.each([
    ['Nonce=', 'Nonce=a', 'The value type of parameter `Nonce` is not valid.'],
    [
      'SignatureMethod=',
      'SignatureMethod=MD',
      'A value specified in `SignatureMethod` is not valid, is unsupported, or cannot be used.',
    ],
    ['Timestamp=', 'Timestamp=x', 'The value type of parameter `Timestamp` is not valid.'],
  ])('of v1: %s', (from, to, message) => {
    const request = write({ options: v1 });
    const form = Buffer.from(request.body).toString().replace(from, to);
    expect(ask(createSandbox(), withBody(request, form)).message).toBe(message);
  });

  it('is not fooled by a timestamp beyond all dates', () => {
    const request = withHeaders(write(), { 'X-TC-Timestamp': '9'.repeat(30) });
    expect(send(createSandbox(), request)).toBe('AuthFailure.SignatureExpire');
  });
});

describe('the language', () => {
  const nowhere = { input: { ...sample, Duration: 1 } };

  it.each([
    ['English without one', {}, 'The request is missing a required parameter `IsMute`.'],
    ['English for en-US', { language: 'en-US' }, 'The request is missing a required parameter `IsMute`.'],
    ['Chinese for zh-CN', { language: 'zh-CN' }, '请求缺少必传参数 `IsMute`。'],
    ['Chinese for zh-CN over v1', { ...v1, language: 'zh-CN' }, '请求缺少必传参数 `IsMute`。'],
  ])('of a message is %s', (_, options, message) => {
    const { IsMute: _IsMute, ...input } = sample;
    expect(ask(createSandbox(), write({ input, options })).message).toBe(message);
  });

  it('of a message without a Chinese text is English', () => {
    expect(ask(createSandbox(), write({ ...nowhere, options: { language: 'zh-CN' } })).message).toBe(
      'The parameter `Duration` is not recognized.',
    );
  });
});

describe('a token', () => {
  const credentials = { 'tencent-trtc': { token: 'fake-token' } };

  it.each([
    ['right', 'fake-token', undefined],
    ['wrong', 'another', 'AuthFailure.TokenFailure'],
    ['empty', '', 'AuthFailure.TokenFailure'],
  ])('that is %s beside a temporary key', (_, token, error) => {
    expect(send(createSandbox({ credentials }), write({ credential: { token } }))).toBe(error);
    expect(send(createSandbox({ credentials }), write({ credential: { token }, options: v1 }))).toBe(error);
  });

  it('that is missing beside a temporary key is refused', () => {
    expect(send(createSandbox({ credentials }), write())).toBe('AuthFailure.TokenFailure');
  });

  it('beside a lasting key is accepted, or refused where the sandbox says so', () => {
    const request = write({ credential: { token: 'any' } });
    expect(send(createSandbox(), request)).toBeUndefined();
    const strict = choosing('tencent-trtc.token-of-lasting-key', 'AuthFailure.TokenFailure');
    expect(send(strict, request)).toBe('AuthFailure.TokenFailure');
  });
});

describe('the rate', () => {
  it('counts refused calls in its message and begins anew with the next second', () => {
    const emulator = createSandbox();
    for (let count = 0; count < 20; count += 1) expect(send(emulator, write())).toBeUndefined();
    for (const count of [21, 22, 23]) {
      expect(ask(emulator, write()).message).toBe(
        `Your current request times equals to \`${count}\` in a second, which exceeds the frequency limit \`20\` for a second. Please reduce the frequency of calls.`,
      );
    }
    expect(send(emulator, write({ key: 'SetUserBlockedByStrRoomId', input: {} }))).toBe(
      'MissingParameter.SdkAppId',
    );
    emulator.world('default')!.clock.advance(1);
    expect(send(emulator, write())).toBeUndefined();
  });

  it('does not count calls that nobody signed', () => {
    const emulator = createSandbox({ limits: { 'tencent-trtc': { SetUserBlocked: { perSecond: 1 } } } });
    expect(send(emulator, write({ credential: { secretKey: 'another key' } }))).toBe(
      'AuthFailure.SignatureFailure',
    );
    expect(send(emulator, write())).toBeUndefined();
  });
});

describe('a size', () => {
  const padded = (bytes: number) => {
    const { body, ...request } = write({ options: v1 });
    return { ...request, body: Buffer.concat([body, Buffer.alloc(bytes, ' ')], bytes) };
  };
  const ofQuery = (bytes: number) => {
    const empty = write({ options: get, input: { ...sample, UserId: '' } }).target.length - '/?'.length;
    return write({ options: get, input: { ...sample, UserId: 'a'.repeat(bytes - empty) } });
  };

  it.each([
    ['a query of 32 KB', ofQuery(32_768), 'FailedOperation.UserNotExist'],
    ['a query of a byte more', ofQuery(32_769), 'RequestSizeLimitExceeded'],
    ['a form of 1 MB', padded(1_048_576), undefined],
    ['a form of a byte more', padded(1_048_577), 'AuthFailure.SignatureFailure:size'],
    ['JSON of 10 MB', withBody(write(), '{}'.padEnd(10_485_760)), 'AuthFailure.SignatureFailure'],
    ['JSON of a byte more', withBody(write(), '{}'.padEnd(10_485_761)), 'RequestSizeLimitExceeded'],
  ])('of %s', (_, request, error) => {
    expect(send(createSandbox(), request)).toBe(error);
  });
});
