import { z } from 'zod';
import { int64 } from '../../core/contract/int64.ts';
import { inUnit } from '../../core/contract/units.ts';
import { withLimit } from '../../core/contract/limits.ts';
import type { assumptions } from '../assumptions/index.ts';
import type { TrtcError } from '../errors/index.ts';

type AssumptionId = keyof typeof assumptions;

const wrongType: TrtcError = 'InvalidParameter:type';
const wrongValue: TrtcError = 'InvalidParameter';
const wrongApp: TrtcError = 'InvalidParameter.SdkAppId';
const wrongRoom: TrtcError = 'InvalidParameter.RoomId';
const largeRoom: TrtcError = 'InvalidParameterValue.RoomId';
const wrongUsers: TrtcError = 'InvalidParameter.UserIds';
const wrongUser: TrtcError = 'InvalidParameter.UserId';
const manyUsers: TrtcError = 'InvalidParameter.UserIdsMorethanSix';

const idZero: AssumptionId = 'tencent-trtc.id-zero';
const userIdForm: AssumptionId = 'tencent-trtc.user-id-form';

/** An unsigned integer of 64 bits: the gateway refuses any other, a negative one included. */
const uint64 = () => int64(wrongType, 0n, 2n ** 64n - 1n);

export const sdkAppId = withLimit(uint64(), {
  of: 'value',
  least: 1,
  beyond: wrongApp,
  assumption: idZero,
});

const largestRoomId = 4_294_967_295;

/** Rooms have 32-bit numbers; the model says 64 bits, so the service behind the gateway refuses the larger ones. */
export const roomId = withLimit(
  uint64(),
  { of: 'value', least: 1, beyond: wrongRoom, assumption: idZero },
  {
    of: 'value',
    most: largestRoomId,
    beyond: largeRoom,
    assumption: 'tencent-trtc.largest-room-id' satisfies AssumptionId,
  },
);

/** In bytes, which are characters, since all of them are ASCII. */
export const longestStrRoomId = 64;

/** Another text is looked for all the same, and not found. */
export const roomName = z.string(wrongType);

export const strRoomId = textIdOf('tencent-trtc.str-room-id-form');

/** The same where it is called RoomId. */
export const roomIdAsText = textIdOf('tencent-trtc.text-room-id-form');

function textIdOf(assumption: AssumptionId) {
  return withLimit(roomName, {
    of: 'bytes',
    least: 1,
    most: longestStrRoomId,
    beyond: wrongRoom,
    assumption,
  });
}

/** In bytes: recommended, and not known to be checked. */
export const recommendedUserId = 32;

const anyUserId = z.string(wrongType);

export const userId = userIdElse(wrongUser);

function userIdElse(beyond: TrtcError) {
  return withLimit(
    anyUserId,
    { of: 'bytes', least: 1, beyond },
    { of: 'bytes', most: recommendedUserId, beyond: 'accepted all the same', assumption: userIdForm },
  );
}

/** As many users can be removed by one call. */
export const largestRemoval = 10;

export const usersToRemove = withLimit(
  z.array(userIdElse(wrongUsers), wrongType),
  {
    of: 'entries',
    least: 1,
    beyond: wrongUsers,
    assumption: 'tencent-trtc.empty-user-ids' satisfies AssumptionId,
  },
  {
    of: 'entries',
    most: largestRemoval,
    beyond: wrongUsers,
    assumption: 'tencent-trtc.repeated-user-ids' satisfies AssumptionId,
  },
);

/** As many users can be asked for by one call. */
const largestUserQuery = 100;

export const usersToFind = withLimit(
  z.array(anyUserId, wrongType),
  {
    of: 'entries',
    least: 1,
    beyond: 'the default is taken',
    assumption: 'tencent-trtc.empty-user-filter' satisfies AssumptionId,
  },
  {
    of: 'entries',
    most: largestUserQuery,
    beyond: manyUsers,
    assumption: 'tencent-trtc.user-ids-limit' satisfies AssumptionId,
  },
);

/** Seconds since 1970. */
export const unixTime = inUnit('seconds since 1970', uint64());

/** The number of a page, from 0 on, or its size. */
export const pageNumber = uint64();
export const pageSize = uint64();

/** Which call is meant: `CommId` of DescribeRoomInfo. */
export const commId = z.string(wrongType);

const mutes = [0, 1, 2, 3] as const;
type IsMute = (typeof mutes)[number];

/**
 * 0 enables audio and video, 1 disables both, 2 disables audio only, 3 disables video only. Any other number of 64 bits is
 * a wrong value and no wrong type; only the four are offered to whoever writes a call.
 */
export const isMute = uint64()
  .transform(Number)
  .pipe(z.literal(mutes, wrongValue))
  .meta({ enum: mutes }) as z.ZodType<IsMute, IsMute>;

/** The reply holds nothing but the RequestId, which is the envelope's. */
export const nothing = z.object({});

/** A number from 1 to 4294967295, in decimal digits. */
export function isRoomId(text: string): boolean {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= largestRoomId;
}

/** At most 64 bytes of the 89 characters that the documents list. */
export function isStrRoomId(text: string): boolean {
  return /^[a-zA-Z0-9 !#$%&()+\-:;<=.>?@[\]^_{}|~,]+$/.test(text) && text.length <= longestStrRoomId;
}

/** App, number of the room and time of its creation, as in every sample; a room with a text has a number of its own here. */
export function isCommId(text: string): boolean {
  return /^\d+_\d+_\d+$/.test(text);
}

/** The form of a UserId that the documents recommend: at most 32 letters, digits, underscores and hyphens. */
export function isRecommendedUserId(text: string): boolean {
  return /^[a-zA-Z0-9_-]+$/.test(text) && text.length <= recommendedUserId;
}
