import { expect, it } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { scenarioNames } from '../../emulator/assembly/scenario-files.ts';
import { createClient, inScenario, outcomeOf, readAll, type ScenarioSetup } from '../scenarios/setup.ts';

const ActivityId = 1819171234140099;
const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };
const lift = { RoomId: 'test', MemberList_Account: ['user1'] };
const block = { SdkAppId: 1400188366, RoomId: 10006, UserId: '29376', IsMute: 1 } as const;
const vendorsClock = () => Date.now() + 360_000;

/** Calls until it works, and gives up after six attempts; each pause is longer than the one before. */
async function persist(call: () => Promise<unknown>): Promise<void> {
  for (const milliseconds of [0, 1, 2, 4, 8, 16]) {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    if ((await outcomeOf(call())) === 'success') return;
  }
}

const livesaasOf = (setup: ScenarioSetup) => {
  const livesaas = setup.client('volcengine-livesaas');
  const change = (BanStatus: 0 | 1, targets: { UserIds: number[] } | { Cookies: string[] }) =>
    outcomeOf(livesaas.updateActivityUserBanStatus({ ActivityId, BanStatus, ...targets }));
  return { livesaas, change, list: () => livesaas.getActivityBanUsers({ ActivityId }) };
};

/** What the page of each scenario calls a client that is right. */
const rightClients: Readonly<Record<string, (setup: ScenarioSetup) => Promise<void>>> = {
  async 'ban-ends-while-listing'(setup) {
    const { pages } = setup.client('tencent-chat');
    for (const Limit of [2, 2, 2])
      await readAll(pages.listBannedMembers({ RoomId: 'test', Offset: 0, Limit }));
  },
  async 'bans-lifted-by-another-tool'(setup) {
    const { change, list } = livesaasOf(setup);
    await change(1, { UserIds: [2001] });
    await change(0, { UserIds: [2001] });
    await list();
  },
  async 'batch-applied-in-part'(setup) {
    const { change } = livesaasOf(setup);
    for (const UserIds of [
      [2001, 2002, 2003],
      [2001, 2002, 2003],
    ])
      await change(1, { UserIds });
  },
  async 'clock-skew-of-six-minutes'({ env }) {
    for (const options of [{}, { clock: vendorsClock }])
      await outcomeOf(createClient('tencent-trtc', env, options).setUserBlocked(block));
    for (const options of [{}, { clock: vendorsClock }])
      await outcomeOf(createClient('polyv-live', env, options).listForbiddenUsers({}));
  },
  async 'duplicate-ban-after-a-lost-reply'(setup) {
    const { change } = livesaasOf(setup);
    for (const UserIds of [[2001], [2001]]) await change(1, { UserIds });
  },
  async 'gateway-answers-html'(setup) {
    await persist(() => setup.client('tencent-chat').banMember(ban));
    await persist(() => setup.client('polyv-live').listForbiddenUsers({}));
    await persist(() => livesaasOf(setup).list());
  },
  async 'list-changes-while-paging'(setup) {
    const { pages } = setup.client('polyv-live');
    for (const pageSize of [2, 2]) await readAll(pages.listForbiddenUsers({ pageSize }));
  },
  async 'quota-of-devices-one-below'(setup) {
    const { change } = livesaasOf(setup);
    for (const device of ['2001', '2002']) await change(1, { Cookies: [device] });
  },
  async 'quota-of-devices-reached'(setup) {
    const { change } = livesaasOf(setup);
    await change(1, { Cookies: ['2001'] });
    await change(1, { UserIds: [2001] });
  },
  async 'quota-of-users-one-below'(setup) {
    const { change } = livesaasOf(setup);
    for (const user of [2001, 2002]) await change(1, { UserIds: [user] });
  },
  async 'quota-of-users-reached'(setup) {
    const { change } = livesaasOf(setup);
    await change(1, { UserIds: [2001] });
    await change(0, { UserIds: [1001] });
    await change(1, { UserIds: [2001] });
  },
  async 'rate-limit-hit-and-recovered'(setup) {
    await persist(() => setup.client('tencent-chat').banMember(ban));
  },
  async 'room-dissolved-between-two-calls'(setup) {
    const chat = setup.client('tencent-chat');
    await outcomeOf(chat.banMember(ban));
    await outcomeOf(chat.unbanMember(lift));
  },
  async 'secret-rotated'(setup) {
    const { list } = livesaasOf(setup);
    for (const read of [list, list, list]) await outcomeOf(read());
    const control = createControlClient({ baseUrl: setup.env['UNDERSTUDY_CONTROL_URL'] ?? '' });
    const { env } = await control.getSandbox({ path: { id: 'default' } });
    await createClient('volcengine-livesaas', env).getActivityBanUsers({ ActivityId });
  },
  async 'slow-vendor'(setup) {
    const impatience = new AbortController();
    setup.emulator.listen(() => {
      impatience.abort();
    });
    await outcomeOf(setup.client('tencent-chat').banMember(ban, { signal: impatience.signal }));
  },
  async 'usersig-expires-mid-run'(setup) {
    for (const Duration of [61, 62, 63, 64])
      await outcomeOf(setup.client('tencent-chat').banMember({ ...ban, Duration }));
  },
  async 'vendor-down-for-three-calls'(setup) {
    await persist(() => setup.client('tencent-trtc').setUserBlocked(block));
    await persist(() => setup.client('polyv-live').listForbiddenUsers({}));
  },
  async 'wrong-region'({ env }) {
    for (const region of ['ap-mumbai', 'ap-singapore'])
      await outcomeOf(createClient('tencent-trtc', env, { region }).setUserBlocked(block));
    for (const region of ['ap-singapore-1', 'cn-north-1'])
      await outcomeOf(
        createClient('volcengine-livesaas', env, { region }).getActivityBanUsers({ ActivityId }),
      );
  },
};

for (const [name, run] of Object.entries(rightClients)) {
  inScenario(name, 'finds nothing in the calls of a client that is right', async (setup) => {
    await run(setup);
    const analyzer = setup.emulator.analyzerOf(setup.emulator.sandbox('default')!);
    const grave = analyzer.findings().filter(({ severity }) => severity !== 'info');
    expect(analyzer.analyzed().analyzed).toBeGreaterThan(0);
    expect(grave.map(({ rule, detail }) => `${rule}: ${detail}`)).toEqual([]);
  });
}

it('has a right client for each scenario', () => {
  expect(Object.keys(rightClients)).toEqual(scenarioNames().toSorted());
});
