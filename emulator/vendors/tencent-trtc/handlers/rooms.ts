import { Failure, refuse, type Refused } from '../../../../contracts/core/contract/failure.ts';
import { beyond, notFound } from '../../../../contracts/core/contract/reason.ts';
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
  textIdForm,
  userIdForm,
} from '../state/rules.ts';
import type { RoomKey } from '../state/room-key.ts';
import type { TrtcState } from '../state/state.ts';

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
type NoRoom = Refused<'FailedOperation.RoomNotExist'>;

/** Whoever is removed may come back at once: nothing says that a removal is a ban. */
function remove(
  state: TrtcState,
  key: RoomKey,
  { input: { UserIds }, ...call }: Removal,
): Nothing | NoRoom | Refused<'InvalidParameter.UserIds'> {
  const room = findRoom(state, key);
  if (room instanceof Failure) return room;
  const isStrict = call.assume('tencent-trtc.absent-users-removed') !== 'succeed';
  const absent = UserIds.findIndex((userId) => !findUser(room, userId));
  if (isStrict && absent >= 0)
    return refuse(
      'InvalidParameter.UserIds',
      notFound(`UserIds.${absent}`, 'a user who is in the room', UserIds[absent]!, room.users.keys(), {
        assumption: 'tencent-trtc.absent-users-removed',
      }),
    );
  for (const userId of UserIds) depart(state, room, userId, call);
  return {};
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
  | Refused<'InvalidParameter.RoomId' | 'InvalidParameterValue.RoomId' | 'FailedOperation.RoomNotExist'>
  | undefined {
  return isStrRoomId(roomId)
    ? undefined
    : refuse(
        assume('tencent-trtc.text-room-id-form'),
        textIdForm('RoomId', roomId, 'tencent-trtc.text-room-id-form'),
      );
}

function refuseUserIds(
  userIds: readonly string[],
  assume: TrtcAssume,
): Refused<'InvalidParameter.UserIds' | 'MissingParameter.UserIds'> | undefined {
  if (userIds.length === 0)
    return refuse(
      assume('tencent-trtc.empty-user-ids'),
      beyond('field', 'UserIds', { of: 'entries', least: 1 }, 0, {
        assumption: 'tencent-trtc.empty-user-ids',
      }),
    );
  const isEachCounted = assume('tencent-trtc.repeated-user-ids') === 'yes';
  const count = isEachCounted ? userIds.length : new Set(userIds).size;
  const isStrict = assume('tencent-trtc.user-id-form') !== 'an empty one';
  const isGood = (id: string): boolean => (isStrict ? isRecommendedUserId(id) : id !== '');
  if (count > largestRemoval)
    return refuse(
      'InvalidParameter.UserIds',
      beyond('field', 'UserIds', { of: 'entries', most: largestRemoval }, count),
    );
  const wrong = userIds.findIndex((userId) => !isGood(userId));
  return wrong < 0
    ? undefined
    : refuse('InvalidParameter.UserIds', userIdForm(`UserIds.${wrong}`, userIds[wrong]!, assume));
}

export const rooms = {
  removeUser,
  removeUserByStrRoomId,
  dismissRoom,
  dismissRoomByStrRoomId,
};
