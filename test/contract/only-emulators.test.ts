import { beforeEach, describe, expect, it } from 'vitest';
import { createPolyvLiveClient } from '../../clients/polyv-live/index.ts';
import { TransportError } from '../../clients/index.ts';
import { polyvLive } from '../../contracts/polyv-live/index.ts';
import { createFetchHandler } from '../../emulator/http/fetch-handler.ts';
import { createEmulator } from '../../emulator/index.ts';

type Environment = Record<string, string>;

/** Makes one call in an environment. Tells which hosts were called, and how the call ended. */
async function callIn(environment: Environment, baseUrl?: string) {
  const hosts: string[] = [];
  const client = createPolyvLiveClient({
    credentials: polyvLive.credential.fake,
    environment,
    ...(baseUrl !== undefined && { baseUrl }),
    fetch(input, init) {
      hosts.push(new URL(new Request(input, init).url).host);
      return Promise.resolve(Response.json({ code: 200, status: 'success', message: '', data: true }));
    },
  });
  const ending = await client.deleteChannels({ channelIds: ['1'] }).catch((failure: unknown) => failure);
  return { hosts, ending };
}

const only = { UNDERSTUDY_ONLY: '1' };

beforeEach(() => {
  // Tests of MSW that ran before leave a note, and a client asks once more because of it.
  Reflect.deleteProperty(globalThis, Symbol.for('understudy-live.msw-handlers'));
});

describe('a client that may call emulators alone', () => {
  it.each([
    'http://127.0.0.1:4014',
    'http://127.9.9.9',
    'http://localhost:1',
    'http://a.localhost',
    'http://[::1]:2',
  ])('calls this machine: %s', async (baseUrl) => {
    expect(await callIn(only, baseUrl)).toEqual({ hosts: [new URL(baseUrl).host], ending: true });
  });

  it.each(['UNDERSTUDY_CONTROL_URL', 'UNDERSTUDY_URL'])(
    'calls the host that %s names, on any port',
    async (name) => {
      const environment = { ...only, [name]: 'http://understudy:4010' };
      expect(await callIn(environment, 'http://understudy:4014')).toMatchObject({ ending: true });
    },
  );

  it.each([
    [only, undefined, 'api.polyv.net'],
    [{ UNDERSTUDY_ONLY: 'yes' }, undefined, 'api.polyv.net'],
    [{ ...only, POLYV_LIVE_BASE_URL: 'https://api.polyv.net' }, undefined, 'api.polyv.net'],
    [
      { ...only, UNDERSTUDY_CONTROL_URL: 'http://understudy:4010' },
      'http://understudy.example',
      'understudy.example',
    ],
    [{ ...only, UNDERSTUDY_CONTROL_URL: 'nowhere' }, 'http://127.0.0.1.example', '127.0.0.1.example'],
  ] satisfies [Environment, string | undefined, string][])(
    'sends nothing to anybody else, and says so in a sentence: %j %s',
    async (environment, baseUrl, host) => {
      const { hosts, ending } = await callIn(environment, baseUrl);
      expect(hosts).toEqual([]);
      expect(ending).toBeInstanceOf(TransportError);
      expect(ending).toMatchObject({ carriedOut: 'no' });
      expect((ending as TransportError).message).toMatch(
        new RegExp(
          `: UNDERSTUDY_ONLY is set and ${host} is no emulator, so the call was not sent: set POLYV_LIVE_BASE_URL`,
        ),
      );
    },
  );

  it.each([{}, { UNDERSTUDY_ONLY: '' }, { UNDERSTUDY_ONLY: '0' }])(
    'is what it is only where the variable says so: %j',
    async (environment) => {
      expect(await callIn(environment)).toEqual({ hosts: ['api.polyv.net'], ending: true });
    },
  );

  it('calls any host through a fetch that an emulator in this process answers', async () => {
    const client = createPolyvLiveClient({
      credentials: polyvLive.credential.fake,
      environment: only,
      fetch: createFetchHandler(createEmulator(), 'polyv-live'),
    });
    await expect(client.listForbiddenUsers({})).resolves.toHaveProperty('contents');
  });
});
