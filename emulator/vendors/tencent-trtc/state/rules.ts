import type { AssumptionValue, Assume } from '../../../../contracts/core/contract/assumption.ts';
import { fail, type Failure } from '../../../../contracts/core/contract/failure.ts';
import type { assumptions } from '../../../../contracts/tencent-trtc/assumptions/index.ts';
import type { TrtcCredential } from '../../../../contracts/tencent-trtc/wire/credentials.ts';
import type { TencentTrtc } from '../../../../contracts/tencent-trtc/index.ts';
import {
  isRecommendedUserId,
  isStrRoomId,
} from '../../../../contracts/tencent-trtc/operations/field-schemas.ts';
import type { HandlerOf } from '../../../core/engine/handler.ts';
import { nameRoom, type RoomKey } from './room-key.ts';
import type { IsMute, Room, TrtcState, User } from './state.ts';

export type TrtcHandler<Key extends keyof TencentTrtc['operations']> = HandlerOf<TencentTrtc, Key, TrtcState>;
export type TrtcAssume = Assume<typeof assumptions>;

/**
 * Refuses an app that is not the caller's: it belongs to another account if there are or were rooms in it. The actions list
 * different codes for an app that nobody has, so each says which assumption decides that.
 */
export function refuseApp<Id extends 'tencent-trtc.unknown-app-code' | 'tencent-trtc.unknown-app-of-room'>(
  { history }: TrtcState,
  { sdkAppIds = [] }: TrtcCredential,
  sdkAppId: string,
  assume: TrtcAssume,
  unknownApp: Id,
):
  | Failure<
      | AssumptionValue<(typeof assumptions)[Id]>
      | 'InvalidParameter.SdkAppId'
      | 'MissingParameter.SdkAppId'
      | 'UnauthorizedOperation.SdkAppId'
    >
  | undefined {
  if (sdkAppId === '0') return fail(`${assume('tencent-trtc.id-zero')}.SdkAppId`);
  if (sdkAppIds.includes(sdkAppId)) return undefined;
  const isForeign = history.some((life) => life.sdkAppId === sdkAppId);
  return fail(isForeign ? 'UnauthorizedOperation.SdkAppId' : assume(unknownApp));
}

/** Refuses a number that no room can have. */
export function refuseRoomId(
  roomId: string,
  assume: TrtcAssume,
):
  | Failure<'InvalidParameter.RoomId' | 'InvalidParameterValue.RoomId' | 'MissingParameter.RoomId'>
  | undefined {
  if (roomId === '0') return fail(`${assume('tencent-trtc.id-zero')}.RoomId`);
  const isTooLarge = BigInt(roomId) > BigInt(assume('tencent-trtc.largest-room-id'));
  return isTooLarge ? fail(assume('tencent-trtc.room-id-too-large')) : undefined;
}

/** Refuses a text that no room can have as its id. */
export function refuseStrRoomId(
  strRoomId: string,
  assume: TrtcAssume,
): Failure<'InvalidParameter.RoomId' | 'FailedOperation.RoomNotExist'> | undefined {
  return isStrRoomId(strRoomId) ? undefined : fail(assume('tencent-trtc.str-room-id-form'));
}

export function refuseUserId(
  userId: string,
  assume: TrtcAssume,
): Failure<'InvalidParameter.UserId'> | undefined {
  const isStrict = assume('tencent-trtc.user-id-form') !== 'an empty one';
  const isGood = isStrict ? isRecommendedUserId(userId) : userId !== '';
  return isGood ? undefined : fail('InvalidParameter.UserId');
}

export function findRoom({ rooms }: TrtcState, key: RoomKey): Room | Failure<'FailedOperation.RoomNotExist'> {
  return rooms.get(nameRoom(key)) ?? fail('FailedOperation.RoomNotExist');
}

/** Finds a user who is in the room now. */
export function findUser({ users }: Room, userId: string): User | undefined {
  const user = users.get(userId);
  return user?.stay ? user : undefined;
}

/** Disables or enables what `isMute` says, on top of what is disabled already or in its place. */
export function block(user: User, isMute: IsMute, assume: TrtcAssume): void {
  const isAdded = assume('tencent-trtc.block-again') === 'add';
  user.isMute = isAdded ? addMutes(user.isMute, isMute) : isMute;
}

/** Two different blocks together disable both audio and video. */
function addMutes(before: IsMute, after: IsMute): IsMute {
  if (after === 0 || before === 0 || before === after) return after;
  return 1;
}
