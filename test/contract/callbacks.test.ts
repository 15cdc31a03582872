import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startEmulator } from '../../emulator/index.ts';
import { createControlClient } from '../../clients/control/index.ts';
import { createClient } from '../scenarios/setup.ts';
import { chat, type RuleInput } from '../faults/setup.ts';

interface Application {
  readonly url: string;
  /** Resolves when so many callbacks have come, with the accounts that they are about. */
  received(count: number): Promise<readonly string[]>;
}

/** An application that is told of what happens in its rooms. */
async function startApplication(): Promise<Application> {
  const accounts: string[] = [];
  let tell = (): void => undefined;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      accounts.push(...(JSON.parse(body) as { MemberList_Account: string[] }).MemberList_Account);
      response.end();
      tell();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const received = (count: number) =>
    new Promise<readonly string[]>((resolve) => {
      tell = () => {
        if (accounts.length >= count) resolve(accounts);
      };
      tell();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

const event = 'Room.CallbackAfterMemberLeave';

/** Bans two members one after the other; the rule fires on the first ban alone. */
async function banTwo(effect: RuleInput<'tencent-chat'>['effect']) {
  const application = await startApplication();
  const room = { RoomId: 'room', RoomType: 'Conference' as const, members: ['user1', 'user2'] };
  const callbacks = { Url: application.url, CallbackCommandList: [event] };
  const rule: RuleInput = { id: 'accident', match: chat, when: { times: 1 }, effect };
  const state = { 'tencent-chat': { rooms: [room], callbacks } };
  const server = await startEmulator({ port: 0, sandboxes: { default: { state, faults: [rule] } } });
  onTestFinished(() => server.close());
  const path = { id: 'default' };
  const { env } = await createControlClient({ baseUrl: server.controlUrl }).getSandbox({ path });
  const client = createClient('tencent-chat', env);
  for (const account of ['user1', 'user2'])
    await client.banRoomMember({
      RoomId: 'room',
      MemberList_Account: [account],
      Reason: '',
      Duration: 60,
    });
  const journal = server.emulator.sandbox('default')!.journal.entries();
  return { application, states: journal.map((entry) => entry.callbacks.map(({ state }) => state)) };
}

describe('callback-drop', () => {
  it('never sends the callbacks of the call', async () => {
    const { application, states } = await banTwo({ type: 'callback-drop' });
    expect(await application.received(1)).toEqual(['user2']);
    expect(states[0]).toEqual(['dropped']);
  });
});

describe('callback-timeout', () => {
  it('gives the callbacks of the call up', async () => {
    const { application, states } = await banTwo({ type: 'callback-timeout' });
    expect(await application.received(1)).toEqual(['user2']);
    expect(states[0]).toEqual(['timed out']);
  });
});

describe('callback-retry', () => {
  it('sends the callbacks of the call again', async () => {
    const { application } = await banTwo({ type: 'callback-retry', copies: 3 });
    const accounts = await application.received(4);
    expect(accounts.filter((account) => account === 'user1')).toHaveLength(3);
  });
});
