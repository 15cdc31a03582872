import { fail, Failure } from '../../../contracts/core/failure.ts';
import { ban, findRoom, refuseBan, remove, type ChatAssume, type ChatHandler } from './rules.ts';
import type { Room } from './state.ts';

const largestPage = 100;

export const banMember: ChatHandler<'live_engine_http_srv/ban_member'> = ({ input, now, assume }, state) => {
  const room = findRoom(state, input.RoomId, 'Live', assume);
  if (room instanceof Failure) return room;
  const longestReason = assume('tencent-chat.live-reason-length') === '200 bytes' ? 200 : 1000;
  if (Buffer.byteLength(input.Reason ?? '') > longestReason) return fail('100002');

  const accounts = new Set(input.MemberList_Account);
  const refusal = refuseBan(room, accounts, input.Duration, assume);
  if (refusal) return refusal;
  if (
    assume('tencent-chat.ban-again') === 'refuse' &&
    input.MemberList_Account.some((it) => room.bans.find(it, now))
  ) {
    return fail('100016');
  }
  ban(room, accounts, input.Duration, now, assume);
  if (assume('tencent-chat.live-ban-removes') === 'yes') remove(room, accounts);
  return undefined;
};

export const banRoomMember: ChatHandler<'room_engine_http_srv/ban_room_member'> = (
  { input, now, assume },
  state,
) => {
  const room = findRoom(state, input.RoomId, 'Conference', assume);
  if (room instanceof Failure) return room;

  const accounts = new Set(input.MemberList_Account);
  const refusal = refuseBan(room, accounts, input.Duration, assume);
  if (refusal) return refusal;
  // Somebody whom an earlier ban removed is no stranger: the ban may be renewed.
  const isStranger = (account: string) =>
    account !== room.owner && !room.members.has(account) && !room.bans.find(account, now);
  if (assume('tencent-chat.ban-non-member') === 'refuse' && input.MemberList_Account.some(isStranger)) {
    return fail('100005');
  }
  ban(room, accounts, input.Duration, now, assume);
  remove(room, accounts);
  return undefined;
};

export const unbanMember: ChatHandler<'live_engine_http_srv/unban_member'> = (
  { input, now, assume },
  state,
) => {
  const room = findRoom(state, input.RoomId, 'Live', assume);
  return room instanceof Failure ? room : unban(room, input.MemberList_Account, now, assume);
};

export const unbanRoomMember: ChatHandler<'room_engine_http_srv/unban_room_member'> = (
  { input, now, assume },
  state,
) => {
  const room = findRoom(state, input.RoomId, 'Conference', assume);
  return room instanceof Failure ? room : unban(room, input.MemberList_Account, now, assume);
};

export const listBannedMembers: ChatHandler<'live_engine_http_srv/get_banned_member_list'> = (
  { input, now, assume },
  state,
) => {
  const room = findRoom(state, input.RoomId, 'Live', assume);
  return room instanceof Failure ? room : listPage(room, input, now, assume);
};

export const listBannedRoomMembers: ChatHandler<'room_engine_http_srv/get_banned_member_list'> = (
  { input, now, assume },
  state,
) => {
  const room = findRoom(state, input.RoomId, 'Conference', assume);
  return room instanceof Failure ? room : listPage(room, input, now, assume);
};

function unban(
  room: Room,
  accounts: readonly string[],
  now: number,
  assume: ChatAssume,
): Failure<'100002'> | undefined {
  const isFree = (account: string) => !room.bans.find(account, now);
  if (assume('tencent-chat.unban-not-banned') === 'refuse' && accounts.some(isFree)) return fail('100002');
  for (const account of accounts) room.bans.lift(account);
  return undefined;
}

interface Page {
  readonly Limit?: number | undefined;
  readonly Count?: number | undefined;
  readonly Offset?: number | undefined;
  readonly Next?: number | undefined;
}

interface BannedPage {
  readonly BannedAccountList: { Member_Account: string; BannedUntil: number }[];
  readonly NextOffset: number;
}

function listPage(room: Room, page: Page, now: number, assume: ChatAssume): BannedPage | Failure<'100002'> {
  const asked = (page.Limit ?? page.Count) || Number(assume('tencent-chat.list-default-limit'));
  if (asked > largestPage && assume('tencent-chat.list-limit-over-100') === 'refuse') return fail('100002');
  const limit = Math.min(asked, largestPage);
  const next = assume('tencent-chat.list-paging-field') === 'Offset only' ? undefined : page.Next;
  const offset = page.Offset ?? next ?? 0;

  const bans = room.bans.active(now);
  const isNewestFirst = assume('tencent-chat.list-order') === 'newest first';
  const chosen = isNewestFirst
    ? bans.slice(Math.max(0, bans.length - offset - limit), Math.max(0, bans.length - offset)).reverse()
    : bans.slice(offset, offset + limit);
  return {
    BannedAccountList: chosen.map(([account, { until }]) => ({
      Member_Account: account,
      BannedUntil: until,
    })),
    NextOffset: offset + limit < bans.length ? offset + limit : 0,
  };
}
