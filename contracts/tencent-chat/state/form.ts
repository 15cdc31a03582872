import { z } from 'zod';
import { text } from '../../core/config/id-forms.ts';
import { storedInfo } from '../operations/room-info-schemas.ts';

const banned = z.strictObject({
  Member_Account: text,
  /** Seconds since 1970; the ban is over at exactly this second. */
  BannedUntil: z.int().nonnegative(),
});

const muted = z.strictObject({
  Member_Account: text,
  /** Seconds since 1970; the mute is over at exactly this second. */
  MutedUntil: z.int().nonnegative(),
});

const member = z.strictObject({
  Member_Account: text,
  NameCard: z.string().optional(),
  Marks: z.array(z.int()).optional(),
  CustomInfo: z.string().optional(),
});

const room = z.strictObject({
  RoomId: text,
  RoomType: z.enum(['Live', 'Conference']).default('Live'),
  Owner_Account: text.default('administrator'),
  members: z.array(text).default([]),
  /** In the order in which the bans were made. */
  banned: z.array(banned).default([]),
  /** In the order in which the mutes were made. */
  muted: z.array(muted).optional(),
  admins: z.array(text).optional(),
  robots: z.array(text).optional(),
  metadata: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
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
  Url: z.url({ protocol: /^https?$/ }),
  CallbackCommandList: z.array(z.string()),
  /** Where it is set, callbacks are signed with it. */
  Token: z.string().min(1).optional(),
});

/** This vendor's part of a sandbox's state: the rooms of the app, and where its callbacks go. */
export const state = z.strictObject({
  rooms: z.array(room).default([]),
  callbacks: callbacks.optional(),
  /** The bans of rooms that are no more, for a sandbox that keeps them. */
  formerBans: z.array(z.strictObject({ RoomId: text, banned: z.array(banned) })).optional(),
});

export type ChatStateForm = z.output<typeof state>;
export type RoomForm = z.output<typeof room>;
export type MemberForm = z.output<typeof member>;
export type CallbackForm = z.output<typeof callbacks>;
