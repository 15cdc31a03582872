import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation } from '../../core/contract/operation.ts';
import { liveBeginnings, liveChanges } from './room-info-schemas.ts';
import { statusFirst } from '../wire/reply-keys.ts';
import { account, count, invalid, newRoomId, nothing, rate, roomId } from './field-schemas.ts';

const liveRoomInfo = z.object({
  RoomId: z.string(),
  RoomName: z.string(),
  RoomType: z.string(),
  Owner_Account: z.string(),
  /** Seconds since 1970. */
  CreateTime: z.int(),
  IsSeatEnabled: z.boolean(),
  TakeSeatMode: z.union([z.string(), z.int()]),
  MaxSeatCount: z.int(),
  MaxMemberCount: z.int(),
  IsMessageDisabled: z.boolean(),
  CoverURL: z.string(),
  Category: z.array(z.int()),
  ActivityStatus: z.int(),
  ViewCount: z.int(),
  IsPublicVisible: z.boolean(),
  Notice: z.string().optional(),
});

const statistic = z.object({
  TotalViewers: z.int(),
  TotalGiftsSent: z.int(),
  TotalGiftCoins: z.int(),
  TotalUniqueGiftSenders: z.int(),
  TotalLikesReceived: z.int(),
});

const liveRow = liveRoomInfo.pick({
  RoomName: true,
  RoomId: true,
  Owner_Account: true,
  CoverURL: true,
  Category: true,
  CreateTime: true,
  ActivityStatus: true,
  ViewCount: true,
});

export const liveRooms = {
  /** Makes a live room. */
  createLiveRoom: operation({
    key: 'live_engine_http_srv/create_room',
    source: documented('https://trtc.io/document/63401'),
    route: { methods: ['POST'], path: '/v4/live_engine_http_srv/create_room' },
    input: z.object({
      RoomInfo: z.object(
        {
          RoomId: newRoomId,
          RoomType: z.string(invalid),
          /** An imported account; without it the caller. */
          Owner_Account: account.optional(),
          ...liveChanges,
          ...liveBeginnings,
        },
        invalid,
      ),
    }),
    output: nothing,
    errors: ['100001', '100002', '100003', '100007', '100010', '100011', '100013', '100015'],
    rate,
  }),

  /** Dissolves a live room. */
  destroyLiveRoom: operation({
    key: 'live_engine_http_srv/destroy_room',
    source: documented('https://www.tencentcloud.com/document/product/647/63406'),
    route: { methods: ['POST'], path: '/v4/live_engine_http_srv/destroy_room' },
    input: z.object({ RoomId: roomId }),
    output: z.object({ Statistic: statistic }).optional(),
    errors: ['100001', '100002', '100004'],
    rate,
  }),

  /** Changes what is known of a live room; fields that are left out stay as they are. */
  updateLiveRoom: operation({
    key: 'live_engine_http_srv/update_room_info',
    source: documented('https://www.tencentcloud.com/document/product/647/63403', '2026-01-29'),
    route: { methods: ['POST'], path: '/v4/live_engine_http_srv/update_room_info' },
    input: z.object({ RoomInfo: z.object({ RoomId: roomId, ...liveChanges }, invalid) }),
    output: nothing,
    errors: ['100001', '100002', '100004'],
    rate,
  }),

  /** Tells what is known of a live room. */
  getLiveRoom: operation({
    key: 'live_engine_http_srv/get_room_info',
    source: documented('https://www.tencentcloud.com/document/product/647/63404', '2026-01-29'),
    route: { methods: ['POST'], path: '/v4/live_engine_http_srv/get_room_info' },
    input: z.object({ RoomId: roomId }),
    output: z.object({ RoomInfo: liveRoomInfo }),
    errors: ['100001', '100002', '100004'],
    readOnly: true,
    replyKeys: statusFirst,
    rate,
  }),

  /** Lists the live rooms, the most viewed first. */
  listLiveRooms: operation({
    key: 'live_engine_http_srv/get_room_list',
    source: documented('https://tencentcloud.com/document/product/647/63421', '2024-08-21'),
    route: { methods: ['POST'], path: '/v4/live_engine_http_srv/get_room_list' },
    input: z.object({
      /** Empty for the first page. */
      Next: z.string(invalid),
      /** 20 unless said. */
      Count: count.max(20, invalid).optional(),
    }),
    output: z.object({ Next: z.string(), RoomList: z.array(liveRow) }),
    errors: ['100001', '100002'],
    replyKeys: statusFirst,
    readOnly: true,
    rate: { requests: 10, perSeconds: 1 },
    paging: {
      items: ({ RoomList }) => RoomList,
      next: (input, { Next }) => (Next === '' ? undefined : { ...input, Next }),
    },
  }),

  /** Gives a live room to another owner. */
  changeLiveRoomOwner: operation({
    key: 'live_engine_http_srv/change_room_owner',
    source: documented('https://trtc.io/document/72534'),
    route: { methods: ['POST'], path: '/v4/live_engine_http_srv/change_room_owner' },
    input: z.object({ RoomId: roomId, NewOwner_Account: account }),
    output: nothing,
    errors: ['100001', '100002', '100004', '100006', '100016'],
    rate,
  }),
};
