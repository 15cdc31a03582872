import { describe, expect, it } from 'vitest';
import { nextExpiry } from '../../../emulator/core/scenario/upcoming.ts';
import { codeOf, outcomeOf, second, send, startClient, startSandbox } from './calls.ts';

const ban = { RoomId: 'test', MemberList_Account: ['user1'], Reason: '', Duration: 60 };
const conference = { ...ban, RoomId: 'room-test' };

/** What the live room says to `user1` at a time of the sandbox's clock. */
function enter({ emulator }: ReturnType<typeof startClient>, value: string): unknown {
  const sandbox = emulator.sandbox('default')!;
  const visitor = { room: 'test', user: 'user1', device: undefined, ip: undefined };
  const assume = () => value;
  return emulator
    .implementation('tencent-chat')
    .stateStore.enter(sandbox.states.get('tencent-chat'), { ...visitor, now: sandbox.clock.now(), assume });
}

describe('in the second in which a ban or a mute ends', () => {
  it.each([
    ['free', 59.999, 60],
    ['held', 60.999, 61],
  ])('the user is %s', async (value, last, first) => {
    const sandbox = startClient({ values: { 'last-second': value } });
    const { client, advance } = sandbox;
    await client.banMember(ban);
    await client.muteMember({ RoomId: 'test', MemberList_Account: ['user1'], MuteTime: 60 });
    const listed = async () => [
      (await client.listBannedMembers({ RoomId: 'test' })).BannedAccountList.length,
      (await client.listMutedMembers({ RoomId: 'test' })).MutedAccountList.length,
    ];
    const implementations = [sandbox.emulator.implementation('tencent-chat')];
    const end = nextExpiry(sandbox.emulator.sandbox('default')!, implementations, second * 1000);
    expect(end).toBe((second + first) * 1000);
    advance(last);
    expect(await listed()).toEqual([1, 1]);
    expect(enter(sandbox, value)).toMatchObject({ admitted: false, code: 100016 });
    advance(first - last);
    expect(await listed()).toEqual([0, 0]);
    expect(enter(sandbox, value)).toEqual({ admitted: true });
  });

  it.each([
    ['free', 'accepted'],
    ['held', 100016],
  ])('a live room goes to a user who is %s: %s', async (value, outcome) => {
    const banned = [{ Member_Account: 'user1', BannedUntil: second }];
    const { client } = startClient({ live: { banned }, values: { 'last-second': value } });
    const call = client.changeLiveRoomOwner({ RoomId: 'test', NewOwner_Account: 'user1' });
    expect(await outcomeOf(call)).toBe(outcome);
  });
});

describe('an administrator of the room who is thrown out', () => {
  it.each([
    ['kept', ['user1']],
    ['lost', []],
  ])('has the rank %s', async (value, expected) => {
    const admins = ['user1', 'user2'];
    for (const name of ['banMember', 'banRoomMember', 'kickRoomMember'] as const) {
      const { client } = startClient({ live: { admins }, values: { 'rank-of-the-removed': value } });
      await client[name](ban);
      const { Admin_Account } = await client.listAdmins({ RoomId: 'test' });
      expect([name, Admin_Account]).toEqual([name, ['user2', ...expected]]);
    }
  });

  it('keeps the rank where a kick of a stranger throws nobody out', async () => {
    const values = { 'rank-of-the-removed': 'lost', 'stranger-among-members': 'refuse all' };
    const { client } = startClient({ conference: { admins: ['gone'] }, values });
    const kick = client.kickRoomMember({ ...conference, MemberList_Account: ['gone', 'user1'] });
    expect(await outcomeOf(kick)).toBe(100005);
    expect(await client.listAdmins({ RoomId: 'room-test' })).toEqual({ Admin_Account: ['gone'] });
  });
});

describe('the rate', () => {
  const limits = { 'tencent-chat': { 'live_engine_http_srv/get_banned_member_list': { perSecond: 1 } } };

  it.each([
    ['yes', '{', 60003, 60007],
    ['yes', '{"RoomId":7}', 100002, 60007],
    ['no', '{', 60003, 0],
    ['no', '{"RoomId":7}', 100002, 0],
    ['no', '{"RoomId":"test","A_Account":1}', 60015, 0],
  ])('counts malformed calls: %s, after %s', (value, body, code, next) => {
    const emulator = startSandbox({ limits, values: { 'rate-of-malformed-calls': value } });
    expect(codeOf(send(emulator, { body }))).toBe(code);
    expect(codeOf(send(emulator))).toBe(next);
    expect(codeOf(send(emulator))).toBe(60007);
  });

  it('counts calls about rooms that are missing, whatever it does with malformed ones', () => {
    const emulator = startSandbox({ limits, values: { 'rate-of-malformed-calls': 'no' } });
    expect(codeOf(send(emulator, { body: '{"RoomId":"nowhere"}' }))).toBe(100004);
    expect(codeOf(send(emulator))).toBe(60007);
  });
});
