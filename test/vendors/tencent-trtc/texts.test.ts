import { describe, expect, it } from 'vitest';
import { ask, createSandbox, now, sample, withHeaders, write, type CallChange } from './harness.ts';

const choosing = (id: string, value: string) =>
  createSandbox({ assumptions: { values: { [`tencent-trtc.${id}`]: value } } });
const inChinese = { options: { language: 'zh-CN' } };
const { SdkAppId, RoomId, UserId } = sample;

const present = now / 1000;
const day = 24 * 3600;
const rooms = (change: object): CallChange => ({
  key: 'DescribeRoomInfo',
  input: { SdkAppId, StartTime: present - 60, EndTime: present, ...change },
});
const removal = (change: object): CallChange => ({
  key: 'RemoveUser',
  input: { SdkAppId, RoomId, UserIds: [UserId], ...change },
});
const failing = (error: string, values: Readonly<Record<string, string>> = {}) =>
  createSandbox({
    faults: [{ id: 'failing', match: { vendor: 'tencent-trtc' }, effect: { type: 'error', code: error } }],
    assumptions: { values },
  });

describe('the words of a refusal', () => {
  it.each<[string, CallChange, string]>([
    ['a range of 25 hours', rooms({ StartTime: present - 25 * 3600 }), 'The query period exceeds the limit.'],
    [
      'a start 15 days ago',
      rooms({ StartTime: present - 15 * day, EndTime: present - 15 * day + 60 }),
      'The start time for query exceeded the limit.',
    ],
    ['another app in a query', rooms({ SdkAppId: 1 }), '`SdkAppId` is incorrect.'],
    ['eleven users', removal({ UserIds: Array(11).fill(UserId) }), '`UserIds` is incorrect.'],
    ['the room 0 of a removal', removal({ RoomId: 0 }), '`RoomId` is incorrect.'],
    ['the room 0 of a block', { input: { ...sample, RoomId: 0 } }, 'RoomId is incorrect.'],
    ['no UserId', { input: { ...sample, UserId: '' } }, 'Invalid UserId.'],
  ])('to %s stand on the page of the action', (_, change, message) => {
    expect(ask(createSandbox(), write(change)).message).toBe(message);
  });

  it('for a wrong token are those that the vendor looks for in its own tests', () => {
    const credentials = { 'tencent-trtc': { token: 'fake-token' } };
    expect(ask(createSandbox({ credentials }), write({ credential: { token: 'another' } }))).toMatchObject({
      code: 'AuthFailure.TokenFailure',
      message: 'Token verification failed, please check if your Token is correct',
    });
  });

  it.each([
    ['ActionOffline', 'This API has been deprecated.'],
    ['RequestLimitExceeded.UinLimitExceeded', 'The number of uin requests exceeds the frequency limit.'],
    ['ServiceUnavailable', 'Service is unavailable now.'],
    ['InvalidParameter.BodyParamsError', 'Failed to parse body parameters.'],
  ])('for %s, which a fault brings about, stand on the page of codes', (error, message) => {
    const call = error.startsWith('InvalidParameter') ? rooms({}) : {};
    expect(ask(failing(error), write(call)).message).toBe(message);
  });
});

describe('the words of a refusal in Chinese', () => {
  const absent = { input: { ...sample, UserId: 'nobody' }, ...inChinese };
  const noRoom = { input: { ...sample, RoomId: 1 }, ...inChinese };

  it.each<[string, CallChange, string]>([
    ['a reply', { input: { ...sample, Duration: 1 } }, '未知参数错误，用户多传未定义的参数会导致错误。'],
    ['the mainland SDKs', { input: { ...sample, RoomId: 1 } }, '房间不存在。'],
    ['the mainland SDKs, for a query', rooms({ StartTime: present - 25 * 3600 }), '查询范围超过文档限制。'],
    [
      'the error centre',
      { skewSeconds: -301 },
      '签名过期。Timestamp和服务器时间相差不得超过五分钟，请检查本地时间是否和标准时间同步。',
    ],
  ])('are those of %s', (_, change, message) => {
    expect(ask(createSandbox(), write({ ...change, ...inChinese })).message).toBe(message);
  });

  it('are English for a code that nobody has described in Chinese', () => {
    expect(ask(createSandbox(), write(absent)).message).toBe('The user is not in the room.');
  });

  it('are English for a code that was merely described, where the sandbox says so', () => {
    const emulator = choosing('chinese-texts', 'the English text');
    expect(ask(emulator, write(noRoom)).message).toBe('The room does not exist.');
    const stranger = { credential: { secretKey: 'another key' }, ...inChinese };
    expect(ask(emulator, write(stranger)).message).toBe('请求签名验证失败，请检查您的签名计算是否正确。');
  });
});

describe('the guess about', () => {
  const wrongRoom = { input: { ...sample, RoomId: 0 } };

  it('backticks takes them away or puts them everywhere, save for the words of the gateway', () => {
    const [nowhere, everywhere] = [choosing('backticks', 'nowhere'), choosing('backticks', 'everywhere')];
    expect(ask(nowhere, write(removal({ RoomId: 0 }))).message).toBe('RoomId is incorrect.');
    expect(ask(everywhere, write(wrongRoom)).message).toBe('`RoomId` is incorrect.');
    const untyped = write({ input: { ...sample, RoomId: 'a' } });
    expect(ask(nowhere, untyped).message).toBe('The value type of parameter `RoomId` is not valid.');
  });

  it('a wrong token has the words of the test, or those of newer replies', () => {
    const emulator = createSandbox({
      credentials: { 'tencent-trtc': { token: 'fake-token' } },
      assumptions: { values: { 'tencent-trtc.token-failure-text': 'the one of replies since 2025' } },
    });
    const another = { credential: { token: 'another' } };
    expect(ask(emulator, write(another)).message).toBe(
      'Token verification failed. Please check your Token is correct.',
    );
    expect(ask(emulator, write({ ...another, ...inChinese })).message).toBe('token错误。');
  });

  it('InternalError has the words of samples, or those of the page', () => {
    expect(ask(failing('InternalError'), write()).message).toMatch(/^An internal error has occurred\./);
    const values = { 'tencent-trtc.internal-error-text': 'the description of the page' };
    const described = failing('InternalError', values);
    expect(ask(described, write()).message).toBe('Internal error.');
    expect(ask(described, write(inChinese)).message).toBe('内部错误。');
  });

  it('a malformed Authorization header has our own ending, or the description of the code', () => {
    const skipped = withHeaders(write(), { Authorization: 'SKIP' });
    expect(ask(createSandbox(), skipped).message).toMatch(
      /^The request `Authorization` header does not conform to tencentcloud standards: ./,
    );
    const described = choosing('malformed-authorization-text', 'the description of the code');
    expect(ask(described, skipped).message).toBe('`Authorization` in the request header is invalid.');
  });
});
