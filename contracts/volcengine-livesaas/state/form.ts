import { z } from 'zod';
import { text } from '../../core/config/id-forms.ts';
import { largestId, readId } from '../wire/long-id.ts';

/** A 64-bit id, which lists print as a bare number. */
const id = text.transform((value, context) => {
  const digits = readId(value);
  if (digits !== undefined) return digits;
  context.addIssue({ code: 'custom', message: `this must be a whole number up to ${largestId}` });
  return z.NEVER;
});

/** In seconds since 1970, up to the year 9999. */
const time = z.int().nonnegative().max(253_402_214_399);

/** One stay in the room. Without an end it goes on. */
const visit = z.strictObject({
  JoinAt: time,
  LeaveAt: time.optional(),
  Cookie: text.optional(),
  IP: z.string().optional(),
});

/** A viewer. Nothing in the API makes one: whoever enters an activity is registered in it. */
const viewer = z.strictObject({
  UserId: id,
  UserName: z.string().default(''),
  /** The viewer's id in the customer's own system. */
  ExternalUserId: z.string().optional(),
  /** The device. */
  UserCookie: text.optional(),
  IP: z.string().optional(),
  /** Whether the viewer is in the room now. Default: whoever is not banned is. */
  isOnline: z.boolean().optional(),
  /** When the viewer was last seen leaving. */
  leftAt: time.optional(),
  AudienceGroupId: id.optional(),
  ShiftScreenNumber: z.int().nonnegative().optional(),
  MuteNumber: z.int().nonnegative().optional(),
  NoInteractNumber: z.int().nonnegative().optional(),
  visits: z.array(visit).default([]),
});

/** What an activity shows of itself; what is left out is as the vendor has it by default. */
const settings = {
  /** 1 live, 2 preview, 3 replay, 4 ended; Default: 1. */
  Status: z.literal([1, 2, 3, 4]).optional(),
  CreateTime: time.optional(),
  LiveTime: time.optional(),
  EndTime: time.optional(),
  IsAutoEndEnable: z.literal([0, 1]).optional(),
  /** 0 never locked, 1 locked, 2 released again, as BytePlus has it. */
  IsLockPreview: z.literal([0, 1, 2]).optional(),
  LiveMode: z.int().optional(),
  LiveLayout: z.int().optional(),
  CoverImage: z.string().optional(),
  VerticalCoverImage: z.string().optional(),
  ViewUrl: z.string().optional(),
};

const activity = z.strictObject({
  ActivityId: id,
  Name: z.string().default(''),
  isDeleted: z.boolean().default(false),
  ...settings,
  users: z.array(viewer).default([]),
  /** User ids, in the order in which they were banned. Whoever is banned counts as registered. */
  bannedUsers: z.array(id).default([]),
  /** Device ids, in the order in which they were banned. */
  bannedCookies: z.array(text).default([]),
  /** Addresses, in the order in which they were banned. */
  bannedIps: z.array(z.string()).default([]),
  /** User ids, in the order in which they were silenced. Whoever is silenced counts as registered. */
  silencedUsers: z.array(id).default([]),
});

/** This vendor's part of a sandbox's state: the activities, which are the live rooms of the account. */
export const state = z.strictObject({
  activities: z.array(activity).default([]),
  /** User ids that are banned from every activity of the account. */
  accountBannedUsers: z.array(id).default([]),
});

export type LivesaasStateForm = z.output<typeof state>;
export type ActivityForm = z.output<typeof activity>;
export type ViewerForm = z.output<typeof viewer>;
export type VisitForm = z.output<typeof visit>;
