import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { assumed } from '../../contracts/core/contract/source.ts';
import { undocumented } from '../../contracts/core/contract/operation-docs.ts';
import { operation, type Route } from '../../contracts/core/contract/operation.ts';
import { createRouter } from '../../emulator/core/engine/router.ts';

function at(key: string, route: Route) {
  const declared = operation({
    key,
    source: assumed('a test'),
    route,
    input: z.unknown(),
    output: z.unknown(),
    errors: [],
  });
  return { ...declared, name: key, doc: undocumented };
}

const find = createRouter([
  at('plain', { methods: ['POST'], path: '/v4/rooms/ban' }),
  at('either', { methods: ['GET', 'POST'], path: '/list' }),
  at('open', { methods: ['POST'], path: '/channels/{channelId}/users/{userId}' }),
  at('first', { methods: ['POST'], path: '/', action: 'First', version: '2023-08-01' }),
  at('second', { methods: ['POST'], path: '/', action: 'Second', version: '2023-08-01' }),
  at('newer', { methods: ['GET'], path: '/', action: 'Second', version: '2024-01-01' }),
]);

const post = (path: string, action?: string, version?: string) =>
  find({ method: 'POST', path, action, version });

describe('the router', () => {
  it('finds an operation by its path', () => {
    expect(post('/v4/rooms/ban').route?.key).toBe('plain');
  });

  it.each(['/v4/rooms', '/v4/rooms/ban/', '/V4/rooms/ban', '/v4/rooms/ban/x', ''])(
    'misses the path: %s',
    (path) => {
      expect(post(path)).toEqual({ miss: 'path' });
    },
  );

  it.each(['GET', 'POST'])('takes any of the methods that an operation has: %s', (method) => {
    expect(find({ method, path: '/list' }).route?.key).toBe('either');
  });

  it('misses the method, and says which methods there are', () => {
    expect(find({ method: 'DELETE', path: '/list' })).toEqual({ miss: 'method', allowed: ['GET', 'POST'] });
  });

  it('tells operations of one path apart by action and version', () => {
    expect(post('/', 'First', '2023-08-01').route?.key).toBe('first');
    expect(post('/', 'Second', '2023-08-01').route?.key).toBe('second');
    expect(find({ method: 'GET', path: '/', action: 'Second', version: '2024-01-01' }).route?.key).toBe(
      'newer',
    );
  });

  it.each([undefined, 'Third', 'first'])('misses the action: %s', (action) => {
    expect(post('/', action, '2023-08-01')).toEqual({ miss: 'action' });
  });

  it.each([undefined, '2024-01-01'])('misses the version: %s', (version) => {
    expect(post('/', 'First', version)).toEqual({ miss: 'version' });
  });

  it('misses the action before the version, and the version before the method', () => {
    expect(find({ method: 'PUT', path: '/', action: 'x', version: 'y' })).toEqual({ miss: 'action' });
    expect(find({ method: 'PUT', path: '/', action: 'First', version: 'y' })).toEqual({ miss: 'version' });
    expect(find({ method: 'PUT', path: '/', action: 'First', version: '2023-08-01' })).toEqual({
      miss: 'method',
      allowed: ['POST'],
    });
  });

  it('reads and decodes the open segments of a path', () => {
    expect(post('/channels/1003/users/a%2Fb%20c').route).toMatchObject({
      key: 'open',
      parameters: { channelId: '1003', userId: 'a/b c' },
    });
  });

  it('leaves a damaged escape in a path as it is written', () => {
    expect(post('/channels/%zz/users/1').route?.parameters).toEqual({ channelId: '%zz', userId: '1' });
  });
});
