import { z } from 'zod';
import { text } from '../../core/config/id-forms.ts';
import { storedInfo } from '../operations/room-info-schemas.ts';

const banned = z.strictObject({
  /** The account that is banned. */
  Member_Account: text,
  /** Seconds since 1970; the ban is over at exactly this second. */
  BannedUntil: z.int().nonnegative(),
});

const muted = z.strictObject({
  /** The account that is muted. */
  Member_Account: text,
  /** Seconds since 1970; the mute is over at exactly this second. */
  MutedUntil: z.int().nonnegative(),
});

const member = z.strictObject({
  /** The member's account. */
  Member_Account: text,
  /** The member's name in this room. Default: none. */
  NameCard: z.string().optional(),
  /** The member's marks, whole numbers. Default: none. */
  Marks: z.array(z.int()).optional(),
  /** What the app keeps of the member. Default: nothing. */
  CustomInfo: z.string().optional(),
});

const room = z.strictObject({
  /** The id of the room. */
  RoomId: text,
  /** `Live` for a live room, `Conference` for one of the room service. Default: `Live`. */
  RoomType: z.enum(['Live', 'Conference']).default('Live'),
  /** The account that owns the room. Default: `administrator`. */
  Owner_Account: text.default('administrator'),
  /** The accounts that are in the room. Default: none. */
  members: z.array(text).default([]),
  /** In the order in which the bans were made. */
  banned: z.array(banned).default([]),
  /** In the order in which the mutes were made. */
  muted: z.array(muted).optional(),
  /** The accounts that are administrators of the room. Default: none. */
  admins: z.array(text).optional(),
  /** The accounts of the room's robots. Default: none. */
  robots: z.array(text).optional(),
  /** What the app keeps of the room, as keys with values. Default: nothing. */
  metadata: z
    .array(
      z.strictObject({
        /** The name of the entry. */
        Key: z.string(),
        /** What it holds. */
        Value: z.string(),
      }),
    )
    .optional(),
  /** What the members of a conference have beyond their accounts. */
  memberInfo: z.array(member).optional(),
  /** Who was ever inside; without it, who is. */
  viewers: z.array(text).optional(),
  /** How often somebody entered; without it, once for each who ever was inside. */
  entries: z.int().nonnegative().optional(),
  /** What was set of the room, in the words of its service. */
  info: storedInfo.optional(),
  /** Seconds since 1970. */
  CreateTime: z.int().nonnegative().optional(),
});

const callbacks = z.strictObject({
  /** Where callbacks go: an address of `http` or `https`. */
  Url: z.url({ protocol: /^https?$/ }),
  /** Which callbacks are sent, by their commands. */
  CallbackCommandList: z.array(z.string()),
  /** Where it is set, callbacks are signed with it. */
  Token: z.string().min(1).optional(),
});

/** This vendor's part of a sandbox's state: the rooms of the app, and where its callbacks go. */
export const state = z.strictObject({
  /** The rooms of the app. Default: none. */
  rooms: z.array(room).default([]),
  /** Where the callbacks of the app go. Default: none are sent. */
  callbacks: callbacks.optional(),
  /** The bans of rooms that are no more, for a sandbox that keeps them. */
  formerBans: z
    .array(
      z.strictObject({
        /** The id of the room that is no more. */
        RoomId: text,
        /** Its bans, in the order in which they were made. */
        banned: z.array(banned),
      }),
    )
    .optional(),
});

export type ChatStateForm = z.output<typeof state>;
export type RoomForm = z.output<typeof room>;
export type MemberForm = z.output<typeof member>;
export type CallbackForm = z.output<typeof callbacks>;
