import { Failure, refuse } from '../../../../contracts/core/contract/failure.ts';
import { beyond } from '../../../../contracts/core/contract/reason.ts';
import {
  longestMuteList,
  mostAdmins,
  mostListedMembers,
  type liveMembers as operations,
} from '../../../../contracts/tencent-chat/operations/live-members.ts';
import { tellOfAdmins } from '../callbacks/events.ts';
import {
  amongAccounts,
  findLiveRoom,
  findRoom,
  expiryTime,
  readPosition,
  wrongPosition,
  type ChatHandler,
  type ChatHandlers,
} from '../state/rules.ts';

const muteMember: ChatHandler<'muteMember'> = ({ input, now, assume }, state) => {
  const isTooLong =
    assume('tencent-chat.mute-list-length') === '20' && input.MemberList_Account.length > longestMuteList;
  if (isTooLong)
    return refuse(
      '100002',
      beyond(
        'field',
        'MemberList_Account',
        { of: 'entries', most: longestMuteList },
        input.MemberList_Account.length,
        {
          assumption: 'tencent-chat.mute-list-length',
        },
      ),
    );
  const room = findRoom(state, input.RoomId, 'Live', assume);
  if (room instanceof Failure) return room;
  const accounts = new Set(input.MemberList_Account);
  const isStranger = (account: string) => account !== room.owner && !room.members.has(account);
  if (assume('tencent-chat.mute-stranger') === 'refuse' && [...accounts].some(isStranger))
    return refuse(
      '100002',
      amongAccounts(
        input.MemberList_Account,
        isStranger,
        'a member of the room',
        'tencent-chat.mute-stranger',
      ),
    );
  for (const account of accounts) {
    if (input.MuteTime === 0) room.mutes.lift(account);
    else room.mutes.impose(account, { until: Math.floor(now / 1000) + input.MuteTime }, now);
  }
  return undefined;
};

const listMutedMembers: ChatHandler<'listMutedMembers'> = (call, state) => {
  const { input, assume } = call;
  const room = findRoom(state, input.RoomId, 'Live', assume);
  if (room instanceof Failure) return room;
  const mutes = room.mutes.active(expiryTime(call));
  const ordered = assume('tencent-chat.muted-list-order') === 'newest first' ? [...mutes].reverse() : mutes;
  return {
    MutedAccountList: ordered.map(([account, { until }]) => ({ Member_Account: account, MutedUntil: until })),
  };
};

const listMembers: ChatHandler<'listMembers'> = ({ input, assume }, state) => {
  const offset = readPosition(input.Next);
  if (offset === undefined) return refuse('100002', wrongPosition(input.Next));
  const room = findLiveRoom(state, input.RoomId);
  if (room instanceof Failure) return room;
  const end = offset + Number(assume('tencent-chat.member-page-size'));
  const listed = [...room.members].slice(0, mostListedMembers);
  return {
    Next: end < listed.length ? String(end) : '',
    MemberCount: room.members.size,
    MemberList: listed.slice(offset, end).map((account) => ({ Member_Account: account })),
  };
};

const modifyAdmins: ChatHandler<'modifyAdmins'> = (call, state) => {
  const { Admin_Account: accounts, OpType, RoomId } = call.input;
  const room = findRoom(state, RoomId, 'Live', call.assume);
  if (room instanceof Failure) return room;
  // The owner needs no other rank.
  const others = [...new Set(accounts)].filter((account) => account !== room.owner);
  const changed = others.filter((account) => room.admins.has(account) === (OpType === 'delete'));
  const count = room.admins.size + changed.length;
  if (OpType === 'add' && count > mostAdmins)
    return refuse(
      '100020',
      beyond('limit', 'Admin_Account', { of: 'administrators', most: mostAdmins }, count),
    );
  for (const account of changed) {
    if (OpType === 'add') room.admins.add(account);
    else room.admins.delete(account);
  }
  if (changed.length > 0) tellOfAdmins(call, room, changed, OpType);
  return undefined;
};

const listAdmins: ChatHandler<'listAdmins'> = ({ input, assume }, state) => {
  const room = findRoom(state, input.RoomId, 'Live', assume);
  // The sample has the later of two first, as the list of bans does.
  return room instanceof Failure ? room : { Admin_Account: [...room.admins].reverse() };
};

export const liveMembers: ChatHandlers<keyof typeof operations> = {
  muteMember,
  listMutedMembers,
  listMembers,
  modifyAdmins,
  listAdmins,
};
