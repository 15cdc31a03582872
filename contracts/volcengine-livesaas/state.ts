import { z } from 'zod';
import { text } from '../core/state-form.ts';

/** A viewer. Nothing in the API makes one: whoever enters an activity is registered in it. */
const viewer = z.strictObject({
  UserId: text,
  UserName: z.string().default(''),
});

const activity = z.strictObject({
  ActivityId: text,
  Name: z.string().default(''),
  isDeleted: z.boolean().default(false),
  users: z.array(viewer).default([]),
  /** User ids, in the order in which they were banned. Whoever is banned counts as registered. */
  bannedUsers: z.array(text).default([]),
  /** Device ids, in the order in which they were banned. */
  bannedCookies: z.array(text).default([]),
});

/** This vendor's part of a sandbox's state: the activities, which are the live rooms of the account. */
export const state = z.strictObject({ activities: z.array(activity).default([]) });

export type LivesaasStateForm = z.output<typeof state>;
export type ActivityForm = z.output<typeof activity>;
