// Plain node:test: one emulator for the file, on free ports, and a sandbox for each test.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startEmulator } from 'understudy-live';
import { neverRetry } from 'understudy-live/clients';
import { createPolyvLiveClient, PolyvLiveError } from 'understudy-live/clients/polyv-live';
import { createControlClient } from 'understudy-live/control';

const server = await startEmulator({ port: 0 });
after(() => server.close());
const control = createControlClient({ baseUrl: server.controlUrl });

/** A client that calls as the account of a new sandbox. */
async function openSandbox(name) {
  const state = {
    'polyv-live': { channels: [{ channelId: '1003' }], viewers: [{ viewerId: 'rude', nickName: 'Rude' }] },
  };
  const { env } = await control.createSandbox({ body: { name, state } });
  return createPolyvLiveClient({ environment: env, retry: neverRetry });
}

test('a kicked viewer is on the list', async () => {
  const polyv = await openSandbox('kicked');
  await polyv.kickUsers({ viewerIds: ['rude'], nickNames: ['Rude'] });
  const { contents } = await polyv.listForbiddenUsers({});
  assert.deepEqual(
    contents.map(({ viewerId }) => viewerId),
    ['rude'],
  );
});

test('an error of the vendor arrives as an exception', async () => {
  const polyv = await openSandbox('refused');
  const match = { vendor: 'polyv-live' };
  const rule = { id: 'limited', match, effect: { type: 'rate-limit', limit: 0 } };
  await control.putFaults({ path: { id: 'refused' }, body: { rules: [rule] } });
  await assert.rejects(polyv.listForbiddenUsers({}), PolyvLiveError);
});
