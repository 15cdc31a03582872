import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { operationsByKey } from '../../contracts/core/contract/find-operation.ts';
import { startEmulator } from '../../emulator/index.ts';
import { runHere } from './program.ts';

const keysIn = (text: string) => [...text.matchAll(/^ {2}(\S+\/?\S*) /gm)].map(([, key]) => key);

describe('understudy operations', () => {
  it('lists the key, the method and the limit of every operation', async () => {
    const { stdout } = await runHere('operations');
    for (const vendor of vendors)
      for (const [key, { name }] of operationsByKey(vendor))
        expect(
          stdout.split('\n').filter((line) => line.startsWith(`  ${key} `) && line.includes(` ${name} `)),
        ).not.toEqual([]);
    expect(stdout).toMatch(/SilenceUserAPI +silenceUser +120 per minute/);
    expect(stdout).toMatch(/UpdateActivityIpBanStatus .* 30 per second, 1000 bannedIps/);
  });

  it('lists those of a vendor, and those with a word', async () => {
    expect(keysIn((await runHere('operations', 'tencent-chat', 'mute')).stdout)).toEqual([
      'key',
      'live_engine_http_srv/mute_member',
      'live_engine_http_srv/get_muted_member_list',
    ]);
    const { stdout } = await runHere('operations', 'KICK');
    expect(stdout).toMatch(/^tencent-chat 1 operation\n[^]*^polyv-live \d operations$/m);
  });

  it('prints the same as JSON', async () => {
    const { stdout } = await runHere('operations', 'polyv-live', 'liftChannelKick', '--json');
    expect(JSON.parse(stdout)).toMatchObject([
      { key: 'v3/channel/chat/del-kicked', name: 'liftChannelKick' },
    ]);
  });

  it.each([
    [['polyv-live', 'zzz'], 'No operation of polyv-live has "zzz" in its key, its method or its summary.'],
    [['zzz'], 'No operation has "zzz" in its key'],
    [['polyv-liv', 'ban'], 'There is no vendor "polyv-liv". Did you mean "polyv-live"?'],
  ])('says what it does not find: %j', async (args, sentence) => {
    const { code, stdout, stderr } = await runHere('operations', ...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(sentence);
  });
});

describe('a place that takes an operation', () => {
  it.each([
    [['sign', 'tencent-chat', 'banMember'], 'live_engine_http_srv/ban_member'],
    [['sign', 'tencent-chat', 'ban_member'], 'live_engine_http_srv/ban_member'],
    [['journal', '--operation', 'ban_member'], 'there are no calls'],
  ])('takes a short name: %j', async (args, output) => {
    const server = await startEmulator({ port: 0 });
    const { code, stdout } = await runHere(...args, '--url', server.controlUrl);
    await server.close();
    expect([code, stdout]).toEqual([0, expect.stringContaining(output)]);
  });

  it('takes a short name in a reference page', async () => {
    const { stdout } = await runHere('reference', 'tencent-trtc', '--operation', 'removeUser');
    expect(stdout).toMatch(/^## removeUser\n/);
  });

  it('offers the nearest, and says where all are listed', async () => {
    const { code, stderr } = await runHere('reference', 'tencent-trtc', '--operation', 'removeUsr');
    expect([code, stderr]).toEqual([1, expect.stringContaining('Did you mean "RemoveUser"')]);
  });
});
