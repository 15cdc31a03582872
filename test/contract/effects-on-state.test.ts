import { describe, expect, it } from 'vitest';
import { TransportError } from '../../clients/core/errors.ts';
import { createClient, outcomeOf } from '../scenarios/setup.ts';
import { tencentChat } from '../../contracts/tencent-chat/index.ts';
import { activity, ban, chat, openSetup } from '../faults/setup.ts';
import { usually } from '../profiles/usual-profile.ts';

const livesaas = { vendor: 'volcengine-livesaas', operation: 'UpdateActivityUserBanStatus' } as const;
const threeBans = { ...activity, BanStatus: 1, UserIds: [2001, 2002, 2003] } as const;

describe('lost-after-commit', () => {
  it('changes the state and sends no reply', async () => {
    const match = { ...chat, operation: 'live_engine_http_srv/ban_member' } as const;
    const { env } = await openSetup([{ id: 'lost', match, effect: { type: 'lost-after-commit' } }]);
    const client = createClient('tencent-chat', env);
    await expect(client.banMember(ban)).rejects.toThrow(TransportError);
    const { BannedAccountList } = await client.listBannedMembers({ RoomId: 'test' });
    expect(BannedAccountList.map(({ Member_Account }) => Member_Account)).toEqual(['user1']);
  });
});

describe('partial-commit', () => {
  it.each([0, 1, 2, 3])('applies the first %i entries and answers the internal error', async (applied) => {
    const { env } = await openSetup([
      { id: 'cut', match: livesaas, effect: { type: 'partial-commit', applied } },
    ]);
    const client = createClient('volcengine-livesaas', env);
    expect(await outcomeOf(client.updateActivityUserBanStatus(threeBans))).toBe('InternalError');
    const { UserIds } = await client.getActivityBanUsers(activity);
    expect(UserIds.toSorted()).toEqual(['2001', '2002', '2003'].slice(0, applied));
  });
});

describe('rate-limit', () => {
  it('refuses every call where it is 0, and none when the rule is gone', async () => {
    const { env, control } = await openSetup([
      { id: 'none', match: chat, effect: { type: 'rate-limit', limit: 0 } },
    ]);
    const client = createClient('tencent-chat', env);
    const code = usually(tencentChat.assumptions['tencent-chat.rate-limit-code']);
    expect(await outcomeOf(client.banMember(ban))).toBe(Number(code));
    await control.deleteFaults({ path: { id: 'default' } });
    expect(await outcomeOf(client.banMember(ban))).toBe('success');
  });
});

describe('quota', () => {
  it('takes the place of the documented one', async () => {
    const effect = { type: 'quota', quota: 'bannedUsers', limit: 2 } as const;
    const { env, control } = await openSetup([{ id: 'two', match: livesaas, effect }]);
    const client = createClient('volcengine-livesaas', env);
    const banAll = () => outcomeOf(client.updateActivityUserBanStatus(threeBans));
    expect(await banAll()).toBe('QuotaExceeded.UserIdOverLimit');
    await control.deleteFaults({ path: { id: 'default' } });
    expect(await banAll()).toBe('success');
  });
});
