import { fail, Failure } from '../../../../contracts/core/contract/failure.ts';
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

const setUserBlocked: TrtcHandler<'setUserBlocked'> = ({ input, credential, assume }, state) => {
  const refusal =
    refuseRoomId(input.RoomId, assume) ??
    refuseUserId(input.UserId, assume) ??
    refuseApp(state, credential, input.SdkAppId, assume, 'tencent-trtc.unknown-app-code');
  if (refusal) return refusal;

  const room = findRoom(state, { sdkAppId: input.SdkAppId, kind: 'RoomId', id: input.RoomId });
  if (room instanceof Failure) return room;
  const user = findUser(room, input.UserId);
  if (!user) return fail(assume('tencent-trtc.absent-user-code'));
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

  const room = findRoom(state, { sdkAppId: input.SdkAppId, kind: 'StrRoomId', id: input.StrRoomId });
  if (room instanceof Failure) return room;
  const user = findUser(room, input.UserId);
  if (!user) return fail('FailedOperation.UserNotExist');
  block(user, input.IsMute, assume);
  return {};
};

export const blocks = {
  setUserBlocked,
  setUserBlockedByStrRoomId,
};
