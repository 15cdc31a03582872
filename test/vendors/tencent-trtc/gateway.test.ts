import { describe, expect, it } from 'vitest';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { knownRegions, otherRegions } from '../../../contracts/tencent-trtc/operations/regions.ts';
import { ask, bare, createSandbox, now, sample, send, withBody, withHeaders, write } from './harness.ts';

const v1 = { signatureMethod: 'HmacSHA256' };
const get = { httpMethod: 'GET' };

const choosing = (id: string, value: string) => createSandbox({ assumptions: { values: { [id]: value } } });

describe('a reply', () => {
  it('is compact JSON of the bare type with HTTP 200, also when it is an error', () => {
    const { reply } = ask(createSandbox(), bare({}));
    expect(reply.status).toBe(200);
    const own = reply.headers.filter(([name]) => !name.startsWith('x-understudy-'));
    expect(own).toEqual([['Content-Type', 'application/json']]);
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

describe('the hosts', () => {
  const [international, mainland, ...others] = tencentTrtc.hosts;
  const regional = others.filter((host) => /^trtc\.\w\w-/.test(host));

  it('begin with those of the two sites', () => {
    expect([international, mainland]).toEqual(['trtc.intl.tencentcloudapi.com', 'trtc.tencentcloudapi.com']);
  });

  it('have one for each of the 16 regions that the page on requests lists, and these are regions of the cloud', () => {
    const regions = regional.map((host) => /^trtc\.([a-z-]+)\.tencentcloudapi\.com$/.exec(host)?.[1] ?? host);
    expect(new Set(regions).size).toBe(16);
    expect(regions).toEqual(expect.arrayContaining(['ap-guangzhou', 'ap-jakarta', 'sa-saopaulo']));
    expect(regions.filter((region) => !knownRegions.has(region))).toEqual([]);
  });

  it('end with those that the SDKs turn to when the usual ones do not answer', () => {
    expect(others.filter((host) => !regional.includes(host))).toEqual([
      'trtc.tencentcloudapi.com.cn',
      'trtc.tencentcloudapi.cn',
      'trtc.internal.tencentcloudapi.com',
      'trtc.internal.tencentcloudapi.com.cn',
      'trtc.internal.tencentcloudapi.cn',
    ]);
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
    const reading = tencentTrtc.codec.read(write());
    expect(tencentTrtc.codec.validUntil?.(reading)).toBe(now + 301_000);
  });
});

describe('a region', () => {
  const inRegion = (region: string) => withHeaders(write(), { 'X-TC-Region': region });

  it.each(['eu-moscow', 'ap-guangzhou-open', 'ap-shanghai', 'na-toronto', ...otherRegions])(
    'that the cloud has, but not for this action, is unsupported: %s',
    (region) => {
      expect(send(createSandbox(), inRegion(region))).toBe('UnsupportedRegion');
    },
  );

  it.each(['eu-moscow', 'ap-guangzhou-open'])('that an SDK names is never unknown: %s', (region) => {
    const emulator = choosing('tencent-trtc.other-region', 'InvalidParameterValue');
    expect(send(emulator, inRegion(region))).toBe('UnsupportedRegion');
  });

  it.each(['ap-moscow', 'AP-SHANGHAI', 'ap-shanghai ', 'singapore', 'null'])(
    'that there is not is unknown: "%s"',
    (region) => {
      const isTrimmed = region.trim() !== region;
      expect(send(createSandbox(), write({ options: { ...v1, region } }))).toBe('InvalidParameterValue');
      if (!isTrimmed) expect(send(createSandbox(), inRegion(region))).toBe('InvalidParameterValue');
    },
  );
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
    ['X-TC-Region', 'ap-shanghai-fsi', 'The action not support this region.'],
    ['X-TC-Region', 'ap-shenzhen-fsi', 'The action not support this region.'],
    ['X-TC-Region', 'ap-beijing-fsi', 'The action not support this region.'],
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

  it.each(['__proto__', 'constructor', 'toString'])('is not fooled by the language %s', (language) => {
    const request = withHeaders(write(), { 'X-TC-Language': language });
    expect(send(createSandbox(), request)).toBe('InvalidParameterValue');
    expect(send(createSandbox(), withHeaders(request, { 'X-TC-Action': undefined }))).toBe(
      'MissingParameter:header',
    );
  });

  it('is not fooled by a timestamp beyond all dates', () => {
    const request = withHeaders(write(), { 'X-TC-Timestamp': '9'.repeat(30) });
    expect(send(createSandbox(), request)).toBe('AuthFailure.SignatureExpire');
  });
});

describe('the language', () => {
  it.each([
    ['English without one', {}, 'The request is missing a required parameter `IsMute`.'],
    ['English for en-US', { language: 'en-US' }, 'The request is missing a required parameter `IsMute`.'],
    ['Chinese for zh-CN', { language: 'zh-CN' }, '请求缺少必传参数 `IsMute`。'],
    ['Chinese for zh-CN over v1', { ...v1, language: 'zh-CN' }, '请求缺少必传参数 `IsMute`。'],
  ])('of a message is %s', (_, options, message) => {
    const { IsMute: _IsMute, ...input } = sample;
    expect(ask(createSandbox(), write({ input, options })).message).toBe(message);
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
    emulator.sandbox('default')!.clock.advance(1);
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

describe('the rate where malformed calls are free', () => {
  it('counts those alone whose parameters are right', () => {
    const emulator = createSandbox({
      limits: { 'tencent-trtc': { SetUserBlocked: { perSecond: 1 } } },
      assumptions: { values: { 'tencent-trtc.rate-of-malformed-calls': 'no' } },
    });
    const malformed = write({ input: { ...sample, RoomId: 'a' } });
    expect(send(emulator, malformed)).toBe('InvalidParameter:type');
    expect(send(emulator, write())).toBeUndefined();
    expect(send(emulator, malformed)).toBe('InvalidParameter:type');
    expect(send(emulator, write())).toBe('RequestLimitExceeded');
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
