import { z } from 'zod';
import { text } from '../core/state-form.ts';
import { isRoomId } from './schemas.ts';

const user = z.strictObject({
  UserId: text,
  /** As in SetUserBlocked; 0 for a user who is not blocked. */
  IsMute: z.literal([0, 1, 2, 3]).default(0),
  /** Whether the user is in the room now; one who has left may be blocked still. */
  InRoom: z.boolean().default(true),
});

const room = z
  .strictObject({
    SdkAppId: text,
    RoomId: text.refine(isRoomId, 'a RoomId is a number from 1 to 4294967295').optional(),
    StrRoomId: text.optional(),
    /** A text alone is the id of a user who is not blocked. */
    users: z.array(z.union([text.transform((id) => user.parse({ UserId: id })), user])).default([]),
  })
  .refine(
    ({ RoomId, StrRoomId }) => (RoomId === undefined) !== (StrRoomId === undefined),
    'give a room either a RoomId or a StrRoomId',
  );

/**
 * This vendor's part of a sandbox's state: the rooms of every account. A room whose SdkAppId is not among the
 * credential's belongs to somebody else.
 */
export const state = z.strictObject({ rooms: z.array(room).default([]) });

export type TrtcStateForm = z.output<typeof state>;
export type RoomForm = z.output<typeof room>;
export type UserForm = z.output<typeof user>;
