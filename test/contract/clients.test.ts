import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { TransportError } from '../../clients/core/errors.ts';
import { createTencentChatClient, type TencentChatOptions } from '../../clients/tencent-chat/index.ts';
import { createVolcengineLivesaasClient } from '../../clients/volcengine-livesaas/index.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { volcengineLivesaas } from '../../contracts/volcengine-livesaas/index.ts';
import { createFetchHandler } from '../../emulator/http/fetch-handler.ts';
import { createEmulator } from '../../emulator/index.ts';
import { chat, chatState, list } from '../core/calls.ts';
import { activityId, startEmulator, users } from '../vendors/volcengine-livesaas/calls.ts';
import { clientOf } from '../vendors/volcengine-livesaas/connect.ts';

const listing = { RoomId: 'test' };

const now = Date.parse('2026-01-01T00:00:00.300Z');

/** A client, the addresses that it calls, and how long it waits between its attempts. */
function connect(options: TencentChatOptions = {}, perSecond = 100) {
  const limits = { [chat]: { [list]: { perSecond } } };
  const transport = createFetchHandler(
    createEmulator({
      sandboxes: {
        default: { state: chatState, limits, clock: { mode: 'frozen', now: new Date(now).toISOString() } },
      },
    }),
    chat,
  );
  const [targets, waits]: [string[], number[]] = [[], []];
  const client = createTencentChatClient({
    baseUrl: 'http://emulator.test',
    credentials: tencentChat.credential.fake,
    environment: {},
    clock: () => now,
    random: () => 0,
    fetch(input, init) {
      const request = new Request(input, init);
      targets.push(new URL(request.url).pathname);
      return transport(request);
    },
    wait(milliseconds) {
      waits.push(milliseconds);
      return Promise.resolve();
    },
    ...options,
  });
  return { client, targets, waits };
}

describe('a client', () => {
  it('sends a call that may succeed later three times, when its rate opens again and after a second', async () => {
    const { client, targets, waits } = connect({}, 0);
    await expect(client.listBannedMembers(listing)).rejects.toHaveProperty('retryable', true);
    expect(targets).toHaveLength(3);
    expect(waits).toEqual([700, 1000]);
  });

  it('sends a call once when its error will not go away', async () => {
    const { client, targets } = connect();
    await expect(client.listBannedMembers({ RoomId: 'nowhere' })).rejects.toHaveProperty('retryable', false);
    expect(targets).toHaveLength(1);
  });

  it('does not retry what the vocabulary does not have', async () => {
    const reply = () => Promise.resolve(Response.json({ ErrorCode: 424242, ErrorInfo: 'new' }));
    const { client } = connect({ fetch: reply });
    await expect(client.listBannedMembers(listing)).rejects.toMatchObject({ code: 424242, retryable: false });
  });

  it('does not repeat a call that was given up', async () => {
    const controller = new AbortController();
    let sent = 0;
    const { client, waits } = connect({
      retry: (_, attempt) => (attempt < 3 ? 7 : undefined),
      fetch() {
        sent += 1;
        controller.abort();
        return Promise.resolve(Response.json({ ErrorCode: 60007, ErrorInfo: '' }));
      },
    });
    const call = client.listBannedMembers(listing, { signal: controller.signal });
    await expect(call).rejects.toHaveProperty('code', 60007);
    expect([sent, waits]).toEqual([1, []]);
  });

  it('sends another random number with every call', async () => {
    const numbers = new Set<string | null>();
    const { client } = connect({
      fetch(input, init) {
        numbers.add(new URL(new Request(input, init).url).searchParams.get('random'));
        return Promise.resolve(Response.json({ ErrorCode: 100004, ErrorInfo: '' }));
      },
    });
    for (let count = 0; count < 3; count += 1)
      await expect(client.listBannedMembers(listing)).rejects.toHaveProperty('code', 100004);
    expect(numbers.size).toBe(3);
  });

  it('takes a base URL with slashes at its end', async () => {
    const { client, targets } = connect({ baseUrl: 'http://emulator.test//' });
    await client.listBannedMembers(listing).catch(() => undefined);
    expect(targets).toEqual(['/v4/live_engine_http_srv/get_banned_member_list']);
  });

  it('takes an empty variable of the environment for none', async () => {
    const { credential } = volcengineLivesaas;
    const environment = {
      ...credential.toEnvironment(credential.fake),
      VOLCENGINE_LIVESAAS_SESSION_TOKEN: '',
    };
    const requests: Request[] = [];
    const call = async () =>
      createVolcengineLivesaasClient({
        environment,
        retry: () => undefined,
        fetch(input, init) {
          requests.push(new Request(input, init));
          return Promise.resolve(Response.json({}));
        },
      }).getActivityBanUsers({ ActivityId: 1 });
    await expect(call()).rejects.toThrow(TransportError);
    expect(requests.map(({ headers }) => headers.has('x-security-token'))).toEqual([false]);
  });

  it('carries a signed call to no other place than the one it was signed for', async () => {
    const targets: (string | undefined)[] = [];
    const server = createServer(({ url }, response) => {
      targets.push(url);
      response.writeHead(302, { Location: '/elsewhere' }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { client } = connect({
      baseUrl: `http://127.0.0.1:${port}`,
      fetch: globalThis.fetch,
      retry: () => undefined,
    });
    await expect(client.listBannedMembers(listing)).rejects.toThrow(TransportError);
    server.close();
    expect(targets).toHaveLength(1);
  });

  it('takes ids as texts, bigints and numbers, and gives texts', async () => {
    const emulator = startEmulator({
      activity: { users: [{ UserId: '9007199254740993' }, { UserId: users[0] }] },
    });
    const client = clientOf(emulator);
    const UserIds = ['9007199254740993', BigInt(users[0]!)];
    const banning = client.updateActivityUserBanStatus({ ActivityId: activityId, BanStatus: 1, UserIds });
    await expect(banning).resolves.toEqual({ Status: true });
    await expect(client.getActivityBanUsers({ ActivityId: String(activityId) })).resolves.toEqual({
      UserIds: ['9007199254740993', String(users[0])],
      Cookies: [],
    });
  });

  it('refuses an input without users and devices before it is sent', async () => {
    const call = clientOf(startEmulator()).updateActivityUserBanStatus({
      ActivityId: activityId,
      BanStatus: 1,
    });
    await expect(call).rejects.toMatchObject({ name: 'InputError', path: 'UserIds' });
  });

  it('reads a list to its end, page by page', async () => {
    const emulator = startEmulator({ activity: { bannedUsers: users, bannedCookies: ['1', '2'] } });
    const pages = clientOf(emulator).pages.getActivityBanUsers({
      ActivityId: activityId,
      PageItemCount: 1,
    });
    const items: unknown[] = [];
    for await (const item of pages) items.push(item);
    expect(items).toEqual([
      { UserId: String(users[0]) },
      { Cookie: '1' },
      { UserId: String(users[1]) },
      { Cookie: '2' },
      { UserId: String(users[2]) },
    ]);
  });
});
