import { expect } from 'vitest';
import { createClient, inScenario, outcomeOf, outcomesOf } from './setup.ts';

inScenario(
  'duplicate-ban-after-a-lost-reply',
  'answers the ban that is sent again with "banned already"',
  async (setup) => {
    const livesaas = setup.client('volcengine-livesaas');
    const ActivityId = 1819171234140099;
    const ban = () => livesaas.updateActivityUserBanStatus({ ActivityId, BanStatus: 1, UserIds: [2001] });
    expect(await outcomesOf(ban, ban)).toEqual(['no reply', 'InvalidParameter.UserIdBanned']);
    expect((await livesaas.getActivityBanUsers({ ActivityId })).UserIds).toEqual(['2001']);
  },
);

inScenario(
  'batch-applied-in-part',
  'bans two of three users, and all of them when the batch is sent again',
  async (setup) => {
    const livesaas = setup.client('volcengine-livesaas');
    const ActivityId = 1819171234140099;
    const ban = () =>
      livesaas.updateActivityUserBanStatus({ ActivityId, BanStatus: 1, UserIds: [2001, 2002, 2003] });
    const banned = async () => (await livesaas.getActivityBanUsers({ ActivityId })).UserIds;
    expect(await outcomeOf(ban())).toBe('InternalError');
    expect(await banned()).toEqual(['2001', '2002']);
    expect(await outcomeOf(ban())).toBe('success');
    expect(await banned()).toEqual(['2001', '2002', '2003']);
  },
);

inScenario('vendor-down-for-three-calls', 'is over for a client that tries a fourth time', async (setup) => {
  const failures: string[] = [];
  const trtc = createClient('tencent-trtc', setup.env, {
    retry({ name }: Error, attempt: number) {
      failures.push(name);
      return attempt < 4 ? 0 : undefined;
    },
  });
  await trtc.setUserBlocked({ SdkAppId: 1400188366, RoomId: 10006, UserId: '29376', IsMute: 1 });
  expect(failures).toEqual(['TransportError', 'TransportError', 'TransportError']);
});

inScenario('slow-vendor', 'carries out a ban whose sender no longer waits', async (setup) => {
  const impatience = new AbortController();
  setup.emulator.listen(() => {
    impatience.abort();
  });
  const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };
  const call = setup.client('tencent-chat').banMember(ban, { signal: impatience.signal });
  expect(await outcomeOf(call)).toBe('no reply');
  expect(await setup.outcomes()).toEqual(['success']);
});

inScenario('gateway-answers-html', 'gives two calls a page, and carries out the third', async (setup) => {
  const chat = setup.client('tencent-chat');
  const ban = () => chat.banMember({ RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 });
  await expect(ban()).rejects.toThrow('HTTP 502');
  expect(await outcomesOf(ban, ban)).toEqual(['no reply', 'success']);
  expect(await outcomeOf(setup.client('polyv-live').listForbiddenUsers({}))).toBe('no reply');
});
