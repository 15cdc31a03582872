import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createTencentChatClient } from '../../clients/tencent-chat/index.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { metricsPath } from '../../contracts/control/metrics.ts';
import { startEmulator } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';
import { version } from '../../emulator/version.ts';
import { createTestLog } from '../shared/replicas.ts';
import { ban, banning, chat, frozen, list, listing, send } from '../core/calls.ts';
import { readMetrics } from './read-metrics.ts';

let server: RunningServer;

beforeEach(async () => {
  server = await startEmulator({ sandboxes: { default: frozen, other: frozen }, port: 0 });
});

afterEach(() => server.close());

const calls = 'understudy_calls_total';

describe('the measurements', () => {
  it('begin with the calls that the journals have, and count those that come', async () => {
    send(server.emulator, banning());
    send(server.emulator, { ...listing, sandbox: 'other' });
    const first = await readMetrics(server);
    expect(first.value(calls, { vendor: chat, operation: ban, outcome: 'success' })).toBe(1);
    expect(first.value(calls, { vendor: chat, operation: list, outcome: 'success' })).toBe(1);
    send(server.emulator, banning('user2'));
    const second = await readMetrics(server);
    expect(second.value(calls, { vendor: chat, operation: ban, outcome: 'success' })).toBe(2);
  });

  it('count a call without an operation, and the check that refused one', async () => {
    const baseUrl = server.baseUrls['tencent-chat'];
    await fetch(`${baseUrl}/v4/nowhere`, { method: 'POST', body: '{}' });
    send(server.emulator, { ...listing, credential: { secretKey: 'another one', key: 'another one' } });
    const { families, value } = await readMetrics(server);
    const ofCalls = families.find(({ name }) => name === calls)!.metrics;
    expect(ofCalls.filter(({ labels }) => labels?.['operation'] === '')).toHaveLength(1);
    const refused = families.find(({ name }) => name === 'understudy_refusals_total')!.metrics;
    expect(refused.length).toBeGreaterThan(0);
    for (const { labels } of refused) {
      const { checks } = server.emulator.implementation(chat).vendor;
      expect(checks.map(({ name }) => name)).toContain(labels?.['check']);
    }
    expect(value('understudy_refusals_total', { vendor: chat })).toBeGreaterThan(0);
  });

  it('have the time of every call that came by a socket', async () => {
    const client = createTencentChatClient({
      baseUrl: server.baseUrls[chat],
      credentials: tencentChat.credential.fake,
    });
    await client.listBannedMembers({ RoomId: 'test' });
    const { families } = await readMetrics(server);
    const [histogram] = families.find(({ name }) => name === 'understudy_call_duration_seconds')!.metrics;
    expect(histogram!.buckets).toMatchObject({ '+Inf': '1', '15': '1' });
  });

  it('say what runs, since when, how much it holds, and nothing of a shared log where there is none', async () => {
    const { value, families, mediaType } = await readMetrics(server);
    expect(mediaType).toContain('text/plain');
    expect(value('understudy_build_info', { version, node: process.version })).toBe(1);
    expect(value('understudy_sandboxes')).toBe(2);
    expect(value('understudy_event_streams_dropped_total')).toBe(0);
    expect(value('process_start_time_seconds')).toBeGreaterThan(1_600_000_000);
    expect(value('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
    const names = families.map(({ name }) => name);
    expect(names.filter((name) => name.startsWith('understudy_shared'))).toEqual([]);
  });

  it('name an outcome by the contract alone: what was sent makes no new label', async () => {
    for (const user of ['a', 'b', 'c']) send(server.emulator, banning(user));
    const { families } = await readMetrics(server);
    const { vendors } = server.emulator;
    for (const { labels } of families.find(({ name }) => name === calls)!.metrics) {
      const { errors, operations } = vendors.find(({ name }) => name === labels!['vendor'])!;
      expect(['success', ...Object.keys(errors)]).toContain(labels!['outcome']);
      expect(['', ...Object.values(operations).map(({ key }) => key)]).toContain(labels!['operation']);
    }
  });

  it('are refused without the token, where there is one, and to a page of another site', async () => {
    const guarded = await startEmulator({ port: 0, token: 'open sesame' });
    onTestFinished(() => guarded.close());
    const ask = async (headers: Readonly<Record<string, string>>, { controlUrl } = guarded) =>
      (await fetch(controlUrl + metricsPath, { headers })).status;
    expect(await ask({})).toBe(401);
    expect(await ask({ Authorization: 'Bearer open sesame' })).toBe(200);
    expect(await ask({ Origin: 'https://evil.example' }, server)).toBe(403);
    const { status, headers } = await fetch(server.controlUrl + metricsPath, { method: 'POST' });
    expect([status, headers.get('allow')]).toEqual([405, 'GET']);
  });
});

describe('the measurements of a replica', () => {
  it('count the calls that it took itself, and say how far it is', async () => {
    const shared = createTestLog();
    onTestFinished(() => shared.close());
    const [first, second] = [await shared.start(), await shared.start()];
    await readMetrics(first);
    await readMetrics(second);
    await first.chat().banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 });
    await second.chat().listBannedMembers({ RoomId: 'test' });
    const [ofFirst, ofSecond] = [await readMetrics(first), await readMetrics(second)];
    expect(ofFirst.value(calls, { operation: ban })).toBe(1);
    expect(ofFirst.value(calls, { operation: list })).toBeUndefined();
    expect(ofSecond.value(calls, { operation: ban })).toBeUndefined();
    expect(ofSecond.value(calls, { operation: list })).toBe(1);
    expect(ofSecond.value('understudy_call_duration_seconds')).toBe(1);
    const { shared: report } = await second.control.health();
    expect(ofSecond.value('understudy_shared_info', { replica: report!.replica })).toBe(1);
    expect(ofSecond.value('understudy_shared_applied_sequence')).toBe(report!.applied);
    expect(ofSecond.value('understudy_shared_lag')).toBe(0);
  });

  it('are told while the log does not answer, and count the calls that got no answer', async () => {
    const shared = createTestLog();
    onTestFinished(() => shared.close());
    const replica = await shared.start();
    expect((await readMetrics(replica)).value('understudy_shared_up')).toBe(1);
    replica.connection.cut('There is no majority.');
    await expect(replica.chat().listBannedMembers({ RoomId: 'test' })).rejects.toThrow();
    const { value } = await readMetrics(replica);
    expect(value('understudy_shared_up')).toBe(0);
    expect(value('understudy_shared_unanswered_calls_total')).toBe(1);
  });
});
