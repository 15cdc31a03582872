import { Failure, refuse } from '../../../../contracts/core/contract/failure.ts';
import { notFound } from '../../../../contracts/core/contract/reason.ts';
import {
  block,
  findRoom,
  findUser,
  refuseApp,
  refuseRoomId,
  refuseStrRoomId,
  refuseUserId,
  type TrtcHandler,
} from '../state/rules.ts';
import type { Room } from '../state/state.ts';

const setUserBlocked: TrtcHandler<'setUserBlocked'> = ({ input, credential, assume }, state) => {
  const refusal =
    refuseRoomId(input.RoomId, assume) ??
    refuseUserId(input.UserId, assume) ??
    refuseApp(state, credential, input.SdkAppId, assume, 'tencent-trtc.unknown-app-code');
  if (refusal) return refusal;

  const room = findRoom(state, { sdkAppId: input.SdkAppId, kind: 'RoomId', id: input.RoomId });
  if (room instanceof Failure) return room;
  const user = findUser(room, input.UserId);
  if (!user) return refuse(assume('tencent-trtc.absent-user-code'), absentUser(room, input.UserId));
  block(user, input.IsMute, assume);
  return {};
};

const setUserBlockedByStrRoomId: TrtcHandler<'setUserBlockedByStrRoomId'> = (
  { input, credential, assume },
  state,
) => {
  const refusal =
    refuseStrRoomId(input.StrRoomId, assume) ??
    refuseUserId(input.UserId, assume) ??
    refuseApp(state, credential, input.SdkAppId, assume, 'tencent-trtc.unknown-app-code');
  if (refusal) return refusal;

  const key = { sdkAppId: input.SdkAppId, kind: 'StrRoomId', id: input.StrRoomId } as const;
  const room = findRoom(state, key, 'StrRoomId');
  if (room instanceof Failure) return room;
  const user = findUser(room, input.UserId);
  if (!user) return refuse('FailedOperation.UserNotExist', absentUser(room, input.UserId));
  block(user, input.IsMute, assume);
  return {};
};

function absentUser(room: Room, userId: string) {
  const present = [...room.users.keys()].filter((known) => findUser(room, known));
  return notFound('UserId', 'a user who is in the room', userId, present);
}

export const blocks = {
  setUserBlocked,
  setUserBlockedByStrRoomId,
};
