import { expect } from 'vitest';
import { inScenario, outcomesOf, readAll } from './setup.ts';

inScenario(
  'ban-ends-while-listing',
  'leaves somebody out of the pages whom a second reading shows',
  async (setup) => {
    const chat = setup.client('tencent-chat');
    const readIds = async () => {
      const pages = chat.pages.listBannedMembers({ RoomId: 'test', Offset: 0, Count: 2 });
      return (await readAll(pages)).map(({ Member_Account }) => Member_Account);
    };
    expect(await readIds()).toEqual(['user3', 'user2']);
    expect(await readIds()).toEqual(['user2', 'user1']);
  },
);

inScenario(
  'list-changes-while-paging',
  'shows one viewer on two pages and the latecomer on none',
  async (setup) => {
    const polyv = setup.client('polyv-live');
    const rows = await readAll(polyv.pages.listForbiddenUsers({ pageSize: 2 }));
    const ids = rows.map(({ viewerId }) => viewerId);
    expect(ids).toEqual(['third', 'second', 'second', 'first']);
    const { contents } = await polyv.listForbiddenUsers({ pageSize: 1 });
    expect(contents.map(({ viewerId }) => viewerId)).toEqual(['latecomer']);
  },
);

inScenario('room-dissolved-between-two-calls', 'finds the room once and then no more', async (setup) => {
  const chat = setup.client('tencent-chat');
  const ban = () => chat.banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 });
  const lift = () => chat.unbanMember({ RoomId: 'test', MemberList_Account: ['user1'] });
  expect(await outcomesOf(ban, lift)).toEqual(['success', 100004]);
});

inScenario(
  'bans-lifted-by-another-tool',
  'leaves nothing to lift after a ban that succeeded',
  async (setup) => {
    const livesaas = setup.client('volcengine-livesaas');
    const ActivityId = 1819171234140099;
    const change = (BanStatus: 0 | 1) =>
      livesaas.updateActivityUserBanStatus({ ActivityId, BanStatus, UserIds: [2001] });
    expect(
      await outcomesOf(
        () => change(1),
        () => change(0),
      ),
    ).toEqual(['success', 'InvalidParameter.UserIdUnbanned']);
    expect((await livesaas.getActivityBanUsers({ ActivityId })).UserIds).toEqual([]);
  },
);
