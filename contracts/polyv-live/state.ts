import { z } from 'zod';
import { text } from '../core/state-form.ts';
import { flag } from './schemas.ts';

const viewer = z.strictObject({
  viewerId: text,
  nickName: z.string().default(''),
  /** Muted in the chat of the whole account. */
  banned: flag.default('N'),
  /** Kicked from the chat of the whole account. */
  kicked: flag.default('N'),
  /** When one of the two last changed, in milliseconds since 1970. */
  operationTime: z.int().nonnegative().default(0),
});

const channel = z.strictObject({ channelId: text });

/** This vendor's part of a sandbox's state: the account's channels, and viewers in the order of their changes. */
export const state = z.strictObject({
  channels: z.array(channel).default([]),
  viewers: z.array(viewer).default([]),
});

export type PolyvStateForm = z.output<typeof state>;
export type ViewerForm = z.output<typeof viewer>;
