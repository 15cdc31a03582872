import { Failure, refuse } from '../../../../contracts/core/contract/failure.ts';
import { notFound, reason, words } from '../../../../contracts/core/contract/reason.ts';
import type { conferenceRooms as operations } from '../../../../contracts/tencent-chat/operations/conference-rooms.ts';
import {
  shortestMeetingSeconds,
  usualMeetingSeconds,
  type RoomInfo,
} from '../../../../contracts/tencent-chat/operations/room-info-schemas.ts';
import { describeConference } from '../state/room-descriptions.ts';
import { tellOfNewOwner } from '../callbacks/events.ts';
import { changeRoom, endRoom, makeRoom, refusePlan } from '../state/room-lifecycle.ts';
import { callerOf, findRoom, type ChatHandler, type ChatHandlers } from '../state/rules.ts';

const createRoom: ChatHandler<'createRoom'> = (call, state) => {
  const { RoomId, RoomType, Owner_Account, ...info } = call.input.RoomInfo;
  const plan = { id: RoomId, type: RoomType, owner: Owner_Account ?? callerOf(call), info };
  const seconds = lengthOf(info, call.now);
  if (seconds < shortestMeetingSeconds) {
    const expected = `at least ${shortestMeetingSeconds} s after ScheduleStartTime, or after now without one`;
    const received = words(seconds < 0 ? `${-seconds} s before it` : `${seconds} s after it`);
    return refuse('100002', reason('field', 'RoomInfo.ScheduleEndTime', expected, received));
  }
  const refusal = refusePlan(state, plan, 'Conference', call.assume);
  if (refusal) return refusal;
  const isInside = call.assume('tencent-chat.conference-owner-enters') === 'yes';
  makeRoom(call, state, plan, 'Conference', isInside ? [plan.owner] : []);
  return undefined;
};

/** How many seconds a meeting lasts, from its start or, without one, from `now` (milliseconds since 1970). */
function lengthOf({ ScheduleStartTime, ScheduleEndTime }: RoomInfo, now: number): number {
  const start = ScheduleStartTime ?? Math.floor(now / 1000);
  return (ScheduleEndTime ?? start + usualMeetingSeconds) - start;
}

const destroyRoom: ChatHandler<'destroyRoom'> = (call, state) => {
  const room = findRoom(state, call.input.RoomId, 'Conference', call.assume);
  if (room instanceof Failure) return room;
  endRoom(call, state, room);
  return undefined;
};

const updateRoom: ChatHandler<'updateRoom'> = (call, state) => {
  const { RoomId, ...changes } = call.input.RoomInfo;
  const room = findRoom(state, RoomId, 'Conference', call.assume, 'RoomInfo.RoomId');
  if (room instanceof Failure) return room;
  changeRoom(call, room, changes);
  return undefined;
};

const getRoom: ChatHandler<'getRoom'> = ({ input, assume, now }, state) => {
  const room = findRoom(state, input.RoomId, 'Conference', assume);
  return room instanceof Failure ? room : { RoomInfo: describeConference(room, now, assume) };
};

const changeRoomOwner: ChatHandler<'changeRoomOwner'> = (call, state) => {
  const { RoomId, From_Account, NewOwner_Account } = call.input;
  const room = findRoom(state, RoomId, 'Conference', call.assume);
  if (room instanceof Failure) return room;
  if (room.owner !== From_Account)
    return refuse(
      call.assume('tencent-chat.wrong-current-owner'),
      reason('state', 'From_Account', `the owner of the room, ${JSON.stringify(room.owner)}`, From_Account, {
        assumption: 'tencent-chat.wrong-current-owner',
      }),
    );
  if (!room.members.has(NewOwner_Account))
    return refuse(
      '100005',
      notFound('NewOwner_Account', 'a member of the room', NewOwner_Account, room.members),
    );
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
