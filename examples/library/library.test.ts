// The emulator as a library: a sandbox for a test, an emulator without a socket, a server inside another program.
import { createEmulator, createFetchHandler, startEmulator } from 'understudy-live';
import { createTencentChatClient } from 'understudy-live/clients/tencent-chat';
import { createControlClient } from 'understudy-live/control';
import { openSandbox } from 'understudy-live/testing';
import { expect, it } from 'vitest';

it('opens a sandbox, which closes itself at the end of the block', async () => {
  await using sandbox = openSandbox({ like: 'demo', state: { 'polyv-live': { viewers: [] } } });
  // What a client of one's own, or an SDK, needs to call this sandbox: base URL, credentials, fetch and the clock.
  const chat = createTencentChatClient({ ...sandbox.options['tencent-chat'] });
  await chat.banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 3600 });
  sandbox.clock.advance('1h');
  expect((await chat.listBannedMembers({ RoomId: 'test' })).BannedAccountList).toEqual([]);
});

it('answers calls without a socket', async () => {
  const emulator = createEmulator({ sandboxes: { default: { state: 'empty' } } });
  const answer = createFetchHandler(emulator, 'polyv-live');
  const reply = await answer(new Request('http://polyv.local/live/v4/chat/forbid/list'));
  expect(reply.status).toBe(400);
  expect(emulator.sandbox('default')!.journal.entries()).toHaveLength(1);
});

it('starts the servers that the command starts, on free ports', async () => {
  const server = await startEmulator({ port: 0 });
  const control = createControlClient({ baseUrl: server.controlUrl });
  expect(await control.health()).toMatchObject({ status: 'ok' });
  await server.close();
});
