import { fail, Failure } from '../../../../contracts/core/contract/failure.ts';
import {
  isRecommendedUserId,
  isStrRoomId,
  largestRemoval,
} from '../../../../contracts/tencent-trtc/operations/field-schemas.ts';
import { close, depart } from '../state/room-lifecycle.ts';
import {
  findRoom,
  findUser,
  refuseRoomId,
  type TrtcAssume,
  type TrtcHandler,
  refuseApp,
} from '../state/rules.ts';
import type { RoomKey } from '../state/room-key.ts';
import type { Room, TrtcState } from '../state/state.ts';

const removeUser: TrtcHandler<'removeUser'> = (call, state) => {
  const { input, credential, assume } = call;
  const refusal =
    refuseRoomId(input.RoomId, assume) ??
    refuseUserIds(input.UserIds, assume) ??
    refuseApp(state, credential, input.SdkAppId, assume, 'tencent-trtc.unknown-app-of-room');
  return refusal ?? remove(state, { sdkAppId: input.SdkAppId, kind: 'RoomId', id: input.RoomId }, call);
};

const removeUserByStrRoomId: TrtcHandler<'removeUserByStrRoomId'> = (call, state) => {
  const { input, credential, assume } = call;
  const refusal =
    refuseText(input.RoomId, assume) ??
    refuseUserIds(input.UserIds, assume) ??
    refuseApp(state, credential, input.SdkAppId, assume, 'tencent-trtc.unknown-app-of-room');
  return refusal ?? remove(state, { sdkAppId: input.SdkAppId, kind: 'StrRoomId', id: input.RoomId }, call);
};

const dismissRoom: TrtcHandler<'dismissRoom'> = ({ input, credential, assume, now }, state) => {
  const refusal =
    refuseRoomId(input.RoomId, assume) ??
    refuseApp(state, credential, input.SdkAppId, assume, 'tencent-trtc.unknown-app-of-room');
  return refusal ?? dismiss(state, { sdkAppId: input.SdkAppId, kind: 'RoomId', id: input.RoomId }, now);
};

const dismissRoomByStrRoomId: TrtcHandler<'dismissRoomByStrRoomId'> = (
  { input, credential, assume, now },
  state,
) => {
  const refusal =
    refuseText(input.RoomId, assume) ??
    refuseApp(state, credential, input.SdkAppId, assume, 'tencent-trtc.unknown-app-of-room');
  return refusal ?? dismiss(state, { sdkAppId: input.SdkAppId, kind: 'StrRoomId', id: input.RoomId }, now);
};

interface Removal {
  readonly input: { readonly UserIds: readonly string[] };
  readonly assume: TrtcAssume;
  readonly now: number;
}

type Nothing = Record<string, never>;
type NoRoom = Failure<'FailedOperation.RoomNotExist'>;

/** Whoever is removed may come back at once: nothing says that a removal is a ban. */
function remove(
  state: TrtcState,
  key: RoomKey,
  { input: { UserIds }, ...call }: Removal,
): Nothing | NoRoom | Failure<'InvalidParameter.UserIds'> {
  const room = findRoom(state, key);
  if (room instanceof Failure) return room;
  const isStrict = call.assume('tencent-trtc.absent-users-removed') !== 'succeed';
  if (isStrict && !isEverybodyIn(room, UserIds)) return fail('InvalidParameter.UserIds');
  for (const userId of UserIds) depart(state, room, userId, call);
  return {};
}

function isEverybodyIn(room: Room, userIds: readonly string[]): boolean {
  return userIds.every((userId) => findUser(room, userId));
}

function dismiss(state: TrtcState, key: RoomKey, now: number): Nothing | NoRoom {
  const room = findRoom(state, key);
  if (room instanceof Failure) return room;
  close(state, room, now);
  return {};
}

function refuseText(
  roomId: string,
  assume: TrtcAssume,
):
  | Failure<'InvalidParameter.RoomId' | 'InvalidParameterValue.RoomId' | 'FailedOperation.RoomNotExist'>
  | undefined {
  return isStrRoomId(roomId) ? undefined : fail(assume('tencent-trtc.text-room-id-form'));
}

function refuseUserIds(
  userIds: readonly string[],
  assume: TrtcAssume,
): Failure<'InvalidParameter.UserIds' | 'MissingParameter.UserIds'> | undefined {
  if (userIds.length === 0) return fail(assume('tencent-trtc.empty-user-ids'));
  const isEachCounted = assume('tencent-trtc.repeated-user-ids') === 'yes';
  const count = isEachCounted ? userIds.length : new Set(userIds).size;
  const isStrict = assume('tencent-trtc.user-id-form') !== 'an empty one';
  const isGood = (id: string): boolean => (isStrict ? isRecommendedUserId(id) : id !== '');
  return count <= largestRemoval && userIds.every(isGood) ? undefined : fail('InvalidParameter.UserIds');
}

export const rooms = {
  removeUser,
  removeUserByStrRoomId,
  dismissRoom,
  dismissRoomByStrRoomId,
};
