import { describe, expect, it } from 'vitest';
import {
  createPolyvLiveClient,
  PolyvLiveError,
  type PolyvLiveOptions,
} from '../../../clients/polyv-live/index.ts';
import { createFetchHandler } from '../../../emulator/http/fetch-handler.ts';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { appId, appSecret, now, rows, startEmulator } from './calls.ts';

function clientOf(emulator: Emulator, options: PolyvLiveOptions = {}) {
  const transport = createFetchHandler(emulator, 'polyv-live');
  return createPolyvLiveClient({
    credentials: { appId, appSecret, userId: 'fakeuser01' },
    baseUrl: 'http://emulator.test',
    fetch: (input, init) => transport(new Request(input, init)),
    clock: () => now,
    retry: () => undefined,
    environment: {},
    ...options,
  });
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));

describe('the typed client', () => {
  it('sends ids of any size as texts', async () => {
    const emulator = startEmulator({ values: { 'polyv-live.numeric-ids': 'refuse' } });
    const client = clientOf(emulator);
    await client.kickUsers({ viewerIds: [7, 9007199254740993n, '小明'], nickNames: ['a', 'b', 'c'] });
    await client.updateBannedUsers({ viewerIds: [9007199254740995n], banned: 'Y' });
    expect(rows(emulator).map(({ viewerId }) => viewerId)).toEqual([
      '9007199254740995',
      '小明',
      '9007199254740993',
      '7',
    ]);
  });

  it.each([['rows'], ['pages']])('reads all pages to the end when totalItems counts %s', async (value) => {
    const client = clientOf(startEmulator({ values: { 'polyv-live.total-items': value } }));
    await client.kickUsers({ viewerIds: numbers(25), nickNames: numbers(25) });
    const seen: string[] = [];
    for await (const { viewerId } of client.pages.listForbiddenUsers({ pageSize: 10 })) seen.push(viewerId);
    expect(seen).toEqual(numbers(25).reverse());
  });

  it('reads a list whose last page is full', async () => {
    const client = clientOf(startEmulator());
    await client.kickUsers({ viewerIds: numbers(4), nickNames: numbers(4) });
    let count = 0;
    for await (const _ of client.pages.listForbiddenUsers({ pageSize: 2 })) count += 1;
    expect(count).toBe(4);
  });

  it('signs with SHA256 when asked', async () => {
    const emulator = startEmulator();
    const targets: string[] = [];
    const transport = createFetchHandler(emulator, 'polyv-live');
    const client = clientOf(emulator, {
      signatureMethod: 'SHA256',
      fetch(input, init) {
        const request = new Request(input, init);
        targets.push(request.url);
        return transport(request);
      },
    });
    await client.listForbiddenUsers({});
    await client.updateBannedUsers({ viewerIds: ['a'], banned: 'N' });
    expect(targets[0]).toMatch(/signatureMethod=SHA256&sign=[0-9A-F]{64}$/);
  });

  it('throws an error that tells the code and the key of the error, and never the secret', async () => {
    const failure: unknown = await clientOf(startEmulator())
      .kickUsers({ viewerIds: [], nickNames: [] })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PolyvLiveError);
    expect(failure).toMatchObject({
      code: 400,
      status: 400,
      retryable: false,
      errorKey: 'param should not be empty: {field}',
      message: expect.stringMatching(
        /^v4\/chat\/forbid\/kick-users: 400 param should not be empty: viewerIds\b.*a list of at least 1 entry/,
      ) as string,
    });
    expect(JSON.stringify(failure)).not.toContain(appSecret);
  });

  it('understands an error of the newer envelope, of which it knows no key', async () => {
    const body = {
      code: 400,
      status: 'error',
      requestId: 'd310b70b',
      error: { code: 20001, desc: '虚拟人数设置频繁' },
      success: false,
    };
    const client = clientOf(startEmulator(), { fetch: () => Promise.resolve(Response.json(body)) });
    await expect(client.listForbiddenUsers({})).rejects.toMatchObject({
      code: 400,
      errorKey: undefined,
      requestId: 'd310b70b',
      message: 'v4/chat/forbid/list: 400 虚拟人数设置频繁',
    });
  });

  it('survives errors with HTTP 200, and 403 for a wrong sign', async () => {
    const wrong = { credentials: { appId, appSecret: 'another', userId: 'fakeuser01' } };
    for (const values of [{ 'polyv-live.error-http-status': '200' }, { 'polyv-live.bad-sign-code': '403' }]) {
      const client = clientOf(startEmulator({ values }), wrong);
      await expect(client.listForbiddenUsers({})).rejects.toBeInstanceOf(PolyvLiveError);
    }
  });
});
