import { z } from 'zod';
import { int64 } from '../../core/contract/int64.ts';
import type { TrtcError } from '../errors/index.ts';

const wrongType: TrtcError = 'InvalidParameter:type';
const wrongValue: TrtcError = 'InvalidParameter';

/** An unsigned integer of 64 bits: the gateway refuses any other, a negative one included. */
const uint64 = () => int64(wrongType, 0n, 2n ** 64n - 1n);

export const sdkAppId = uint64();

/** Rooms have 32-bit numbers; the model says 64 bits, so the service behind the gateway refuses the larger ones. */
export const roomId = uint64();

export const strRoomId = z.string(wrongType);

export const userId = z.string(wrongType);

export const userIds = z.array(userId, wrongType);

/** Seconds since 1970. */
export const unixTime = uint64();

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
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= 4_294_967_295;
}

/** At most 64 bytes of the 89 characters that the documents list. */
export function isStrRoomId(text: string): boolean {
  return /^[a-zA-Z0-9 !#$%&()+\-:;<=.>?@[\]^_{}|~,]{1,64}$/.test(text);
}

/** App, number of the room and time of its creation, as in every sample; a room with a text has a number of its own here. */
export function isCommId(text: string): boolean {
  return /^\d+_\d+_\d+$/.test(text);
}

/** The form of a UserId that the documents recommend: at most 32 letters, digits, underscores and hyphens. */
export function isRecommendedUserId(text: string): boolean {
  return /^[a-zA-Z0-9_-]{1,32}$/.test(text);
}
