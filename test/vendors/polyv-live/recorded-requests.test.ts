import { describe, expect, it } from 'vitest';
import { transports } from '../../http/transports.ts';
import {
  appId,
  kickPath,
  listPath,
  mutePath,
  rows,
  send,
  signByHand,
  signedQuery,
  startEmulator,
} from './calls.ts';

const common = 'appId=emuappid01&timestamp=1700000000000';
const signOfCommon = 'CAE46C59AB466F0A1FC837B206208C47';

const success = (data: unknown) => ({ code: 200, status: 'success', message: '', data });
const badSign = { code: 400, status: 'error', message: 'invalid signature.', data: '' };

/** polyv/polyv-live-cli, TypeScript: business parameters first, then the common ones, then the sign. */
describe('requests of the official TypeScript SDK', () => {
  const headers = {
    accept: 'application/json, text/plain, */*',
    'content-type': 'application/json',
    'user-agent': 'polyv-live-api-sdk/1.0.0',
    'accept-encoding': 'gzip, compress, deflate, br',
    connection: 'keep-alive',
  };

  it('lists with a JSON content type and no body', () => {
    const target = `${listPath}?${common}&sign=${signOfCommon}`;
    const empty = { pageSize: 10, pageNumber: 1, totalItems: 0, contents: [] };
    expect(send(startEmulator(), 'GET', target, headers).json).toEqual(success(empty));
  });

  it('lists a page', () => {
    const target = `${listPath}?pageNumber=1&pageSize=10&${common}&sign=ACED51541623752ECB995019C6815640`;
    expect(send(startEmulator(), 'GET', target, headers).status).toBe(200);
  });

  it('kicks with the sign of its list, since a JSON body is never signed', () => {
    const emulator = startEmulator();
    const body = '{"viewerIds":["20230907_2","20230907_1"],"nickNames":["小明","11"]}';
    const reply = send(emulator, 'POST', `${kickPath}?${common}&sign=${signOfCommon}`, headers, body);
    expect(reply.json).toEqual(success('SUCCESS'));
    expect(rows(emulator).map(({ viewerId, nickName }) => [viewerId, nickName])).toEqual([
      ['20230907_1', '11'],
      ['20230907_2', '小明'],
    ]);
  });

  it.each([['null'], [''], ['{}']])('mutes with everything in the query and a body of %j', (body) => {
    const emulator = startEmulator();
    const fields = 'viewerIds=%5B%22test%22,%22%E5%B0%8F%E6%98%8E%22%5D&banned=Y';
    const target = `${mutePath}?${fields}&${common}&sign=3F4949426B2EACB4D159F0BC8CF2BD11`;
    expect(send(emulator, 'POST', target, headers, body).json).toEqual(success('SUCCESS'));
    expect(rows(emulator)).toHaveLength(2);
  });

  it('is refused over an empty value, which it signs against the documented rule', () => {
    const fields = `viewerId=&nickName=a&pageNumber=1&${common}`;
    const target = `${listPath}?${fields}&sign=EC8EC415F6D2769152833ABBFFDBABDF`;
    expect(send(startEmulator(), 'GET', target, headers).json).toEqual(badSign);
    const tolerant = startEmulator({ values: { 'polyv-live.empty-values': 'either' } });
    expect(send(tolerant, 'GET', target, headers).status).toBe(200);
  });

  it.each([
    ['a space as +', 'nickName=a+b'],
    ['a space as %20', 'nickName=a%20b'],
  ])('is understood with %s', (_, field) => {
    const viewers = [{ viewerId: '1', nickName: 'a b', kicked: 'Y' }];
    const sign = signByHand({ nickName: 'a b', appId, timestamp: '1700000000000' });
    const target = `${listPath}?${field}&${common}&sign=${sign}`;
    expect(send(startEmulator({ viewers }), 'GET', target, headers).json).toMatchObject({
      data: { totalItems: 1 },
    });
  });

  it('is understood with the marks that it leaves raw', () => {
    const nickName = ",*~'()!";
    const sign = signByHand({ nickName, appId, timestamp: '1700000000000' });
    const target = `${listPath}?nickName=${nickName}&${common}&sign=${sign}`;
    expect(send(startEmulator(), 'GET', target, headers).status).toBe(200);
  });

  it('is refused over a parameter that it appends unsigned', () => {
    const target = `${listPath}?x=y&${common}&sign=${signOfCommon}`;
    expect(send(startEmulator(), 'GET', target, headers).json).toEqual(badSign);
  });

  it('is refused over an array, which it signs under another name than it sends', () => {
    const sign = signByHand({ viewerId: 'a', appId, timestamp: '1700000000000' });
    const target = `${listPath}?viewerId%5B%5D=a&${common}&sign=${sign}`;
    expect(send(startEmulator(), 'GET', target, headers).json).toEqual(badSign);
  });

  it('is told which field is empty when it sends a form’s fields as JSON', () => {
    const target = `${mutePath}?${common}&sign=${signOfCommon}`;
    const reply = send(startEmulator(), 'POST', target, headers, '{"viewerIds":"[\\"a\\"]","banned":"Y"}');
    expect(reply.json).toMatchObject({ code: 400, message: 'param should not be empty: viewerIds' });
  });
});

/** polyv/polyv-java-sdk 1.1.4: requestId is sent and signed, and comes first. */
describe('requests of the official Java SDK', () => {
  const headers = {
    source: 'JAVA_LIVE_SDK',
    'user-agent': 'JAVA_LIVE_SDK',
    version: '1.1.4',
    'java-sdk-app-id': appId,
    'java-sdk-user-id': 'fakeuser01',
  };
  const identity = { requestId: 'c0ffee00c0ffee00', appId, timestamp: '1700000000000' };

  it('mutes with a form', () => {
    const fields = { ...identity, viewerIds: '["test","小明"]', banned: 'Y' };
    const body = [
      `requestId=${identity.requestId}&appId=${appId}&sign=${signByHand(fields)}`,
      'viewerIds=%5B%22test%22%2C%22%E5%B0%8F%E6%98%8E%22%5D&banned=Y&timestamp=1700000000000',
    ].join('&');
    const type = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
    const reply = send(startEmulator(), 'POST', mutePath, { ...headers, ...type }, body);
    expect(reply.json).toEqual(success('SUCCESS'));
  });

  it('kicks with a body that repeats the common parameters and calls its encoding UTF-8', () => {
    const sign = signByHand(identity);
    const target = `${kickPath}?requestId=${identity.requestId}&${common}&sign=${sign}`;
    const body = JSON.stringify({ ...identity, sign, viewerIds: ['a'], nickNames: ['A'] });
    const type = { 'content-type': 'application/json; charset=UTF-8', 'content-encoding': 'UTF-8' };
    expect(send(startEmulator(), 'POST', target, { ...headers, ...type }, body).json).toEqual(
      success('SUCCESS'),
    );
  });

  it.each(transports)('reaches the emulator with that encoding through the transport: $name', async (way) => {
    const transport = await way.open(startEmulator(), 'polyv-live');
    const reply = await transport.fetch(`${transport.baseUrl}${kickPath}?${signedQuery()}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=UTF-8', 'content-encoding': 'UTF-8' },
      body: '{"viewerIds":["a"],"nickNames":["A"]}',
    });
    const json: unknown = await reply.json();
    await transport.close();
    expect(json).toEqual(success('SUCCESS'));
  });

  it('lists with a JSON content type', () => {
    const target = `${listPath}?requestId=${identity.requestId}&${common}&sign=${signByHand(identity)}`;
    const type = { 'content-type': 'application/json; charset=UTF-8' };
    expect(send(startEmulator(), 'GET', target, { ...headers, ...type }).status).toBe(200);
  });
});

describe('where parameters live', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it('signs query and form of a v3 call together', () => {
    const fields = { viewerIds: '["a"]', banned: 'Y', appId, timestamp: '1700000000000' };
    const target = `${mutePath}?banned=Y&${common}&sign=${signByHand(fields)}`;
    expect(send(startEmulator(), 'POST', target, form, 'viewerIds=%5B%22a%22%5D').status).toBe(200);
  });

  it('verifies the query of a v4 call alone, whatever its body claims', () => {
    const reply = send(
      startEmulator(),
      'POST',
      `${kickPath}?${signedQuery()}`,
      form,
      'viewerIds=a&appId=another',
    );
    expect(reply.json).toMatchObject({ message: 'json format error' });
  });

  it('tolerates a parameter that nobody knows, if it is signed', () => {
    const target = `${listPath}?${signedQuery({ userId: 'fakeuser01', signatureNonce: '1' })}`;
    expect(send(startEmulator(), 'GET', target).status).toBe(200);
  });

  it('takes the first of two values', () => {
    const target = `${listPath}?${signedQuery({ pageSize: '7' })}&pageSize=8`;
    expect(send(startEmulator(), 'GET', target).json).toMatchObject({ data: { pageSize: 7 } });
  });
});
