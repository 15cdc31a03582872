import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation } from '../../core/contract/operation.ts';
import { statusFirst } from '../wire/reply-keys.ts';
import { invalid, nothing, rate, roomId } from './field-schemas.ts';
import { metadataDeletionTexts } from '../errors/texts.ts';

const keys = z.array(z.string(invalid).min(1, invalid), invalid);

const entry = z.object({ Key: z.string(invalid).min(1, invalid), Value: z.string(invalid) }, invalid);

export const metadata = {
  /** Sets entries of a room: 10 keys of 50 bytes, values of 2 KB each and of 16 KB together. */
  setRoomMetadata: operation({
    key: 'live_engine_http_srv/set_room_metadata',
    source: documented('https://tencentcloud.com/document/product/647/64375'),
    route: { methods: ['POST'], path: '/v4/live_engine_http_srv/set_room_metadata' },
    input: z.object({ RoomId: roomId, Metadata: z.array(entry, invalid).min(1, invalid) }),
    output: nothing,
    errors: ['100001', '100002', '100004', '100006', '100007', '100500', '100501', '100502', '100504'],
    rate,
    batch: 'Metadata',
  }),

  /** Tells the entries of a room under some keys, or all of them. */
  getRoomMetadata: operation({
    key: 'live_engine_http_srv/get_room_metadata',
    source: documented('https://tencentcloud.com/document/product/647/64374'),
    route: { methods: ['POST'], path: '/v4/live_engine_http_srv/get_room_metadata' },
    /** No keys mean all of them. */
    input: z.object({ RoomId: roomId, Keys: keys }),
    output: z.object({ Metadata: z.array(z.object({ Key: z.string(), Value: z.string() })) }),
    errors: ['100001', '100002', '100004'],
    readOnly: true,
    replyKeys: statusFirst,
    rate,
  }),

  /** Deletes entries of a room. */
  deleteRoomMetadata: operation({
    key: 'live_engine_http_srv/del_room_metadata',
    source: documented('https://tencentcloud.com/document/product/647/64376'),
    route: { methods: ['POST'], path: '/v4/live_engine_http_srv/del_room_metadata' },
    input: z.object({ RoomId: roomId, Keys: keys.min(1, invalid) }),
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
