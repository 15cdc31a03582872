import { TransportError } from 'understudy-live/clients';
import { createPolyvLiveClient } from 'understudy-live/clients/polyv-live';
import { createTencentChatClient } from 'understudy-live/clients/tencent-chat';
import { test, type OpenOptions } from 'understudy-live/vitest';
import { describe, expect } from 'vitest';
import { banMany } from './ban-many.ts';
import { banViewer } from './ban-viewer.ts';
import { listForbidden } from './call-by-key.ts';
import { takeOut } from './keep-request-id.ts';
import { listBanned } from './list-banned.ts';
import { logCalls } from './log-calls.ts';
import { createPatientChat } from './patient-client.ts';
import { createStrictPolyv } from './strict-client.ts';

const viewer = '1820211234043371';
const members = Array.from({ length: 1000 }, (_, index) => `member${index + 1}`);
const busy = { match: { vendor: 'tencent-chat' }, effect: { type: 'error', code: 60007 } } as const;

const start: OpenOptions = {
  like: 'demo',
  // A clock that stands still moves by waiting alone, so that each second holds what the rates allow, on any machine.
  clock: { mode: 'frozen', now: '2023-11-14T22:13:20Z' },
  state: {
    'tencent-chat': { rooms: [{ RoomId: 'show', members: members.slice(0, 3) }] },
    'volcengine-livesaas': {
      activities: [{ ActivityId: '1819171234140099', users: [{ UserId: viewer }] }],
    },
  },
};

describe('the functions of this folder', () => {
  test.override('sandboxInput', start);

  test('ban a viewer once', async ({ clients }) => {
    const livesaas = clients['volcengine-livesaas'];
    expect(await banViewer(livesaas, '1819171234140099', viewer)).toBe('banned');
    expect(await banViewer(livesaas, '1819171234140099', viewer)).toBe('banned already');
  });

  test('list everybody who is banned', async ({ clients }) => {
    const chat = clients['tencent-chat'];
    await chat.banMember({ RoomId: 'show', MemberList_Account: members.slice(0, 3), Duration: 60 });
    expect([...(await listBanned(chat, 'show'))].sort()).toEqual(members.slice(0, 3));
  });

  test('ban a thousand in parts that the rate lets pass, and name those of a part that failed', async ({
    sandbox,
    faults,
  }) => {
    const invalid = { ...busy, effect: { type: 'error', code: 100002 } } as const;
    faults.set([{ id: 'third', ...invalid, when: { after: 2, times: 1 } }]);
    const chat = createPatientChat(sandbox.options['tencent-chat']);
    expect(await banMany(chat, 'show', members)).toEqual(members.slice(40, 60));
    expect(sandbox.calls().filter(({ outcome }) => outcome === 'success')).toHaveLength(49);
    expect(sandbox).toHaveBanned({ room: 'show', times: 980 });
  });
});

describe('the clients of this folder', () => {
  test.override('sandboxInput', start);

  test('keep the vendor’s id of a success', async ({ sandbox, clients }) => {
    const id = await takeOut(clients['tencent-trtc'], '29376');
    expect(sandbox.calls().at(-1)?.reply.body).toContain(id);
  });

  test('write what happens on the way', async ({ sandbox, faults }) => {
    faults.set([{ id: 'busy', ...busy, when: { times: 1 } }]);
    const lines: string[] = [];
    const hooks = logCalls((line) => lines.push(line));
    const options = { ...sandbox.options['tencent-chat'], ...hooks, random: () => 0 };
    await createTencentChatClient(options).destroyRoom({ RoomId: 'show' });
    const key = 'tencent-chat room_engine_http_srv/destroy_room';
    expect(lines).toEqual([
      `${key}: attempt 1`,
      expect.stringMatching(/^HTTP 200, request \S+: .*60007/),
      expect.stringMatching(/^again in \d+ ms$/),
      `${key}: attempt 2`,
      expect.stringMatching(/^HTTP 200, request \S+: success$/),
    ]);
  });

  test('ban again when a reply was lost', async ({ sandbox, faults }) => {
    faults.set([{ id: 'lost', ...busy, when: { times: 4 }, effect: { type: 'lost-after-commit' } }]);
    const chat = createPatientChat(sandbox.options['tencent-chat']);
    await chat.banMember({ RoomId: 'show', MemberList_Account: ['member1'], Duration: 60 });
    expect(sandbox).toHaveBanned({ user: 'member1', times: 5 });
  });

  test('call by a key', async ({ sandbox, clients }) => {
    const output = await listForbidden(clients['polyv-live'], 1);
    expect(output).toHaveProperty('contents');
    expect(sandbox.calls().at(-1)?.request.line).toContain('&aNewParameter=');
  });

  test('tell a reply that breaks its form, or throw', async ({ sandbox }) => {
    const options = {
      ...sandbox.options['polyv-live'],
      fetch: () => Promise.resolve(Response.json({ code: 200, status: 'success', data: { contents: 3 } })),
    };
    await expect(createStrictPolyv(options).listForbiddenUsers({})).rejects.toThrow(TransportError);
    const warnings: string[] = [];
    const tolerant = createPolyvLiveClient({
      ...options,
      onWarning: ({ fields }) => warnings.push(...fields),
    });
    expect(await tolerant.listForbiddenUsers({})).toEqual({ contents: 3 });
    expect(warnings).toContain('contents');
  });
});
