import { z } from 'zod';
import type { PolyvError } from '../errors/index.ts';
import { looseId, oneOf } from './field-schemas.ts';
import { travels } from '../wire/field-placement.ts';

const notDigits: PolyvError = 'param type error';

/** What stands for the account where a channel is asked for. */
export const wholeAccount = '-1';

/** An address that can be banned. */
export const address = z.union([z.ipv4(), z.ipv6()]);

/** A channel's number, which travels as a text among other parameters. */
export const channelId = looseId.transform(String);

/** The same in the query, beside a JSON body. */
export const channelIdInQuery = travels({ place: 'query' }, looseId.transform(String));

/** The same as a segment of a v2 path, which has to be digits. */
export const channelIdInPath = z
  .union([z.string().regex(/^\d+$/, notDigits), z.int(), z.bigint()], notDigits)
  .transform(String);

/** A channel's number as the wire has it in JSON; the emulator's own channels may have other names. */
export const channelNumber = z.union([z.int(), z.bigint(), z.string()]).transform(String);

/** By whom a ban goes: by address or by viewer. */
export const banType = oneOf(['ip', 'userId']);

/** Two lists that a channel keeps: words that nobody may say, and addresses that may not speak. */
export const wordType = oneOf(['badword', 'ip']);

export const texts = z.array(z.string());

/** Somebody who was kicked out of a channel. */
export const kickedUsers = z.array(
  z.object({
    /** Whether the channel has muted them as well; a boolean here, `Y` or `N` in `listForbiddenUsers`. */
    banned: z.boolean(),
    /** The channel's number. */
    channelId: z.string(),
    /** The viewer's IP address; empty where it is not known. */
    clientIp: z.string(),
    /** The viewer's name. */
    nick: z.string(),
    /** The parameter `param4` that the site gave the viewer. Optional. */
    param4: z.string().optional(),
    /** The address of the viewer's picture. */
    pic: z.string(),
    /** The number of the chat room. */
    roomId: z.string(),
    /** How they were kicked: `userId` by id, `ip` by address. Only the older page has this key. */
    type: z.string().optional(),
    /** The id of their connection to the chat. */
    uid: z.string(),
    /** The viewer's id in the chat. */
    userId: z.string(),
    /** Their part: `manager`, `teacher`, `assistant`, `guest`, `viewer` (takes part), `slice` or `student` (watches). */
    userType: z.string(),
    /** How they were kicked: `userId` by id, `ip` by address. Only the vendor's Java SDK has this key. */
    kickRefer: z.string().optional(),
  }),
);
