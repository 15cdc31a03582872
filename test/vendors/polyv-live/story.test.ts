import { afterEach, beforeEach, expect, it } from 'vitest';
import { createControlClient, type ControlClient } from '../../../clients/control/index.ts';
import {
  createPolyvLiveClient,
  PolyvLiveError,
  type PolyvLiveClient,
} from '../../../clients/polyv-live/index.ts';
import { startEmulator } from '../../../emulator/index.ts';
import type { RunningServer } from '../../../emulator/server.ts';

let server: RunningServer;
let control: ControlClient;
let client: PolyvLiveClient;
let now = Date.parse('2023-11-14T22:13:20Z');

beforeEach(async () => {
  now = Date.parse('2023-11-14T22:13:20Z');
  const clock = { mode: 'frozen' as const, now: new Date(now).toISOString() };
  const viewers = [
    { viewerId: 'ming', nickName: '小明' },
    { viewerId: 'anna', nickName: 'Anna' },
  ];
  server = await startEmulator({
    port: 0,
    sandboxes: { default: { clock, state: { 'polyv-live': { viewers } } } },
  });
  control = createControlClient({ baseUrl: server.controlUrl });
  client = createPolyvLiveClient({
    baseUrl: server.baseUrls['polyv-live'],
    credentials: {
      appId: 'fakeappid1',
      appSecret: 'fake0secret0for0local0use0only00',
      userId: 'fakeuser01',
    },
    clock: () => now,
    retry: () => undefined,
    environment: {},
  });
});

afterEach(async () => {
  await server.close();
});

const enter = (room: string, user: string) =>
  control.enterRoom({ path: { id: 'default', vendor: 'polyv-live', room }, body: { user } });

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

it('leads a channel from its making to its end', async () => {
  const { channelId } = await client.createChannel({
    name: 'Spring 知识精讲',
    newScene: 'topclass',
    template: 'ppt',
  });
  expect(await client.listChannels({})).toEqual({ channels: [channelId] });
  expect(await enter(channelId, 'ming')).toEqual({ admitted: true });

  // Muted in the channel, by id and by address: both stay.
  await client.updateChannelBannedUsers({ channelId, userIds: ['ming', 'anna'], toBanned: 'Y' });
  expect(await client.listChannelBans({ channelId, type: 'userId' })).toEqual(['ming', 'anna']);
  expect(await client.banChannelIp({ channelId, ip: '203.0.113.7' })).toEqual(['203.0.113.7']);
  expect(await enter(channelId, 'ming')).toEqual({ admitted: true });
  await client.updateChannelBannedUsers({ channelId, userIds: 'ming', toBanned: 'N' });
  expect(await client.listChannelBans({ channelId, type: 'userId' })).toEqual(['anna']);

  // Kicked out of the channel, refused before anything else, let in again.
  await client.kickChannelUsers({ channelId, viewerIds: ['ming'], nickNames: ['小明'] });
  expect(await enter(channelId, 'ming')).toMatchObject({ admitted: false, sanction: 'kick' });
  expect(await client.listChannelKickedUsers({ channelId })).toMatchObject([
    { userId: 'ming', nick: '小明' },
  ]);
  await client.unkickChannelUsers({ channelId, viewerIds: ['ming'], nickNames: ['小明'] });
  expect(await enter(channelId, 'ming')).toEqual({ admitted: true });

  // Words that nobody may say.
  expect(await client.addBadWords({ words: ['坏', 'bad'], channelId })).toMatchObject({ count: 2 });
  expect(await client.liftChannelBans({ channelId, type: 'badword', content: ['bad'] })).toBe('success');
  expect(await client.listChannelBadWords({ channelId })).toEqual(['坏']);

  // The end of the channel is the end of its bans.
  expect(await client.deleteChannel({ channelId })).toBe(true);
  const gone = client.listChannelBans({ channelId, type: 'userId' });
  await expect(gone).rejects.toMatchObject({ code: 403, errorKey: 'illegal channel id: {id}' });
  await expect(enter(channelId, 'ming')).rejects.toMatchObject({ status: 404 });
});

it('kicks and mutes in the whole account, and reads the lists page by page', async () => {
  const made = [1, 2].map((number) =>
    client.createChannel({ name: `channel ${number}`, newScene: 'topclass', template: 'ppt' }),
  );
  const rooms = (await Promise.all(made)).map(({ channelId }) => channelId);
  await client.kickUsers({ viewerIds: ['ming', 'anna'], nickNames: ['小明', 'Anna'] });
  for (const room of rooms) expect(await enter(room, 'anna')).toMatchObject({ sanction: 'kick' });

  await control.advanceClock({ path: { id: 'default' }, body: { seconds: 60 } });
  now += 60_000;
  await client.updateBannedUsers({ viewerIds: ['anna', 'stranger'], banned: 'Y' });
  expect(await collect(client.pages.listBannedUsers({ size: 1 }))).toEqual(['stranger', 'anna']);
  const rows = await collect(client.pages.listForbiddenUsers({ pageSize: 1 }));
  expect(rows.map(({ viewerId, banned, kicked }) => [viewerId, banned, kicked])).toEqual([
    ['stranger', 'Y', 'N'],
    ['anna', 'Y', 'Y'],
    ['ming', 'N', 'Y'],
  ]);
  expect(rows[1]).toMatchObject({ operationTime: now });

  await client.unkickUsers({ viewerIds: ['anna'], nickNames: ['Anna'] });
  expect(await enter(rooms[0]!, 'anna')).toEqual({ admitted: true });
  const records = await collect(client.pages.listViewerRecords({ pageSize: 1 }));
  expect(records.map(({ viewerUnionId }) => viewerUnionId).toSorted()).toEqual(['anna', 'ming']);
  const summaries = await collect(client.pages.listChannelSummaries({ pageSize: 1 }));
  expect(summaries.map(({ channelId }) => channelId)).toEqual(rooms);
});

it('serves nobody for five minutes after 1500 calls in ten seconds, where that is asked for', async () => {
  await control.putAssumptions({
    path: { id: 'default' },
    body: { values: { 'polyv-live.domain-limit': 'qps exceeds number of calls' } },
  });
  const nowhere = { method: 'GET', target: '/', headers: [], body: new Uint8Array() };
  for (let call = 0; call < 1500; call += 1) server.emulator.handle('polyv-live', nowhere);
  await expect(client.listChannels({})).rejects.toBeInstanceOf(PolyvLiveError);
  await control.advanceClock({ path: { id: 'default' }, body: { seconds: 300 } });
  now += 300_000;
  expect(await client.listChannels({})).toEqual({ channels: [] });
});
