import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { withLimit } from '../../core/contract/limits.ts';
import { pages, posted } from './routes.ts';
import { operation } from '../../core/contract/operation.ts';
import { statusFirst } from '../wire/reply-keys.ts';
import { invalid, nothing, rate, roomId } from './field-schemas.ts';
import { metadataDeletionTexts } from '../errors/texts.ts';

/** What a room holds at most. */
export const largestMetadata = {
  keys: 10,
  keyBytes: 50,
  valueBytes: 2 * 1024,
  bytesOfAllValues: 16 * 1024,
} as const;

const keys = z.array(z.string(invalid).min(1, invalid), invalid);

const entry = z.object(
  {
    /** The name of the entry: 1 to 50 bytes. */
    Key: withLimit(z.string(invalid).min(1, invalid), {
      of: 'bytes',
      most: largestMetadata.keyBytes,
      beyond: '100504',
    }),
    /** The text of the entry: at most 2048 bytes; all values of the room together at most 16384 bytes. */
    Value: withLimit(z.string(invalid), { of: 'bytes', most: largestMetadata.valueBytes, beyond: '100501' }),
  },
  invalid,
);

const entries = withLimit(z.array(entry, invalid).min(1, invalid), {
  of: 'entries',
  what: 'keys of the room',
  most: largestMetadata.keys,
  beyond: '100500',
});

export const metadata = {
  /**
   * Sets entries of a room: 10 keys of 50 bytes, values of 2 KB each and of 16 KB together.
   *
   * A key that the room has gets the new value; entries under other keys stay. The limits hold for the room after the call,
   * and a call that would break one sets nothing.
   */
  setRoomMetadata: operation({
    ...posted('live_engine_http_srv/set_room_metadata'),
    source: documented(`${pages}/64375`),
    input: z.object({
      /** The id of the room. */
      RoomId: roomId,
      /** The entries to set: at least 1; the room has 10 at most. */
      Metadata: withLimit(entries, {
        of: 'bytes',
        what: 'all values of the room together',
        most: largestMetadata.bytesOfAllValues,
        beyond: '100502',
      }),
    }),
    output: nothing,
    errors: ['100001', '100002', '100004', '100006', '100007', '100500', '100501', '100502', '100504'],
    rate,
    batch: 'Metadata',
  }),

  /**
   * Tells the entries of a room under some keys, or all of them.
   *
   * Keys under which nothing is set are left out of the reply.
   */
  getRoomMetadata: operation({
    ...posted('live_engine_http_srv/get_room_metadata'),
    source: documented(`${pages}/64374`),
    input: z.object({
      /** The id of the room. */
      RoomId: roomId,
      /** The keys to look up; an empty list means all entries of the room. */
      Keys: keys,
    }),
    output: z.object({
      /** The entries that were found. */
      Metadata: z.array(
        z.object({
          /** The name of the entry. */
          Key: z.string(),
          /** The text of the entry. */
          Value: z.string(),
        }),
      ),
    }),
    errors: ['100001', '100002', '100004'],
    readOnly: true,
    replyKeys: statusFirst,
    rate,
  }),

  /**
   * Deletes entries of a room.
   *
   * Keys under which nothing is set are ignored as long as one of the keys is set.
   */
  deleteRoomMetadata: operation({
    ...posted('live_engine_http_srv/del_room_metadata'),
    source: documented(`${pages}/64376`),
    input: z.object({
      /** The id of the room. */
      RoomId: roomId,
      /** The keys of the entries to delete: at least 1. */
      Keys: keys.min(1, invalid),
    }),
    output: nothing,
    texts: metadataDeletionTexts,
    errors: [
      '100001',
      '100002',
      '100003',
      '100004',
      '100006',
      '100007',
      '100500',
      '100501',
      '100502',
      '100503',
    ],
    rate,
    batch: 'Keys',
  }),
};
