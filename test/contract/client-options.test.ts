import { describe, expect, it } from 'vitest';
import { backOff, clients, InputError } from '../../clients/index.ts';
import { createPolyvLiveClient } from '../../clients/polyv-live/index.ts';
import { createTencentTrtcClient } from '../../clients/tencent-trtc/index.ts';
import { createVolcengineLivesaasClient } from '../../clients/volcengine-livesaas/index.ts';
import { vendors } from '../../contracts/catalog.ts';
import { polyvLive } from '../../contracts/polyv-live/index.ts';
import { tencentTrtc } from '../../contracts/tencent-trtc/index.ts';
import { volcengineLivesaas } from '../../contracts/volcengine-livesaas/index.ts';

const unsent: typeof globalThis.fetch = () => Promise.reject(new Error('it was sent'));
const credentials = polyvLive.credential.fake;
const all = Object.entries(clients) as unknown as readonly [string, (options: object) => unknown][];

/** Names a class of errors as well: a TypeError is another kind of thing, a RangeError one beyond its limits. */
const refused: readonly [object, new (text: string) => Error, string][] = [
  [
    { timeout: '5s' },
    TypeError,
    'timeout: a number of milliseconds from 0 to 2147483647; it is the text "5s".',
  ],
  [
    { timeout: -1 },
    RangeError,
    'timeout: a number of milliseconds from 0 to 2147483647; it is the number -1.',
  ],
  [{ timeout: 1e12 }, RangeError, 'it is the number 1000000000000.'],
  [{ timeout: Number.NaN }, RangeError, 'it is the number NaN.'],
  [{ retry: 3 }, TypeError, 'retry: a policy, as backOff(); it is the number 3.'],
  [{ replyCheck: 'wran' }, RangeError, 'it is the text "wran". Did you mean "warn"?'],
  [{ inputCheck: 'server' }, RangeError, 'inputCheck: one of "client", "vendor"; it is the text "server".'],
  [{ pace: '0.5' }, TypeError, 'pace: true, false, or a share'],
  [{ pace: 2 }, RangeError, 'at most 1; it is the number 2.'],
  [{ fetch: 'x' }, TypeError, 'fetch: a function; it is the text "x".'],
  [{ clock: 1 }, TypeError, 'clock: a function; it is the number 1.'],
  [{ credentials: 'x' }, TypeError, 'credentials: an object; it is'],
  [{ onRetry: true }, TypeError, 'onRetry: a function; it is the truth value true.'],
  [{ timout: 5 }, TypeError, 'There is no option "timout". Did you mean "timeout"?'],
];

describe.each(all)('the client of %s', (name, create) => {
  const fake = vendors.find((vendor) => vendor.name === name)!.credential.fake as object;

  it.each(refused)('is not made with %j', (options, kind, message) => {
    const make = () => create({ environment: {}, credentials: fake, ...options });
    expect(make).toThrow(kind);
    expect(make).toThrow(message);
  });

  it('is made with options that are undefined', () => {
    const none = { timeout: undefined, retry: undefined, pace: undefined, baseUrl: undefined };
    expect(create({ environment: {}, credentials: fake, ...none })).toBeDefined();
  });

  it('names each credential that is missing, with its variable, and never half a sentence', () => {
    let message = '';
    try {
      create({ environment: {} });
    } catch (error) {
      ({ message } = error as Error);
    }
    const [, missing = ''] = /^The [\w-]+ client needs credentials: (.+)\. Pass them/.exec(message) ?? [];
    const optional = new Set(['importedAccounts', 'sdkAppIds', 'token', 'sessionToken']);
    const needed = Object.keys(
      vendors.find((vendor) => vendor.name === name)!.credential.schema.shape,
    ).filter((field) => !optional.has(field));
    expect(missing.split('. ').map((one) => one.split(' ')[0])).toEqual(needed);
    for (const one of missing.split('. ')) expect(one).toMatch(/^\w+ \([A-Z_]+\) is missing$/);
  });

  it.each([
    ['localhost:4014', 'http://localhost:4014'],
    ['ftp://emulator.test/x', 'http://emulator.test/x'],
    ['127.0.0.1:4014', 'http://127.0.0.1:4014'],
    ['https://user:word@emulator.test', 'https://emulator.test'],
    ['http://h:1?x=1', 'http://h:1'],
    ['http：//127.0.0.1:4014', 'http://127.0.0.1:4014'],
    ['１２７．０．０．１：４０１４', 'http://127.0.0.1:4014'],
  ])('is not made with the base URL %s', (baseUrl, meant) => {
    const make = () => create({ environment: {}, credentials: fake, baseUrl });
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`Did you mean ${meant}?`);
    expect(make).not.toThrow('word');
  });

  it('is not made with a base URL that is a mere word, and suggests none', () => {
    const make = () => create({ environment: {}, credentials: fake, baseUrl: 'nonsense' });
    expect(make).toThrow(/^baseUrl takes an http or https URL without a query, not "nonsense"\.$/);
  });
});

it('a client names the variable whose base URL is none', () => {
  const environment = { POLYV_LIVE_BASE_URL: 'localhost:4014' };
  const make = () => createPolyvLiveClient({ credentials, environment });
  expect(make).toThrow(/^POLYV_LIVE_BASE_URL takes .* Did you mean http:\/\/localhost:4014\?$/);
});

it('a client names a credential that is misspelt, and the one that is missing', () => {
  const wrong = { appid: 'x', appSecret: 'y' } as unknown as typeof credentials;
  expect(() => createPolyvLiveClient({ credentials: wrong, environment: {} })).toThrow(
    /^The polyv-live client needs credentials: (appId \(POLYV_LIVE_APP_ID\) is missing\. userId \(POLYV_LIVE_USER_ID\) is missing\. )?There is no "appid"\. Did you mean "appId"\? .*Pass them, or set the environment\.$/,
  );
});

it('a client says what a malformed credential takes, and not what it is', () => {
  const wrong = { ...credentials, appSecret: 123_456_789 } as unknown as typeof credentials;
  const make = () => createPolyvLiveClient({ credentials: wrong, environment: {} });
  expect(make).toThrow('appSecret (POLYV_LIVE_APP_SECRET) must be a text that is not empty.');
  expect(make).not.toThrow('123');
});

it.each([
  () => createTencentTrtcClient({ credentials: tencentTrtc.credential.fake, httpMethod: 'PUT' as 'GET' }),
  () => createPolyvLiveClient({ credentials, signatureMethod: 'SHA1' as 'MD5' }),
  () =>
    createVolcengineLivesaasClient({
      credentials: volcengineLivesaas.credential.fake,
      signing: 'body' as 'query',
    }),
])('an option of one vendor takes its own words alone', (make) => {
  expect(make).toThrow(RangeError);
  expect(make).toThrow(/^\w+: one of "\w+", .*; it is the text/);
});

it.each([
  [{ attempts: 0 }, 'attempts: a whole number from 1; it is the number 0.'],
  [{ firstDelay: -1 }, 'firstDelay: a number of milliseconds from 0 to 2147483647; it is the number -1.'],
  [{ repeat: 'retriable' }, 'Did you mean "retryable"?'],
  [{ attempt: 3 }, 'There is no option "attempt". Did you mean "attempts"?'],
])('a policy is not made with %j', (options, message) => {
  expect(() => backOff(options as Parameters<typeof backOff>[0])).toThrow(message);
});

it('an option of one call is checked as the client’s are', async () => {
  const polyv = createPolyvLiveClient({ credentials, fetch: unsent, environment: {} });
  const timeout = '5s' as unknown as number;
  const sentence = 'it is the text "5s".';
  await expect(polyv.listForbiddenUsers({}, { timeout })).rejects.toThrow(sentence);
  await expect(polyv.call('v4/chat/forbid/list', {}, { timeout })).rejects.toThrow(sentence);
  await expect(polyv.batches.kickUsers({ viewerIds: ['1'], nickNames: ['a'] }, { timeout })).rejects.toThrow(
    sentence,
  );
});

it('an id that has lost its digits is to be passed as a text or a bigint', async () => {
  const livesaas = createVolcengineLivesaasClient({
    credentials: volcengineLivesaas.credential.fake,
    fetch: unsent,
    environment: {},
  });
  const rounded = Number('18191712341400991');
  const call = livesaas.updateActivityUserBanStatus({ ActivityId: rounded, BanStatus: 1, UserIds: [] });
  await expect(call).rejects.toThrow(InputError);
  await expect(call).rejects.toThrow(
    'beyond 2^53 a number loses digits, so pass a text or a bigint; it is the number',
  );
  const within = livesaas.updateActivityUserBanStatus({
    ActivityId: '18191712341400991',
    BanStatus: 1,
    UserIds: [rounded],
  });
  await expect(within).rejects.toThrow('UserIds.0: ');
  await expect(within).rejects.toThrow('pass a text or a bigint');
});
