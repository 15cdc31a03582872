import { request } from 'node:http';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { createFetchHandler } from '../../emulator/http/fetch-handler.ts';
import { startServer } from '../../emulator/server.ts';
import { chat, openSetup, type Setup } from './setup.ts';

const path = '/v4/live_engine_http_srv/ban_member';
const host = 'console.tim.qq.com';

function rulesFound({ findings }: Setup): readonly string[] {
  return findings().map(({ rule }) => rule);
}

it.each([
  ['http', true],
  ['https', false],
])('a call by fetch to the vendor’s host over %s is plain: %s', async (scheme, isPlain) => {
  const setup = openSetup();
  await createFetchHandler(setup.emulator, chat)(new Request(`${scheme}://${host}${path}`));
  expect(rulesFound(setup).includes('plain-http')).toBe(isPlain);
});

it.each([
  [{ host }, false],
  [{ host, 'x-forwarded-proto': 'http' }, true],
  [{ host, 'x-forwarded-proto': 'https' }, false],
  [{}, false],
])('a call to the server with the headers %j is plain: %s', async (headers, isPlain) => {
  const setup = openSetup();
  const server = await startServer(setup.emulator, { port: 0 });
  onTestFinished(() => server.close());
  const call = request(`${server.baseUrls[chat]}${path}`, { headers });
  call.end();
  const [response] = (await once(call, 'response')) as [NodeJS.ReadableStream];
  response.resume();
  await once(response, 'end');
  expect(rulesFound(setup).includes('plain-http')).toBe(isPlain);
});
