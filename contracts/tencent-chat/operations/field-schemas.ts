import { z } from 'zod';
import { countBytes } from '../../core/wire/bytes.ts';

/** Whatever is wrong with a field, these services answer 100002. */
export const invalid = '100002';

export const roomId = z.string(invalid).min(1, invalid);

export const account = z.string(invalid).min(1, invalid);

/** From 1 to `most` accounts in one call. */
export const accountsUpTo = (most: number) => z.array(account, invalid).min(1, invalid).max(most, invalid);

/** At most 20 accounts in one call. */
export const accounts = accountsUpTo(20);

/** A text of at most `bytes` bytes of UTF-8. */
export function textOfBytes(bytes: number) {
  return z.string(invalid).refine((value) => countBytes(value) <= bytes, invalid);
}

/** The id of a room that is to be made. */
export const newRoomId = textOfBytes(48).refine((value) => value !== '', invalid);

/** Seconds, in 32 bits without a sign. */
export const seconds = z.int(invalid).min(0, invalid).max(4_294_967_295, invalid);

export const count = z.int(invalid).nonnegative(invalid);

/** An address that begins with `http://` or `https://`. */
export const webAddress = z
  .string(invalid)
  .refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), invalid);

const offset = z.int(invalid).nonnegative(invalid);

/** An offset as a number, or as the text of one; empty for the first page, as in all lists of this family. */
export const looseOffset = z.union([offset, z.string().regex(/^\d*$/).transform(Number)], invalid);

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
  Limit: z.int(invalid).nonnegative(invalid).optional(),
  /** How many bans of the list to skip: 0 for the first page, then the `NextOffset` of the page before. Default: 0. */
  Offset: offset.optional(),
  /**
   * Another name of `Offset`, which the table of the room service has: a number or its digits. `Offset` wins where both are
   * sent.
   */
  Next: z.unknown().optional(),
  /** Another name of `Limit`, which the vendor's own client sends. `Limit` wins where both are sent. */
  Count: z.int(invalid).nonnegative(invalid).optional(),
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
