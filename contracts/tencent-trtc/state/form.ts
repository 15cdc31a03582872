import { z } from 'zod';
import { text } from '../../core/config/id-forms.ts';
import { numericId, toNumericId } from '../../core/config/numeric-id.ts';
import { isRoomId } from '../operations/field-schemas.ts';

/** In seconds since 1970. */
const time = z.int().nonnegative();

const user = z.strictObject({
  /** The user's id. */
  UserId: text,
  /** As in SetUserBlocked; 0 for a user who is not blocked. */
  IsMute: z.literal([0, 1, 2, 3]).default(0),
  /** Whether the user is in the room now; one who has left may be blocked still. */
  InRoom: z.boolean().default(true),
});

/** Which room: one with a number, or one with a text as its id. */
const identity = {
  /** The app that the room belongs to. */
  SdkAppId: numericId,
  /** The number of the room, from 1 to 4294967295; give this or `StrRoomId`. */
  RoomId: text
    .refine(isRoomId, 'a RoomId is a number from 1 to 4294967295')
    .transform(toNumericId)
    .optional(),
  /** The text that is the id of the room; give this or `RoomId`. */
  StrRoomId: text.optional(),
};

const hasOneId = ({ RoomId, StrRoomId }: { RoomId?: unknown; StrRoomId?: unknown }): boolean =>
  (RoomId === undefined) !== (StrRoomId === undefined);

const oneId = 'give a room either a RoomId or a StrRoomId';

const room = z
  .strictObject({
    ...identity,
    /** A text alone is the id of a user who is not blocked. */
    users: z.array(z.union([text.transform((id) => user.parse({ UserId: id })), user])).default([]),
  })
  .refine(hasOneId, oneId);

const stay = z.strictObject({
  /** The user's id. */
  UserId: text,
  /** When the user entered, in seconds since 1970. */
  JoinTs: time,
  /** Absent while the user is in the room. */
  LeaveTs: time.optional(),
  /** The kind of device. Default: empty. */
  DeviceType: z.string().default(''),
  /** The version of the SDK on it. Default: empty. */
  SdkVersion: z.string().default(''),
  /** The address it called from. Default: empty. */
  ClientIp: z.string().default(''),
});

const pastRoom = z
  .strictObject({
    ...identity,
    /** Made from the app, the room and CreateTime unless it is given. */
    CommId: z.string().min(1).optional(),
    /** When the room was made, in seconds since 1970. */
    CreateTime: time,
    /** Absent while the room exists. */
    DestroyTime: time.optional(),
    /** Who created the room. */
    UserId: z.string().default(''),
    /** Who was in the room, and when. Default: nobody. */
    stays: z.array(stay).default([]),
  })
  .refine(hasOneId, oneId);

/**
 * This vendor's part of a sandbox's state: the rooms of every account. A room whose SdkAppId is not among the
 * credential's belongs to somebody else. `history` tells of rooms and of who was in them; what it does not tell of a
 * room begins when the state is loaded.
 */
export const state = z.strictObject({
  /** The rooms that there are. Default: none. */
  rooms: z.array(room).default([]),
  /** What is known of rooms and of who was in them. Default: nothing. */
  history: z.array(pastRoom).default([]),
});

export type TrtcStateForm = z.output<typeof state>;
export type RoomForm = z.output<typeof room>;
export type UserForm = z.output<typeof user>;
export type PastRoomForm = z.output<typeof pastRoom>;
