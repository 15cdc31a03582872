import { describe, expect, it } from 'vitest';
import { cutInput, mostEntries } from '../../clients/core/batches.ts';
import { backOff, InputError } from '../../clients/index.ts';
import { createTencentChatClient, type TencentChatOptions } from '../../clients/tencent-chat/index.ts';
import { vendors } from '../../contracts/catalog.ts';
import { findLimits } from '../../contracts/core/contract/find-limits.ts';
import { toJsonSchema } from '../../contracts/core/contract/json-schema.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { createFetchHandler } from '../../emulator/http/fetch-handler.ts';
import { createEmulator } from '../../emulator/index.ts';
import { polyvLive } from '../../contracts/polyv-live/index.ts';
import { volcengineLivesaas } from '../../contracts/volcengine-livesaas/index.ts';
import { chat, chatState } from '../core/calls.ts';

const accounts = (count: number) => Array.from({ length: count }, (_, index) => `user${index + 1}`);
const ban = { RoomId: 'test', Duration: 60 };

/** A client of an emulator, and how many calls came. */
function connect(options: TencentChatOptions = {}) {
  const transport = createFetchHandler(
    createEmulator({ sandboxes: { default: { state: chatState } } }),
    chat,
  );
  let calls = 0;
  const client = createTencentChatClient({
    baseUrl: 'http://emulator.test',
    credentials: tencentChat.credential.fake,
    environment: {},
    fetch(input, init) {
      calls += 1;
      return transport(input, init);
    },
    ...options,
  });
  return { client, calls: () => calls };
}

describe('a long list', () => {
  it('is called in parts of the documented limit, with what became of each', async () => {
    const { client, calls } = connect();
    const MemberList_Account = accounts(1000);
    const parts = await client.batches.banMember({ ...ban, MemberList_Account });
    expect(calls()).toBe(50);
    expect(parts.every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(parts.flatMap(({ input }) => input.MemberList_Account)).toEqual(MemberList_Account);
    expect(parts[0]).toMatchObject({ input: { ...ban }, requestId: expect.any(String) as string });
    const banned = [];
    for await (const { Member_Account } of client.pages.listBannedMembers({ RoomId: 'test' }))
      banned.push(Member_Account);
    expect(banned.toSorted()).toEqual(MemberList_Account.toSorted());
  });

  it('goes on after a part that failed, and tells which one it was', async () => {
    let count = 0;
    const fetch = () => {
      count += 1;
      const ErrorCode = count === 2 ? 100001 : 0;
      return Promise.resolve(Response.json({ ErrorCode, ErrorInfo: '', RequestId: `r${count}` }));
    };
    const call = { ...ban, MemberList_Account: accounts(60) };
    const parts = await connect({ fetch }).client.batches.banMember(call);
    expect(parts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(parts[1]).toMatchObject({
      input: { MemberList_Account: accounts(60).slice(20, 40) },
      failure: { code: 100001, requestId: 'r2' },
    });
    count = 0;
    const some = await connect({ fetch }).client.batches.banMember(call, { afterFailure: 'stop' });
    expect(some.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    count = 0;
    const wait = () => Promise.resolve();
    const retry = backOff({ repeat: 'retryable' });
    const all = await connect({ fetch, wait }).client.batches.banMember(call, { retry });
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
  });

  it('sends nothing when a part of it is wrong, and names the entry by its number in the whole list', async () => {
    const { client, calls } = connect();
    const MemberList_Account = [...accounts(25), 7 as unknown as string];
    const call = client.batches.banMember({ ...ban, MemberList_Account });
    await expect(call).rejects.toThrow(InputError);
    await expect(call).rejects.toMatchObject({ path: 'MemberList_Account.25' });
    expect(calls()).toBe(0);
  });

  it('sends no part after its signal', async () => {
    const controller = new AbortController();
    const { client, calls } = connect({
      onResponse: () => {
        controller.abort();
      },
    });
    const call = { ...ban, MemberList_Account: accounts(60) };
    const parts = await client.batches.banMember(call, { signal: controller.signal });
    expect(parts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(parts[2]).toMatchObject({ failure: { carriedOut: 'no' } });
    expect(calls()).toBe(1);
  });

  it('may have smaller parts, and not ones of nothing', async () => {
    const { client, calls } = connect();
    await client.batches.banMember({ ...ban, MemberList_Account: accounts(7) }, { size: 3 });
    expect(calls()).toBe(3);
    const call = client.batches.banMember({ ...ban, MemberList_Account: accounts(7) }, { size: 0 });
    await expect(call).rejects.toThrow('size: a whole number from 1; it is the number 0.');
    expect(calls()).toBe(3);
  });
});

describe('lists side by side', () => {
  const { updateActivityUserBanStatus } = volcengineLivesaas.operations;

  it('are cut at the same places, and one that has ended is left out', () => {
    const [UserIds, Cookies] = [accounts(120), accounts(70)];
    const all = cutInput(updateActivityUserBanStatus, { ActivityId: 1, BanStatus: 1, UserIds, Cookies });
    const parts = all.map((part) => part.input);
    expect(parts).toEqual([
      { ActivityId: 1, BanStatus: 1, UserIds: UserIds.slice(0, 50), Cookies: Cookies.slice(0, 50) },
      { ActivityId: 1, BanStatus: 1, UserIds: UserIds.slice(50, 100), Cookies: Cookies.slice(50) },
      { ActivityId: 1, BanStatus: 1, UserIds: UserIds.slice(100) },
    ]);
  });

  it('stay together where each entry of one belongs to one of the other', () => {
    const { kickUsers } = polyvLive.operations;
    const input = { viewerIds: ['1', '2', '3'], nickNames: ['a', 'b', 'c'] };
    expect(cutInput(kickUsers, input)).toEqual([{ input, from: 0 }]);
    expect(cutInput(kickUsers, input, 2).map((part) => part.input)).toEqual([
      { viewerIds: ['1', '2'], nickNames: ['a', 'b'] },
      { viewerIds: ['3'], nickNames: ['c'] },
    ]);
  });
});

describe.each(vendors.map((vendor) => [vendor.name, vendor] as const))('the lists of %s', (_, vendor) => {
  const lists = Object.entries(vendor.operations).flatMap(([method, { batch = [], input }]) =>
    [batch].flat().map((field) => ({ method, field, input })),
  );

  it.each(lists)('$method of $field is cut by the limit that the reference says', ({ field, input }) => {
    const said = findLimits(toJsonSchema(input, 'input'))
      .filter(({ path, of, what }) => path === field && of === 'entries' && what === undefined)
      .flatMap(({ most }) => most ?? []);
    expect(mostEntries(input, field)).toBe(Math.min(...said, Infinity));
  });
});
