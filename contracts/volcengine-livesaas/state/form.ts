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
  /** When the viewer entered, in seconds since 1970. */
  JoinAt: time,
  /** When the viewer left, in seconds since 1970. Default: the viewer is in. */
  LeaveAt: time.optional(),
  /** The id of the device. Default: nothing is known. */
  Cookie: text.optional(),
  /** The address it called from. Default: nothing is known. */
  IP: z.string().optional(),
});

/** A viewer. Nothing in the API makes one: whoever enters an activity is registered in it. */
const viewer = z.strictObject({
  /** The viewer's id, a whole number of 64 bits. */
  UserId: id,
  /** The viewer's name. Default: empty. */
  UserName: z.string().default(''),
  /** The viewer's id in the customer's own system. */
  ExternalUserId: z.string().optional(),
  /** The device. */
  UserCookie: text.optional(),
  /** The viewer's address. Default: nothing is known. */
  IP: z.string().optional(),
  /** Whether the viewer is in the room now. Default: whoever is not banned is. */
  isOnline: z.boolean().optional(),
  /** When the viewer was last seen leaving. */
  leftAt: time.optional(),
  /** The id of the viewer's group. Default: none. */
  AudienceGroupId: id.optional(),
  /** How often the viewer switched to another window. Default: 0. */
  ShiftScreenNumber: z.int().nonnegative().optional(),
  /** How often the viewer turned the sound off. Default: 0. */
  MuteNumber: z.int().nonnegative().optional(),
  /** How often the viewer did not react. Default: 0. */
  NoInteractNumber: z.int().nonnegative().optional(),
  /** The viewer's stays in the room, in their order. Default: none. */
  visits: z.array(visit).default([]),
});

/** What an activity shows of itself; what is left out is as the vendor has it by default. */
const settings = {
  /** 1 live, 2 preview, 3 replay, 4 ended; Default: 1. */
  Status: z.literal([1, 2, 3, 4]).optional(),
  /** When it was made, in seconds since 1970. */
  CreateTime: time.optional(),
  /** When it begins, in seconds since 1970. Default: the vendor's. */
  LiveTime: time.optional(),
  /** When it ends, in seconds since 1970. Default: the vendor's. */
  EndTime: time.optional(),
  /** 1 if it ends by itself at `EndTime`, else 0. Default: the vendor's. */
  IsAutoEndEnable: z.literal([0, 1]).optional(),
  /** 0 never locked, 1 locked, 2 released again, as BytePlus has it. */
  IsLockPreview: z.literal([0, 1, 2]).optional(),
  /** The vendor's number of the mode. Default: the vendor's. */
  LiveMode: z.int().optional(),
  /** The vendor's number of the layout. Default: the vendor's. */
  LiveLayout: z.int().optional(),
  /** The address of the cover. Default: the vendor's. */
  CoverImage: z.string().optional(),
  /** The address of the upright cover. Default: the vendor's. */
  VerticalCoverImage: z.string().optional(),
  /** The address where people watch. Default: one is made. */
  ViewUrl: z.string().optional(),
};

const activity = z.strictObject({
  /** The id of the activity, a whole number of 64 bits. */
  ActivityId: id,
  /** The name of the activity. Default: empty. */
  Name: z.string().default(''),
  /** Whether the activity was deleted. Default: `false`. */
  isDeleted: z.boolean().default(false),
  ...settings,
  /** The viewers of the activity. Default: none. */
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
  /** The activities of the account. Default: none. */
  activities: z.array(activity).default([]),
  /** User ids that are banned from every activity of the account. */
  accountBannedUsers: z.array(id).default([]),
});

export type LivesaasStateForm = z.output<typeof state>;
export type ActivityForm = z.output<typeof activity>;
export type ViewerForm = z.output<typeof viewer>;
export type VisitForm = z.output<typeof visit>;
