import type { AssumptionValue, Assume } from '../../../../contracts/core/contract/assumption.ts';
import { refuse, type Refused } from '../../../../contracts/core/contract/failure.ts';
import {
  beyond,
  describeValue,
  notFound,
  reason,
  words,
  type Reason,
} from '../../../../contracts/core/contract/reason.ts';
import type { assumptions } from '../../../../contracts/tencent-trtc/assumptions/index.ts';
import { appsOf, type TrtcCredential } from '../../../../contracts/tencent-trtc/wire/credentials.ts';
import type { TencentTrtc } from '../../../../contracts/tencent-trtc/index.ts';
import {
  isRecommendedUserId,
  isStrRoomId,
  longestStrRoomId,
  recommendedUserId,
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
  credential: TrtcCredential,
  sdkAppId: string,
  assume: TrtcAssume,
  unknownApp: Id,
):
  | Refused<
      | AssumptionValue<(typeof assumptions)[Id]>
      | 'InvalidParameter.SdkAppId'
      | 'MissingParameter.SdkAppId'
      | 'UnauthorizedOperation.SdkAppId'
    >
  | undefined {
  if (sdkAppId === '0') return refuse(`${assume('tencent-trtc.id-zero')}.SdkAppId`, idZero('SdkAppId'));
  const apps = appsOf(credential);
  if (apps.includes(sdkAppId)) return undefined;
  const isForeign = history.some((life) => life.sdkAppId === sdkAppId);
  const why = notFound('SdkAppId', 'an application of this account', sdkAppId, apps);
  return isForeign
    ? refuse('UnauthorizedOperation.SdkAppId', why)
    : refuse(assume(unknownApp), { ...why, assumption: unknownApp });
}

/** Refuses a number that no room can have. */
export function refuseRoomId(
  roomId: string,
  assume: TrtcAssume,
):
  | Refused<'InvalidParameter.RoomId' | 'InvalidParameterValue.RoomId' | 'MissingParameter.RoomId'>
  | undefined {
  if (roomId === '0') return refuse(`${assume('tencent-trtc.id-zero')}.RoomId`, idZero('RoomId'));
  const most = assume('tencent-trtc.largest-room-id');
  if (BigInt(roomId) <= BigInt(most)) return undefined;
  const limit = { of: 'value', least: 1, most: Number(most) };
  const why = beyond('field', 'RoomId', limit, roomId, { assumption: 'tencent-trtc.largest-room-id' });
  return refuse(assume('tencent-trtc.room-id-too-large'), why);
}

/** Refuses a text that no room can have as its id. */
export function refuseStrRoomId(
  strRoomId: string,
  assume: TrtcAssume,
): Refused<'InvalidParameter.RoomId' | 'FailedOperation.RoomNotExist'> | undefined {
  return isStrRoomId(strRoomId)
    ? undefined
    : refuse(
        assume('tencent-trtc.str-room-id-form'),
        textIdForm('StrRoomId', strRoomId, 'tencent-trtc.str-room-id-form'),
      );
}

export function refuseUserId(
  userId: string,
  assume: TrtcAssume,
): Refused<'InvalidParameter.UserId'> | undefined {
  const isStrict = assume('tencent-trtc.user-id-form') !== 'an empty one';
  const isGood = isStrict ? isRecommendedUserId(userId) : userId !== '';
  return isGood ? undefined : refuse('InvalidParameter.UserId', userIdForm('UserId', userId, assume));
}

/** Finds a room by its number or by its text; `path` is the field that names it. */
export function findRoom(
  { rooms }: TrtcState,
  key: RoomKey,
  path = 'RoomId',
): Room | Refused<'FailedOperation.RoomNotExist'> {
  return rooms.get(nameRoom(key)) ?? refuse('FailedOperation.RoomNotExist', noRoom(rooms, key, path));
}

/** A room may be there under the same id, but of the other kind. */
function noRoom(rooms: TrtcState['rooms'], key: RoomKey, path: string): Reason {
  const names = { RoomId: 'a number', StrRoomId: 'a text' } as const;
  const expected = `a room that exists, with ${names[key.kind]} as its id`;
  const otherKind = key.kind === 'RoomId' ? 'StrRoomId' : 'RoomId';
  if (rooms.has(nameRoom({ ...key, kind: otherKind })))
    return reason(
      'state',
      path,
      expected,
      words(`${JSON.stringify(key.id)}, a room with ${names[otherKind]} as its id`),
    );
  const known = [...rooms.values()].filter(
    ({ sdkAppId, kind }) => sdkAppId === key.sdkAppId && kind === key.kind,
  );
  const why = notFound(
    path,
    expected,
    key.id,
    known.map(({ id }) => id),
  );
  // A text of digits is a text here, and a number is none.
  return key.kind === 'StrRoomId' ? { ...why, received: describeValue(key.id) } : why;
}

/** The id 0, which is no id. */
export function idZero(path: string): Reason {
  return reason('field', path, 'an id above 0', words('0'), { assumption: 'tencent-trtc.id-zero' });
}

/** A text that no room can have as its id. */
export function textIdForm(path: string, text: string, assumption: string): Reason {
  const expected = `a text of 1 to ${longestStrRoomId} of the documented characters`;
  const strange = findStrange(text);
  const received =
    text.length > longestStrRoomId
      ? words(`${text.length} characters long`)
      : strange === undefined
        ? text
        : words(`${describeValue(text)}, of which ${JSON.stringify(strange)} is none`);
  return reason('field', path, expected, received, { assumption });
}

/** The first character of a text that no room can have in its id. */
function findStrange(text: string): string | undefined {
  return Array.from(text).find((character) => !isStrRoomId(character));
}

export function userIdForm(path: string, userId: string, assume: TrtcAssume): Reason {
  const isAny = assume('tencent-trtc.user-id-form') === 'an empty one';
  const expected = isAny ? 'a text that is not empty' : `1 to ${recommendedUserId} letters, digits, _ and -`;
  return reason('field', path, expected, userId, { assumption: 'tencent-trtc.user-id-form' });
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
