import { describe, expect, it } from 'vitest';
import { polyvLive } from '../../../contracts/polyv-live/index.ts';
import { get, kickPath, listPath, now, send, signedQuery, startEmulator, stateOf } from './calls.ts';
import { findOperation, operationsByKey } from '../../../contracts/core/contract/find-operation.ts';

const error = (code: number, message: string) => ({ code, status: 'error', message, data: '' });
const kickedPath = '/live/v3/channel/chat/list-kicked';
const spring = { 'polyv-live.head-and-options': 'as Spring' };

describe('paths and methods', () => {
  it('answers 404 to a wrong method where the sandbox says so', () => {
    const emulator = startEmulator({ values: { 'polyv-live.wrong-method': '404' } });
    expect(send(emulator, 'GET', kickPath).json).toEqual(error(404, 'Not Found'));
  });

  it('answers an unknown path without a body where the sandbox says so', () => {
    const emulator = startEmulator({ values: { 'polyv-live.unknown-path-body': 'empty' } });
    expect(send(emulator, 'GET', '/nowhere')).toMatchObject({ status: 404, body: '' });
  });

  it.each([
    ['a slash at its end', `${listPath}/`],
    ['two slashes at its end', `${listPath}//`],
    ['two slashes at its beginning', `/${listPath}`],
    ['two slashes within', '/live//v4/chat/forbid/list'],
  ])('finds a path with %s only where the sandbox says so', (_, path) => {
    expect(get(startEmulator(), path)).toMatchObject({ status: 404, json: error(404, 'Not Found') });
    const tolerant = startEmulator({ values: { 'polyv-live.path-spelling': 'found' } });
    expect(get(tolerant, path).json).toMatchObject({ code: 200 });
  });

  it('reads JSON behind such a path as behind any', () => {
    const emulator = startEmulator({ values: { 'polyv-live.path-spelling': 'found' } });
    const body = JSON.stringify({ viewerIds: ['a'], nickNames: ['A'] });
    const type = { 'content-type': 'application/json' };
    expect(send(emulator, 'POST', `/${kickPath}/?${signedQuery()}`, type, body).json).toMatchObject({
      code: 200,
    });
  });

  it('tells capitals in a path from small letters', () => {
    expect(get(startEmulator(), listPath.toUpperCase()).json).toEqual(error(404, 'Not Found'));
  });

  it('answers a misspelt path of the newer API like any that leads nowhere', () => {
    expect(get(startEmulator(), '/live/v4/user/viewer-record/list/').json).toEqual(error(404, 'Not Found'));
  });
});

describe('the kicks of a channel', () => {
  it.each([
    [kickedPath, { channelId: '1003' }],
    ['/live/v3/channel/chat/del-kicked', { roomId: '1003', type: 'userId', value: 'a' }],
  ])('are asked for by GET as in the PHP samples, unless the sandbox says otherwise: %s', (path, fields) => {
    expect(get(startEmulator(), path, fields).json).toMatchObject({ code: 200, data: [] });
    const strict = startEmulator({ values: { 'polyv-live.get-for-post': 'refuse' } });
    expect(get(strict, path, fields).json).toEqual(error(405, 'Method Not Allowed'));
  });
});

describe('HEAD and OPTIONS', () => {
  it.each(['HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE'])('%s is a wrong method', (method) => {
    const reply = send(startEmulator(), method, `${listPath}?${signedQuery()}`);
    expect([reply.status, reply.json]).toEqual([405, error(405, 'Method Not Allowed')]);
  });

  it('are answered as Spring does where the sandbox says so', () => {
    const emulator = startEmulator({ values: spring });
    expect(send(emulator, 'HEAD', `${listPath}?${signedQuery()}`).status).toBe(200);
    expect(send(emulator, 'HEAD', `${kickPath}?${signedQuery()}`).status).toBe(405);
    expect(send(emulator, 'HEAD', `${kickedPath}?${signedQuery({ channelId: '1003' })}`).status).toBe(200);
    const options = (path: string) => send(emulator, 'OPTIONS', path);
    expect(options(listPath)).toMatchObject({
      status: 200,
      body: '',
      headers: [['Allow', 'GET,HEAD,OPTIONS']],
    });
    expect(options(kickPath)).toMatchObject({ status: 200, headers: [['Allow', 'POST,OPTIONS']] });
    expect(options('/live/v4/nowhere').json).toEqual(error(404, 'Not Found'));
    expect(options(`${listPath}/`).json).toEqual(error(404, 'Not Found'));
  });

  const state = {
    channels: [{ channelId: '1003', bannedIps: ['203.0.113.7'], badWords: ['a'], kicked: [{ userId: 'a' }] }],
    viewers: [{ viewerId: 'a', banned: 'Y', kicked: 'Y', operationTime: now }],
  };
  const fields = {
    channelId: '1003',
    roomId: '1003',
    userIds: 'b',
    toBanned: 'Y',
    viewerIds: '["b"]',
    banned: 'Y',
    value: 'a',
    type: 'userId',
    ip: '203.0.113.9',
    content: 'a',
    words: '["b"]',
  };

  it.each([...operationsByKey(polyvLive).keys()])('never change anything: %s', (key) => {
    const { path } = findOperation(polyvLive, key)!.route;
    const target = path.replace('{channelId}', '1003').replace('{userId}', 'emuuser001');
    for (const values of [{}, spring]) {
      for (const method of ['HEAD', 'OPTIONS']) {
        const emulator = startEmulator({ ...state, values });
        const before = stateOf(emulator);
        const type = { 'content-type': 'application/json' };
        send(
          emulator,
          method,
          `${target}?${signedQuery(fields)}`,
          type,
          JSON.stringify({ ...fields, viewerIds: ['b'], nickNames: ['B'] }),
        );
        expect(stateOf(emulator)).toEqual(before);
      }
    }
  });
});
