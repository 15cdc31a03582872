import { z } from 'zod';
import { withLimit } from '../../core/contract/limits.ts';
import { inUnit } from '../../core/contract/units.ts';
import { countBytes } from '../../core/wire/bytes.ts';
import type { assumptions } from '../assumptions/index.ts';

type AssumptionId = keyof typeof assumptions;

/** Whatever is wrong with a field, these services answer 100002. */
export const invalid = '100002';

export const roomId = z.string(invalid).min(1, invalid);

/** In bytes: the documented form of an account, which other commands than that for making accounts may not check. */
export const longestAccount = 32;

export const account = withLimit(z.string(invalid).min(1, invalid), {
  of: 'bytes',
  most: longestAccount,
  beyond: 'accepted all the same',
  assumption: 'tencent-chat.account-form' satisfies AssumptionId,
});

/** From 1 to `most` accounts in one call; more may have an error of their own. */
export const accountsUpTo = (most: number, tooMany: string = invalid) =>
  z.array(account, invalid).min(1, invalid).max(most, tooMany);

/** The most live rooms of one page. */
export const largestRoomPage = 20;

/** At most 20 accounts in one call. */
export const accounts = accountsUpTo(20);

/** A text of at most `bytes` bytes of UTF-8. */
export function textOfBytes(bytes: number) {
  return withLimit(atMostBytes(z.string(invalid), bytes), { of: 'bytes', most: bytes, beyond: invalid });
}

function atMostBytes(text: z.ZodString, bytes: number) {
  return text.refine((value) => countBytes(value) <= bytes, invalid);
}

/** In bytes of UTF-8, the longest `Reason` of a ban in a live room by the newest page, and by older ones. */
export const longestLiveReason = { newest: 200, older: 1000 } as const;

/** How long it may be is checked where the assumption is asked. */
export const liveReason = withLimit(z.string(invalid), {
  of: 'bytes',
  most: longestLiveReason.newest,
  beyond: invalid,
  assumption: 'tencent-chat.live-reason-length' satisfies AssumptionId,
});

/** In bytes. */
export const longestRoomId = 48;

/** The id of a room that is to be made. */
export const newRoomId = withLimit(atMostBytes(z.string(invalid).min(1, invalid), longestRoomId), {
  of: 'bytes',
  most: longestRoomId,
  beyond: invalid,
});

/** Seconds, in 32 bits without a sign. */
export const seconds = inUnit('seconds', z.int(invalid).min(0, invalid).max(4_294_967_295, invalid));

/** How long a ban is valid. */
export const banSeconds = withLimit(seconds, {
  of: 'value',
  least: 1,
  beyond: invalid,
  assumption: 'tencent-chat.ban-duration-zero' satisfies AssumptionId,
});

const plainCount = z.int(invalid).nonnegative(invalid);

/** How many entries a page holds; 0 asks for the usual number. */
export const count = withLimit(plainCount, { of: 'value', least: 1, beyond: 'the default is taken' });

/** How many rooms a page holds. */
export const roomCount = withLimit(plainCount.max(largestRoomPage, invalid), {
  of: 'value',
  least: 1,
  beyond: 'the default is taken',
});

/** An address that begins with `http://` or `https://`. */
export const webAddress = z
  .string(invalid)
  .regex(/^https?:\/\//, invalid)
  .refine((value) => URL.canParse(value), invalid);

const offset = plainCount;

/** An offset as a number, or as the text of one; empty for the first page, as in all lists of this family. */
export const looseOffset = z.union([offset, z.string().regex(/^\d*$/).transform(Number)], invalid);

/** The most bans of one page. */
export const largestBanPage = 100;

const banCount = withLimit(
  plainCount,
  {
    of: 'value',
    least: 1,
    beyond: 'the default is taken',
    assumption: 'tencent-chat.list-limit-zero' satisfies AssumptionId,
  },
  {
    of: 'value',
    most: largestBanPage,
    beyond: invalid,
    assumption: 'tencent-chat.list-limit-over-100' satisfies AssumptionId,
  },
);

/**
 * `Next` and `Count` are the names that other pages and the vendor's own client use for `Offset` and `Limit`. Whether `Next`
 * is looked at is up to an assumption, so its form is checked where it is read.
 */
export const pageOfBans = z.object({
  /** The id of the room. */
  RoomId: roomId,
  /**
   * How many bans the page holds at most: 1 to 100. The default is not documented; here it is 100, and 0 means the default.
   */
  Limit: banCount.optional(),
  /** How many bans of the list to skip: 0 for the first page, then the `NextOffset` of the page before. Default: 0. */
  Offset: offset.optional(),
  /**
   * Another name of `Offset`, which the table of the room service has: a number or its digits. `Offset` wins where both are
   * sent.
   */
  Next: z.unknown().optional(),
  /** Another name of `Limit`, which the vendor's own client sends. `Limit` wins where both are sent. */
  Count: banCount.optional(),
});

export const bannedAccounts = z.object({
  /** The bans of this page, one for each account. The order is not documented; here the newest comes first. */
  BannedAccountList: z.array(
    z.object({
      /** The account that is banned. */
      Member_Account: z.string(),
      /** When the ban ends, in seconds since 1970. */
      BannedUntil: z.int(),
    }),
  ),
  /** The `Offset` of the next page; 0 when this page is the last. */
  NextOffset: z.int(),
});

/** The reply holds nothing but the envelope. */
export const nothing = z.undefined();

/** What most commands allow of calls in a second. */
export const rate = { requests: 200, perSeconds: 1 };
