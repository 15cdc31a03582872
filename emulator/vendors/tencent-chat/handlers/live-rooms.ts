import { Failure, refuse } from '../../../../contracts/core/contract/failure.ts';
import { notFound, reason } from '../../../../contracts/core/contract/reason.ts';
import type { liveRooms as operations } from '../../../../contracts/tencent-chat/operations/live-rooms.ts';
import { largestRoomPage } from '../../../../contracts/tencent-chat/operations/field-schemas.ts';
import { countViews, describeLive, isPublic } from '../state/room-descriptions.ts';
import { tellOfNewOwner } from '../callbacks/events.ts';
import { changeRoom, endRoom, makeRoom, refusePlan } from '../state/room-lifecycle.ts';
import {
  callerOf,
  findRoom,
  expiryTime,
  readPosition,
  wrongPosition,
  type ChatHandler,
  type ChatHandlers,
} from '../state/rules.ts';

const createLiveRoom: ChatHandler<'createLiveRoom'> = (call, state) => {
  const { RoomId, RoomType, Owner_Account, ...info } = call.input.RoomInfo;
  const plan = { id: RoomId, type: RoomType, owner: Owner_Account ?? callerOf(call), info };
  const lacksTemplate =
    info.SeatTemplate === undefined && call.assume('tencent-chat.seat-template') === 'yes';
  if (lacksTemplate)
    return refuse(
      '100002',
      reason('field', 'RoomInfo.SeatTemplate', 'a text', undefined, {
        assumption: 'tencent-chat.seat-template',
      }),
    );
  const refusal = refusePlan(state, plan, 'Live', call.assume);
  if (refusal) return refusal;
  makeRoom(call, state, plan, 'Live');
  return undefined;
};

const destroyLiveRoom: ChatHandler<'destroyLiveRoom'> = (call, state) => {
  const room = findRoom(state, call.input.RoomId, 'Live', call.assume);
  if (room instanceof Failure) return room;
  const statistic = endRoom(call, state, room);
  return call.assume('tencent-chat.destroy-statistic') === 'yes' ? { Statistic: statistic } : undefined;
};

const updateLiveRoom: ChatHandler<'updateLiveRoom'> = (call, state) => {
  const { RoomId, ...changes } = call.input.RoomInfo;
  const room = findRoom(state, RoomId, 'Live', call.assume, 'RoomInfo.RoomId');
  if (room instanceof Failure) return room;
  changeRoom(call, room, changes);
  return undefined;
};

const getLiveRoom: ChatHandler<'getLiveRoom'> = ({ input, assume }, state) => {
  const room = findRoom(state, input.RoomId, 'Live', assume);
  return room instanceof Failure ? room : { RoomInfo: describeLive(room, assume) };
};

const listLiveRooms: ChatHandler<'listLiveRooms'> = ({ input, assume }, { rooms }) => {
  const offset = readPosition(input.Next);
  if (offset === undefined) return refuse('100002', wrongPosition(input.Next));
  const end = offset + (input.Count || largestRoomPage);
  const listed = [...rooms.values()]
    .filter((room) => room.type === 'Live')
    .filter((room) => assume('tencent-chat.room-list-scope') === 'all' || isPublic(room, assume))
    .toSorted((left, right) => countViews(right, assume) - countViews(left, assume));
  const page = listed.slice(offset, end);
  return {
    Next: end < listed.length ? `${page.at(-1)?.createTime ?? 0}-${end}` : '',
    RoomList: page.map((room) => {
      const { RoomName, RoomId, Owner_Account, CoverURL, Category, CreateTime, ActivityStatus, ViewCount } =
        describeLive(room, assume);
      return { RoomName, RoomId, Owner_Account, CoverURL, Category, CreateTime, ActivityStatus, ViewCount };
    }),
  };
};

const changeLiveRoomOwner: ChatHandler<'changeLiveRoomOwner'> = (call, state) => {
  const { input, assume } = call;
  const room = findRoom(state, input.RoomId, 'Live', assume);
  if (room instanceof Failure) return room;
  const successor = input.NewOwner_Account;
  if (room.bans.find(successor, expiryTime(call)) && assume('tencent-chat.ownership-to-banned') === 'no')
    return refuse(
      '100016',
      reason('state', 'NewOwner_Account', 'an account that is not banned', successor, {
        assumption: 'tencent-chat.ownership-to-banned',
      }),
    );
  if (successor === room.owner) return undefined;
  const value = assume('tencent-chat.ownership-to-stranger');
  if (value !== 'accept' && !room.viewers.has(successor))
    return refuse(
      value,
      notFound('NewOwner_Account', 'an account that has been in the room', successor, room.viewers, {
        assumption: 'tencent-chat.ownership-to-stranger',
      }),
    );
  const original = room.owner;
  room.owner = successor;
  room.admins.delete(successor);
  tellOfNewOwner(call, room, original);
  return undefined;
};

export const liveRooms: ChatHandlers<keyof typeof operations> = {
  createLiveRoom,
  destroyLiveRoom,
  updateLiveRoom,
  getLiveRoom,
  listLiveRooms,
  changeLiveRoomOwner,
};
