import { request } from 'node:http';
import { once } from 'node:events';
import { expect, it, onTestFinished } from 'vitest';
import { createFetchDoor } from '../../emulator/http/fetch-handler.ts';
import { startServer } from '../../emulator/server.ts';
import { chat, openStage, type Stage } from './stage.ts';

const path = '/v4/live_engine_http_srv/ban_member';
const host = 'console.tim.qq.com';

function rulesFound({ findings }: Stage): readonly string[] {
  return findings().map(({ rule }) => rule);
}

it.each([
  ['http', true],
  ['https', false],
])('a call by fetch to the vendor’s host over %s is plain: %s', async (scheme, isPlain) => {
  const stage = openStage();
  await createFetchDoor(stage.emulator, chat)(new Request(`${scheme}://${host}${path}`));
  expect(rulesFound(stage).includes('plain-http')).toBe(isPlain);
});

it.each([
  [{ host }, false],
  [{ host, 'x-forwarded-proto': 'http' }, true],
  [{ host, 'x-forwarded-proto': 'https' }, false],
  [{}, false],
])('a call to the server with the headers %j is plain: %s', async (headers, isPlain) => {
  const stage = openStage();
  const server = await startServer(stage.emulator, { port: 0 });
  onTestFinished(() => server.close());
  const call = request(`${server.baseUrls[chat] ?? ''}${path}`, { headers });
  call.end();
  const [response] = (await once(call, 'response')) as [NodeJS.ReadableStream];
  response.resume();
  await once(response, 'end');
  expect(rulesFound(stage).includes('plain-http')).toBe(isPlain);
});
