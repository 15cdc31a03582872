import { fail, Failure } from '../../../../contracts/core/contract/failure.ts';
import type { conferenceRooms as operations } from '../../../../contracts/tencent-chat/operations/conference-rooms.ts';
import {
  shortestMeetingSeconds,
  type RoomInfo,
} from '../../../../contracts/tencent-chat/operations/room-info-schemas.ts';
import { defaultMeetingSeconds, describeConference } from '../state/room-descriptions.ts';
import { tellOfNewOwner } from '../callbacks/events.ts';
import { changeRoom, endRoom, makeRoom, refusePlan } from '../state/room-lifecycle.ts';
import { callerOf, findRoom, type ChatHandler, type ChatHandlers } from '../state/rules.ts';

const createRoom: ChatHandler<'createRoom'> = (call, state) => {
  const { RoomId, RoomType, Owner_Account, ...info } = call.input.RoomInfo;
  const plan = { id: RoomId, type: RoomType, owner: Owner_Account ?? callerOf(call), info };
  if (isTooShort(info, call.now)) return fail('100002');
  const refusal = refusePlan(state, plan, 'Conference', call.assume);
  if (refusal) return refusal;
  const isInside = call.assume('tencent-chat.conference-owner-enters') === 'yes';
  makeRoom(call, state, plan, 'Conference', isInside ? [plan.owner] : []);
  return undefined;
};

/** A meeting lasts five minutes at least, from its start or, without one, from `now` (milliseconds since 1970). */
function isTooShort({ ScheduleStartTime, ScheduleEndTime }: RoomInfo, now: number): boolean {
  const start = ScheduleStartTime ?? Math.floor(now / 1000);
  return (ScheduleEndTime ?? start + defaultMeetingSeconds) - start < shortestMeetingSeconds;
}

const destroyRoom: ChatHandler<'destroyRoom'> = (call, state) => {
  const room = findRoom(state, call.input.RoomId, 'Conference', call.assume);
  if (room instanceof Failure) return room;
  endRoom(call, state, room);
  return undefined;
};

const updateRoom: ChatHandler<'updateRoom'> = (call, state) => {
  const { RoomId, ...changes } = call.input.RoomInfo;
  const room = findRoom(state, RoomId, 'Conference', call.assume);
  if (room instanceof Failure) return room;
  changeRoom(call, room, changes);
  return undefined;
};

const getRoom: ChatHandler<'getRoom'> = ({ input, assume, now }, state) => {
  const room = findRoom(state, input.RoomId, 'Conference', assume);
  return room instanceof Failure ? room : { RoomInfo: describeConference(room, now) };
};

const changeRoomOwner: ChatHandler<'changeRoomOwner'> = (call, state) => {
  const { RoomId, From_Account, NewOwner_Account } = call.input;
  const room = findRoom(state, RoomId, 'Conference', call.assume);
  if (room instanceof Failure) return room;
  if (room.owner !== From_Account) return fail(call.assume('tencent-chat.wrong-current-owner'));
  if (!room.members.has(NewOwner_Account)) return fail('100005');
  if (NewOwner_Account === room.owner) return undefined;
  room.owner = NewOwner_Account;
  room.admins.delete(NewOwner_Account);
  tellOfNewOwner(call, room, From_Account);
  return undefined;
};

export const conferenceRooms: ChatHandlers<keyof typeof operations> = {
  createRoom,
  destroyRoom,
  updateRoom,
  getRoom,
  changeRoomOwner,
};
