import { z } from 'zod';
import { text } from '../../core/config/id-forms.ts';
import { scenes, templates } from '../operations/channels.ts';
import { flag } from '../operations/field-schemas.ts';
import { viewerSource } from '../operations/viewer-records.ts';

const viewer = z.strictObject({
  viewerId: text,
  nickName: z.string().default(''),
  /** Muted in the chat of the whole account. */
  banned: flag.default('N'),
  /** Kicked from the chat of the whole account. */
  kicked: flag.default('N'),
  /** When one of the two last changed, in milliseconds since 1970. */
  operationTime: z.int().nonnegative().default(0),
  /** What the viewer record says of them; without a source it says `IMPORT`. */
  source: viewerSource.optional(),
  mobile: z.string().optional(),
  email: z.string().optional(),
  area: z.string().optional(),
  /** Known only from a ban that named the id, hence not in the viewer record. */
  unseen: z.literal(true).optional(),
});

const kicked = z.strictObject({
  userId: text,
  nick: z.string().default(''),
  clientIp: z.string().default(''),
  /** By which of the two they are kept out. */
  type: z.enum(['userId', 'ip']).default('userId'),
  /** What the chat knows of them; a kick through the API knows nothing. */
  param4: z.string().optional(),
  pic: z.string().optional(),
  uid: z.string().optional(),
  userType: z.string().optional(),
});

const channel = z.strictObject({
  channelId: text,
  name: z.string().optional(),
  newScene: scenes.optional(),
  template: templates.optional(),
  channelPasswd: z.string().optional(),
  /** Muted in the chat of this channel. */
  bannedUsers: z.array(text).optional(),
  bannedIps: z.array(z.string()).optional(),
  badWords: z.array(z.string()).optional(),
  /** Kicked from the chat of this channel. */
  kicked: z.array(kicked).optional(),
});

/** This vendor's part of a sandbox's state: the account's channels, viewers in the order of their changes, and bad words. */
export const state = z.strictObject({
  channels: z.array(channel).default([]),
  viewers: z.array(viewer).default([]),
  badWords: z.array(z.string()).optional(),
});

export type PolyvStateForm = z.output<typeof state>;
export type ViewerForm = z.output<typeof viewer>;
export type ChannelForm = z.output<typeof channel>;
export type KickedForm = z.output<typeof kicked>;
