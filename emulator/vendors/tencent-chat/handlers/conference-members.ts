import { Failure, refuse } from '../../../../contracts/core/contract/failure.ts';
import { beyond, notFound, reason } from '../../../../contracts/core/contract/reason.ts';
import {
  mostMarks,
  usualMemberPage,
  type conferenceMembers as operations,
} from '../../../../contracts/tencent-chat/operations/conference-members.ts';
import { tellOfRemoval } from '../callbacks/events.ts';
import {
  amongAccounts,
  demote,
  findRoom,
  readPosition,
  remove,
  wrongPosition,
  type ChatAssume,
  type ChatHandler,
  type ChatHandlers,
} from '../state/rules.ts';
import type { MemberDetails, Room } from '../state/state.ts';

const kickRoomMember: ChatHandler<'kickRoomMember'> = (call, state) => {
  const { input, assume } = call;
  const room = findRoom(state, input.RoomId, 'Conference', assume);
  if (room instanceof Failure) return room;
  const accounts = new Set(input.MemberList_Account);
  if (accounts.has(room.owner)) {
    const isOwner = (account: string) => account === room.owner;
    return refuse('100006', amongAccounts(input.MemberList_Account, isOwner, 'not the owner of the room'));
  }
  const inside = [...accounts].filter((account) => room.members.has(account));
  const needed = assume('tencent-chat.stranger-among-members') === 'refuse all' ? accounts.size : 1;
  if (inside.length < needed) {
    const isStranger = (account: string) => !room.members.has(account);
    return refuse('100005', amongAccounts(input.MemberList_Account, isStranger, 'a member of the room'));
  }
  demote(room, inside, assume);
  const removed = remove(room, inside);
  if (state.callbacks) tellOfRemoval(call, room, removed, input.Reason);
  return undefined;
};

const listRoomMembers: ChatHandler<'listRoomMembers'> = ({ input, assume }, state) => {
  const offset = readPosition(input.Next ?? '');
  if (offset === undefined) return refuse('100002', wrongPosition(input.Next));
  const room = findRoom(state, input.RoomId, 'Conference', assume);
  if (room instanceof Failure) return room;
  const end = offset + (input.Count || usualMemberPage);
  return {
    Next: end < room.members.size ? String(end) : '',
    MemberList: [...room.members].slice(offset, end).map((account) => {
      const { nameCard, marks, customInfo } = room.details.get(account) ?? noDetails;
      const Role = roleOf(room, account, assume);
      return { Member_Account: account, NameCard: nameCard, Role, Marks: [...marks], CustomInfo: customInfo };
    }),
  };
};

function roleOf({ owner, admins }: Room, account: string, assume: ChatAssume) {
  if (account === owner) return assume('tencent-chat.owner-role-name');
  return admins.has(account) ? ('Admin' as const) : ('Member' as const);
}

const updateRoomMember: ChatHandler<'updateRoomMember'> = ({ input, assume }, state) => {
  const room = findRoom(state, input.RoomId, 'Conference', assume);
  if (room instanceof Failure) return room;
  const { Member_Account: account, NameCard, Role, CustomInfo } = input.MemberInfo;
  const path = 'MemberInfo.Member_Account';
  if (!room.members.has(account))
    return refuse('100005', notFound(path, 'a member of the room', account, room.members));
  if (Role !== undefined && account === room.owner)
    return refuse('100006', reason('state', path, 'not the owner of the room, whose role stays', account));
  const details = detailsOf(room, account);
  details.nameCard = NameCard ?? details.nameCard;
  details.customInfo = CustomInfo ?? details.customInfo;
  if (Role === 'Admin') room.admins.add(account);
  if (Role === 'Member') room.admins.delete(account);
  return undefined;
};

const markRoomMembers: ChatHandler<'markRoomMembers'> = ({ input, assume }, state) => {
  const room = findRoom(state, input.RoomId, 'Conference', assume);
  if (room instanceof Failure) return room;
  const stranger = input.MemberList.findIndex(({ Member_Account }) => !room.members.has(Member_Account));
  if (stranger >= 0) {
    const path = `MemberList.${stranger}.Member_Account`;
    const { Member_Account } = input.MemberList[stranger]!;
    return refuse('100005', notFound(path, 'a member of the room', Member_Account, room.members));
  }
  const wanted = new Map([...room.details].map(([account, { marks }]) => [account, new Set(marks)]));
  const isReplaced = assume('tencent-chat.marks-set') === 'replace';
  for (const { Member_Account, Marks } of input.MemberList) {
    const marks = wanted.get(Member_Account) ?? new Set<number>();
    wanted.set(Member_Account, marks);
    if (input.CommandType === 1 && isReplaced) marks.clear();
    for (const mark of Marks) {
      if (input.CommandType === 1) marks.add(mark);
      else marks.delete(mark);
    }
  }
  const { size } = new Set([...wanted.values()].flatMap((marks) => [...marks]));
  if (size > mostMarks)
    return refuse('100009', beyond('limit', 'MemberList', { of: 'different marks', most: mostMarks }, size));
  for (const [account, marks] of wanted) room.details.set(account, { ...detailsOf(room, account), marks });
  return undefined;
};

const noDetails = { nameCard: '', marks: [], customInfo: '' };

function detailsOf({ details }: Room, account: string): MemberDetails {
  const known = details.get(account);
  if (known) return known;
  const fresh = { nameCard: '', marks: new Set<number>(), customInfo: '' };
  details.set(account, fresh);
  return fresh;
}

export const conferenceMembers: ChatHandlers<keyof typeof operations> = {
  kickRoomMember,
  listRoomMembers,
  updateRoomMember,
  markRoomMembers,
};
