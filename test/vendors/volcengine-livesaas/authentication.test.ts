import { describe, expect, it } from 'vitest';
import { activityId, call, callByQuery, startEmulator, users, type Call } from './calls.ts';

const body = JSON.stringify({ ActivityId: activityId, BanStatus: 1, UserIds: [users[0]] });
const good: Call = { body };
const list: Call = {
  action: 'GetActivityBanUsers',
  method: 'GET',
  query: { ActivityId: String(activityId) },
};

describe('X-Date', () => {
  it.each([
    ['900 seconds old', '20231114T215820Z', undefined],
    ['901 seconds old', '20231114T215819Z', 'InvalidTimestamp'],
    ['900 seconds ahead', '20231114T222820Z', undefined],
    ['901 seconds ahead', '20231114T222821Z', 'InvalidTimestamp'],
    ['of another form', '2023-11-14T22:13:20Z', 'InvalidTimestamp'],
  ])('is judged when it is %s', (_, date, code) => {
    expect(call(startEmulator(), { ...list, date, scopeDate: '20231114' }).code).toBe(code);
  });

  it('may be older where X-Expires says so', () => {
    const query = { ...list.query, 'X-Expires': '3600' };
    expect(callByQuery(startEmulator(), { ...list, query, date: '20231114T211320Z' }).code).toBeUndefined();
    expect(callByQuery(startEmulator(), { ...list, query, date: '20231114T211319Z' }).code).toBe(
      'InvalidTimestamp',
    );
  });

  it('may be less far ahead where an assumption says so', () => {
    const emulator = startEmulator({ values: { 'clock-ahead': '300 seconds', 'expired-status': '403' } });
    expect(call(emulator, { ...list, date: '20231114T221820Z' }).code).toBeUndefined();
    expect(call(emulator, { ...list, date: '20231114T221821Z' })).toMatchObject({
      status: 403,
      code: 'InvalidTimestamp',
    });
  });
});

describe('a session token', () => {
  it('passes with any value where the credential has none', () => {
    expect(call(startEmulator(), { ...list, token: 'anything' }).code).toBeUndefined();
    const strict = startEmulator({ values: { 'session-token': 'refuse' } });
    expect(call(strict, { ...list, token: 'anything' }).code).toBe('InvalidSecretToken');
  });

  it.each([
    ['is the right one', 'the token', undefined],
    ['is another one', 'the tokem', 'InvalidSecretToken'],
    ['is missing', undefined, 'InvalidSecretToken'],
  ])('is compared where the credential has one: it %s', (_, token, code) => {
    const emulator = startEmulator({ sessionToken: 'the token' });
    const given = token === undefined ? list : { ...list, token };
    expect(call(emulator, given).code).toBe(code);
    expect(callByQuery(emulator, given).code).toBe(code);
  });

  it('counts for nothing in the query of a call that is signed in headers', () => {
    const query = { ...list.query, 'X-Security-Token': 'the token' };
    expect(call(startEmulator({ sessionToken: 'the token' }), { ...list, query }).code).toBe(
      'InvalidSecretToken',
    );
  });
});

describe('a signature in headers', () => {
  it('fits nothing but its own body', () => {
    const headers = { 'x-content-sha256': '0'.repeat(64) };
    expect(call(startEmulator(), { ...good, headers }).code).toBe('SignatureDoesNotMatch');
  });

  it('may cover a content type with a charset and a form type on a GET', () => {
    const json = { 'content-type': 'application/json; charset=utf-8' };
    expect(call(startEmulator(), { ...good, headers: json }).code).toBeUndefined();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(call(startEmulator(), { ...list, headers: form }).code).toBeUndefined();
  });

  it('may be sent again, as the SDKs do when they retry', () => {
    const emulator = startEmulator();
    expect(call(emulator, list).code).toBeUndefined();
    expect(call(emulator, list).code).toBeUndefined();
  });

  it('is good for the day of X-Date alone', () => {
    expect(call(startEmulator(), { ...list, scopeDate: '20231113' }).code).toBe('SignatureDoesNotMatch');
  });

  it('comes with a credential that says that day', () => {
    expect(call(startEmulator(), { ...list, saidDate: '20231114' }).code).toBeUndefined();
    expect(call(startEmulator(), { ...list, saidDate: '20220101' }).code).toBe('SignatureDoesNotMatch');
  });

  it('may name another region, unless an assumption says otherwise', () => {
    expect(call(startEmulator(), { ...list, region: 'cn-beijing' }).json.ResponseMetadata['Region']).toBe(
      'cn-beijing',
    );
    const strict = startEmulator({ values: { region: 'cn-north-1' } });
    expect(call(strict, { ...list, region: 'cn-beijing' }).code).toBe('InvalidAuthorization');
  });
});

describe('a signature in the query', () => {
  it('is accepted on a GET and on a POST, whose body it does not cover', () => {
    expect(callByQuery(startEmulator(), list).code).toBeUndefined();
    expect(callByQuery(startEmulator(), { ...good, method: 'POST' }).code).toBeUndefined();
  });

  it('leaves a POST unsigned where an assumption says so', () => {
    const emulator = startEmulator({ values: { 'query-signed-post': 'refuse' } });
    expect(callByQuery(emulator, { ...good, method: 'POST' }).code).toBe('InvalidCredential');
    expect(callByQuery(emulator, list).code).toBeUndefined();
  });

  it('does not cover what it does not list', () => {
    expect(callByQuery(startEmulator(), list, { Extra: 'unsigned' }).code).toBeUndefined();
    expect(callByQuery(startEmulator(), list, { ActivityId: '7' }).code).toBe('SignatureDoesNotMatch');
    expect(callByQuery(startEmulator(), list, { 'X-Security-Token': 'unsigned' }).code).toBeUndefined();
  });

  it.each([
    ['X-Signature', '', 'MissingSignature'],
    ['X-Credential', 'nonsense', 'InvalidCredential'],
    ['X-Date', '', 'MissingRequestInfo'],
    ['X-Algorithm', 'HMAC-SHA1', 'InvalidAuthorization'],
  ])('is refused when %s is "%s"', (name, value, code) => {
    expect(callByQuery(startEmulator(), list, { [name]: value }).code).toBe(code);
  });
});
