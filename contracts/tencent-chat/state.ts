import { z } from 'zod';
import { text } from '../core/state-form.ts';

const banned = z.strictObject({
  Member_Account: text,
  /** Seconds since 1970; the ban is over at exactly this second. */
  BannedUntil: z.int().nonnegative(),
});

const room = z.strictObject({
  RoomId: text,
  RoomType: z.enum(['Live', 'Conference']).default('Live'),
  Owner_Account: text.default('administrator'),
  members: z.array(text).default([]),
  /** In the order in which the bans were made. */
  banned: z.array(banned).default([]),
});

/** This vendor's part of a sandbox's state: the rooms of the app. */
export const state = z.strictObject({ rooms: z.array(room).default([]) });

export type ChatStateForm = z.output<typeof state>;
export type RoomForm = z.output<typeof room>;
