import { describe, expect, it } from 'vitest';
import {
  appId,
  kickPath,
  list,
  listPath,
  mute,
  mutePath,
  now,
  post,
  send,
  signByHand,
  signedQuery,
  startEmulator,
} from './calls.ts';

const error = (code: number, message: string) => ({ code, status: 'error', message, data: '' });

/** A signed call of another time. */
function listAt(timestamp: string, values: Record<string, string> = {}) {
  const parameters = { appId, timestamp };
  const query = new URLSearchParams({ ...parameters, sign: signByHand(parameters) });
  return send(startEmulator({ values }), 'GET', `${listPath}?${query.toString()}`).json;
}

describe('the envelope', () => {
  it('has the documented keys in the documented order after a success', () => {
    const viewers = [{ viewerId: '1', nickName: 'A', kicked: 'Y', operationTime: 5 }];
    expect(list(startEmulator({ viewers })).body).toBe(
      '{"code":200,"status":"success","message":"","data":{"pageSize":10,"pageNumber":1,"totalItems":1,' +
        '"contents":[{"nickName":"A","viewerId":"1","operationTime":5,"banned":"N","kicked":"Y"}]}}',
    );
  });

  it('is the documented sample after a wrong sign, byte for byte', () => {
    const target = `${listPath}?appId=${appId}&timestamp=${now}&sign=88929522E99A082046519B7CF264D76C`;
    const reply = send(startEmulator(), 'GET', target);
    expect(reply.status).toBe(400);
    expect(reply.body).toBe('{"code":400,"status":"error","message":"invalid signature.","data":""}');
    expect(reply.headers).toContainEqual(['Content-Type', 'application/json;charset=UTF-8']);
  });

  it.each(['access forbidden', 'api error.'])('says fail when the work itself failed: %s', (code) => {
    const emulator = startEmulator();
    emulator.sandbox('default')!.faults.replace([
      {
        id: 'forbidden',
        match: { vendor: 'polyv-live' },
        when: {},
        effect: { type: 'error', code },
        mustFire: false,
      },
    ]);
    const { status, json } = list(emulator);
    expect(status).toBe(500);
    expect(json).toEqual({ code: 500, status: 'fail', message: code, data: '' });
  });

  it('travels with HTTP 200 where the sandbox says so, except when the path leads nowhere', () => {
    const emulator = startEmulator({ values: { 'polyv-live.error-http-status': '200' } });
    const refused = send(emulator, 'GET', listPath);
    expect([refused.status, refused.json]).toEqual([200, error(400, 'appId is required.')]);
    expect(send(emulator, 'GET', '/live/v4/nowhere').status).toBe(404);
  });

  it.each([401, 403])('says %i of a wrong sign where the sandbox follows the older pages', (code) => {
    const emulator = startEmulator({ values: { 'polyv-live.bad-sign-code': String(code) } });
    const { status, json } = send(emulator, 'GET', `${listPath}?appId=${appId}&timestamp=${now}&sign=0`);
    expect([status, json]).toEqual([code, error(code, 'invalid signature.')]);
  });

  it('has null for data after a failure where the sandbox follows the page that shows it', () => {
    const values = { 'polyv-live.bad-sign-code': '403', 'polyv-live.failure-data': 'null' };
    const reply = send(
      startEmulator({ values }),
      'GET',
      `${listPath}?appId=${appId}&timestamp=${now}&sign=0`,
    );
    expect(reply.body).toBe('{"code":403,"status":"error","message":"invalid signature.","data":null}');
  });
});

describe('the order of checks', () => {
  const emulator = startEmulator({ limits: { 'polyv-live': { 'v4/chat/forbid/list': { perSecond: 0 } } } });

  it.each([
    ['the path', 'POST', '/nowhere', 404, 'Not Found'],
    ['the method', 'POST', listPath, 405, 'Method Not Allowed'],
    ['the appId', 'GET', `${listPath}?timestamp=1&sign=0`, 400, 'appId is required.'],
    ['the application', 'GET', `${listPath}?appId=x&timestamp=1&sign=0`, 400, 'application not found.'],
    ['the timestamp', 'GET', `${listPath}?appId=${appId}&sign=0&pageSize=x`, 400, 'invalid timestamp.'],
    ['the sign', 'GET', `${listPath}?appId=${appId}&timestamp=${now}&pageSize=x`, 400, 'invalid signature.'],
    [
      'the rate',
      'GET',
      `${listPath}?${signedQuery({ pageSize: 'x' })}`,
      400,
      'qps exceeds number of calls, limit: 0',
    ],
  ])('asks for %s before whatever else is wrong', (_, method, target, code, message) => {
    expect(send(emulator, method, target).json).toEqual(error(code, message));
  });

  it('does not count a call that was refused before its rate', () => {
    const counted = startEmulator({
      limits: { 'polyv-live': { 'v4/chat/forbid/list': { perSecond: 1 } } },
    });
    send(counted, 'GET', `${listPath}?appId=${appId}&timestamp=${now}&sign=0`);
    expect(list(counted).status).toBe(200);
    expect(list(counted).json).toEqual(error(400, 'qps exceeds number of calls, limit: 1'));
  });

  it('looks at the body before the fields, and names the first field that is wrong', () => {
    const values = { 'polyv-live.missing-json-field': 'param should not be empty: {field}' };
    const plain = startEmulator({ values });
    expect(post(plain, kickPath, '[1').json).toEqual(error(400, 'json format error'));
    expect(post(plain, kickPath, {}).json).toEqual(error(400, 'param should not be empty: viewerIds'));
    expect(post(plain, kickPath, { viewerIds: ['a'] }).json).toEqual(
      error(400, 'param should not be empty: nickNames'),
    );
  });

  it('has no limit unless one is configured', () => {
    const plain = startEmulator();
    const codes = Array.from({ length: 500 }, () => list(plain).status);
    expect(new Set(codes)).toEqual(new Set([200]));
  });
});

describe('the timestamp', () => {
  const passes = { code: 200 };
  const refused = { code: 400, message: 'invalid timestamp.' };

  it.each([
    ['exactly three minutes old', String(now - 180_000), passes],
    ['a millisecond older', String(now - 180_001), refused],
    ['exactly three minutes ahead', String(now + 180_000), passes],
    ['a millisecond further ahead', String(now + 180_001), refused],
    ['in seconds', String(now / 1000), refused],
    ['of fourteen digits', `0${now}`, refused],
    ['a word', 'now', refused],
    ['a decimal fraction', `${now}.5`, refused],
    ['empty', '', refused],
  ])('%s is checked by the sandbox’s clock', (_, timestamp, answer) => {
    expect(listAt(timestamp)).toMatchObject(answer);
  });

  it('may be ahead where the sandbox says so', () => {
    expect(listAt(String(now + 180_001), { 'polyv-live.future-timestamp': 'accept' })).toMatchObject(passes);
  });
});

describe('fields', () => {
  it('refuses an empty id among others', () => {
    const reply = post(startEmulator(), kickPath, { viewerIds: ['a', ''], nickNames: ['A', 'B'] });
    expect(reply.json).toEqual(error(400, 'param should not be empty: viewerIds'));
  });

  it.each([['a,b'], ['{"a":1}'], ['"a"'], ['null'], ['["a"']])('refuses %s as a list in a form', (text) => {
    expect(mute(startEmulator(), text).json).toEqual(error(400, 'json format error'));
  });

  it('asks for a flag of Y or N, and for a flag at all', () => {
    expect(mute(startEmulator(), ['a'], 'y').json).toEqual(error(400, 'param is not boolean (Y / N)'));
    const target = `${mutePath}?${signedQuery({ viewerIds: '["a"]' })}`;
    expect(send(startEmulator(), 'POST', target).json).toEqual(
      error(400, 'param should not be empty: banned'),
    );
  });
});
