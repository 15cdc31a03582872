import { Failure, refuse, type Refused } from '../../../../contracts/core/contract/failure.ts';
import { beyond, reason } from '../../../../contracts/core/contract/reason.ts';
import type { bans as operations } from '../../../../contracts/tencent-chat/operations/bans.ts';
import {
  largestBanPage,
  longestLiveReason,
  looseOffset,
} from '../../../../contracts/tencent-chat/operations/field-schemas.ts';
import { tellOfRemoval } from '../callbacks/events.ts';
import {
  amongAccounts,
  ban,
  demote,
  findRoom,
  expiryTime,
  refuseAccounts,
  refuseDuration,
  remove,
  type ChatAssume,
  type ChatCall,
  type ChatHandler,
  type ChatHandlers,
} from '../state/rules.ts';
import type { ChatState, Room } from '../state/state.ts';

const banMember: ChatHandler<'banMember'> = (call, state) => {
  const { input, now, assume } = call;
  const longestReason =
    longestLiveReason[assume('tencent-chat.live-reason-length') === '200 bytes' ? 'newest' : 'older'];
  const bytes = Buffer.byteLength(input.Reason ?? '');
  if (bytes > longestReason)
    return refuse(
      '100002',
      beyond('field', 'Reason', { of: 'bytes', most: longestReason }, bytes, {
        assumption: 'tencent-chat.live-reason-length',
      }),
    );
  const room = refuseDuration(input.Duration, assume) ?? findRoom(state, input.RoomId, 'Live', assume);
  if (room instanceof Failure) return room;

  const accounts = new Set(input.MemberList_Account);
  const refusal = refuseAccounts(room, accounts, call);
  if (refusal) return refusal;
  const isBanned = (account: string) => room.bans.find(account, expiryTime(call)) !== undefined;
  if (assume('tencent-chat.ban-again') === 'refuse' && input.MemberList_Account.some(isBanned)) {
    const expected = 'an account that is not banned yet';
    return refuse(
      '100016',
      amongAccounts(input.MemberList_Account, isBanned, expected, 'tencent-chat.ban-again'),
    );
  }
  if (input.Duration === 0) return undefined;
  ban(room, accounts, input.Duration, now, assume);
  demote(room, accounts, assume);
  if (assume('tencent-chat.live-ban-removes') === 'no') return undefined;
  const removed = remove(room, accounts);
  if (state.callbacks) tellOfRemoval(call, room, removed, input.Reason);
  return undefined;
};

const banRoomMember: ChatHandler<'banRoomMember'> = (call, state) => {
  const { input, now, assume } = call;
  const room = refuseDuration(input.Duration, assume) ?? findRoom(state, input.RoomId, 'Conference', assume);
  if (room instanceof Failure) return room;

  const accounts = new Set(input.MemberList_Account);
  const refusal = refuseAccounts(room, accounts, call);
  if (refusal) return refusal;
  const chosen = chooseMembers(room, accounts, expiryTime(call), assume);
  if (chosen instanceof Failure) return chosen;
  if (input.Duration === 0) return undefined;
  ban(room, chosen, input.Duration, now, assume);
  demote(room, chosen, assume);
  const removed = remove(room, chosen);
  if (state.callbacks) tellOfRemoval(call, room, removed, input.Reason);
  return undefined;
};

/** Whom the room service bans of those named: members, unless strangers may be banned as well. */
function chooseMembers(
  room: Room,
  accounts: ReadonlySet<string>,
  now: number,
  assume: ChatAssume,
): ReadonlySet<string> | Refused<'100005'> {
  if (assume('tencent-chat.ban-non-member') === 'allow') return accounts;
  // Somebody whom an earlier ban removed is no stranger: the ban may be renewed.
  const isMember = (account: string) =>
    account === room.owner || room.members.has(account) || room.bans.find(account, now) !== undefined;
  const members = new Set([...accounts].filter(isMember));
  const needed = assume('tencent-chat.stranger-among-members') === 'refuse all' ? accounts.size : 1;
  if (members.size >= needed) return members;
  const isStranger = (account: string) => !members.has(account);
  return refuse(
    '100005',
    amongAccounts([...accounts], isStranger, 'a member of the room', 'tencent-chat.ban-non-member'),
  );
}

const unbanMember: ChatHandler<'unbanMember'> = (call, state) => {
  const room = findRoom(state, call.input.RoomId, 'Live', call.assume);
  return room instanceof Failure ? room : unban(room, call.input.MemberList_Account, call);
};

const unbanRoomMember: ChatHandler<'unbanRoomMember'> = (call, state) => {
  const room = findRoom(state, call.input.RoomId, 'Conference', call.assume);
  return room instanceof Failure ? room : unban(room, call.input.MemberList_Account, call);
};

const listBannedMembers: ChatHandler<'listBannedMembers'> = (call, state) => listBanned(call, state, 'Live');

const listBannedRoomMembers: ChatHandler<'listBannedRoomMembers'> = (call, state) =>
  listBanned(call, state, 'Conference');

/** The fields are checked before the room is looked for. */
function listBanned(
  call: Parameters<typeof listBannedMembers>[0],
  state: ChatState,
  type: Room['type'],
): BannedPage | Refused<'100002' | '100004'> {
  const { input, assume } = call;
  const page = readPage(input, assume);
  if (page instanceof Failure) return page;
  const room = findRoom(state, input.RoomId, type, assume);
  return room instanceof Failure ? room : listPage(room, page, expiryTime(call), assume);
}

function unban(room: Room, accounts: readonly string[], call: ChatCall): Refused<'100002'> | undefined {
  const isFree = (account: string) => !room.bans.find(account, expiryTime(call));
  if (call.assume('tencent-chat.unban-not-banned') === 'refuse' && accounts.some(isFree))
    return refuse(
      '100002',
      amongAccounts(accounts, isFree, 'an account that is banned', 'tencent-chat.unban-not-banned'),
    );
  for (const account of accounts) room.bans.lift(account);
  return undefined;
}

/** The fields of a call that ask for a part of a list. */
interface AskedPage {
  readonly Limit?: number | undefined;
  readonly Count?: number | undefined;
  readonly Offset?: number | undefined;
  /** As the call has it. */
  readonly Next?: unknown;
}

interface Page {
  readonly offset: number;
  readonly limit: number;
}

interface BannedPage {
  readonly BannedAccountList: { Member_Account: string; BannedUntil: number }[];
  readonly NextOffset: number;
}

function readPage(asked: AskedPage, assume: ChatAssume): Page | Refused<'100002'> {
  const size = asked.Limit ?? asked.Count;
  const name = asked.Limit === undefined ? 'Count' : 'Limit';
  if (size === 0 && assume('tencent-chat.list-limit-zero') === 'refuse')
    return refuse(
      '100002',
      beyond('field', name, { of: 'value', least: 1 }, size, { assumption: 'tencent-chat.list-limit-zero' }),
    );
  const limit = size || Number(assume('tencent-chat.list-default-limit'));
  if (limit > largestBanPage && assume('tencent-chat.list-limit-over-100') === 'refuse')
    return refuse(
      '100002',
      beyond('field', name, { of: 'value', most: largestBanPage }, limit, {
        assumption: 'tencent-chat.list-limit-over-100',
      }),
    );
  const isLookedAt = assume('tencent-chat.list-paging-field') !== 'Offset only';
  const next = looseOffset.optional().safeParse(isLookedAt ? asked.Next : undefined);
  if (!next.success)
    return refuse(
      '100002',
      reason('field', 'Next', 'a number, or its digits as a text', asked.Next, {
        assumption: 'tencent-chat.list-paging-field',
      }),
    );
  return { limit: Math.min(limit, largestBanPage), offset: asked.Offset ?? next.data ?? 0 };
}

function listPage(
  room: Room,
  { offset, limit }: Page,
  now: number,
  assume: ChatAssume,
): BannedPage | Refused<'100002'> {
  const bans = assume('tencent-chat.ended-bans') === 'listed' ? room.bans.all() : room.bans.active(now);
  const isPastEnd = offset > 0 && offset >= bans.length;
  if (isPastEnd && assume('tencent-chat.list-offset-past-end') === 'refuse')
    return refuse(
      '100002',
      reason('state', 'Offset', `less than the ${bans.length} bans that there are`, offset, {
        assumption: 'tencent-chat.list-offset-past-end',
      }),
    );
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

export const bans: ChatHandlers<keyof typeof operations> = {
  banMember,
  unbanMember,
  listBannedMembers,
  banRoomMember,
  unbanRoomMember,
  listBannedRoomMembers,
};
