import { z } from 'zod';
import { text } from '../../core/config/id-forms.ts';
import { scenes, templates } from '../operations/channels.ts';
import { flag } from '../operations/field-schemas.ts';
import { viewerSource } from '../operations/viewer-records.ts';

const viewer = z.strictObject({
  /** The viewer's id. */
  viewerId: text,
  /** The viewer's name. Default: empty. */
  nickName: z.string().default(''),
  /** Muted in the chat of the whole account. */
  banned: flag.default('N'),
  /** Kicked from the chat of the whole account. */
  kicked: flag.default('N'),
  /** When one of the two last changed, in milliseconds since 1970. */
  operationTime: z.int().nonnegative().default(0),
  /** What the viewer record says of them; without a source it says `IMPORT`. */
  source: viewerSource.optional(),
  /** The viewer's telephone number. Default: none. */
  mobile: z.string().optional(),
  /** The viewer's e-mail address. Default: none. */
  email: z.string().optional(),
  /** Where the viewer is. Default: nothing is known. */
  area: z.string().optional(),
  /** Known only from a ban that named the id, hence not in the viewer record. */
  unseen: z.literal(true).optional(),
});

const kicked = z.strictObject({
  /** The id of the viewer who was kicked. */
  userId: text,
  /** The viewer's name. Default: empty. */
  nick: z.string().default(''),
  /** The viewer's address. Default: empty. */
  clientIp: z.string().default(''),
  /** By which of the two they are kept out. */
  type: z.enum(['userId', 'ip']).default('userId'),
  /** What the chat knows of them; a kick through the API knows nothing. */
  param4: z.string().optional(),
  /** The address of the viewer's picture, as the chat knows it. Default: none. */
  pic: z.string().optional(),
  /** The viewer's id in the chat. Default: none. */
  uid: z.string().optional(),
  /** What kind of viewer it is, such as `student`. Default: none. */
  userType: z.string().optional(),
});

const channel = z.strictObject({
  /** The channel's number, as text. */
  channelId: text,
  /** The channel's name. Default: none. */
  name: z.string().optional(),
  /** The scene of the channel. Default: the vendor's. */
  newScene: scenes.optional(),
  /** The template of the channel. Default: the vendor's. */
  template: templates.optional(),
  /** The password of the channel. Default: none. */
  channelPasswd: z.string().optional(),
  /** Muted in the chat of this channel. */
  bannedUsers: z.array(text).optional(),
  /** Addresses that are muted in the chat of this channel. Default: none. */
  bannedIps: z.array(z.string()).optional(),
  /** Words that are refused in the chat of this channel. Default: none. */
  badWords: z.array(z.string()).optional(),
  /** Kicked from the chat of this channel. */
  kicked: z.array(kicked).optional(),
});

/** This vendor's part of a sandbox's state: the account's channels, viewers in the order of their changes, and bad words. */
export const state = z.strictObject({
  /** The channels of the account. Default: none. */
  channels: z.array(channel).default([]),
  /** The viewers of the account, in the order of their last change. Default: none. */
  viewers: z.array(viewer).default([]),
  /** Words that are refused in every channel of the account. Default: none. */
  badWords: z.array(z.string()).optional(),
});

export type PolyvStateForm = z.output<typeof state>;
export type ViewerForm = z.output<typeof viewer>;
export type ChannelForm = z.output<typeof channel>;
export type KickedForm = z.output<typeof kicked>;
