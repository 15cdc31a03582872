import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { pages, posted } from './routes.ts';
import { operation } from '../../core/contract/operation.ts';
import { liveBeginnings, liveChanges } from './room-info-schemas.ts';
import { statusFirst } from '../wire/reply-keys.ts';
import { account, invalid, newRoomId, nothing, rate, roomCount, roomId } from './field-schemas.ts';

const liveRoomInfo = z.object({
  /** The id of the room. */
  RoomId: z.string(),
  /** The name of the room; its id where none was set. */
  RoomName: z.string(),
  /** The type of the room: `Live`, or `Conference` for a room of the other service. */
  RoomType: z.string(),
  /** The account of the owner. */
  Owner_Account: z.string(),
  /** When the room was made, in seconds since 1970. */
  CreateTime: z.int(),
  /** Whether the room has seats for speakers. */
  IsSeatEnabled: z.boolean(),
  /**
   * How a member gets a seat: `None` for no seats, `FreeToTake` without asking, `ApplyToTake` after the owner or an
   * administrator agrees. Older pages have 1 for `FreeToTake` and 2 for `ApplyToTake`.
   */
  TakeSeatMode: z.union([z.string(), z.int()]),
  /** How many seats the room has; the package of the app bounds it. */
  MaxSeatCount: z.int(),
  /** How many members the room holds. */
  MaxMemberCount: z.int(),
  /** Whether all members but the owner and the administrators are kept from sending messages. */
  IsMessageDisabled: z.boolean(),
  /** The address of the cover picture; empty where none was set. */
  CoverURL: z.string(),
  /** Numbers that sort the room into kinds; their meaning is up to the app. */
  Category: z.array(z.int()),
  /** A number for the state of the room; its meaning is up to the app. 0 where none was set. */
  ActivityStatus: z.int(),
  /** How often somebody entered the room; who enters again counts again. */
  ViewCount: z.int(),
  /** Whether the room is in the list of live rooms. */
  IsPublicVisible: z.boolean(),
  /** The notice of the room; absent where none was set. */
  Notice: z.string().optional(),
});

const statistic = z.object({
  /** How often somebody entered; who enters again counts again. */
  TotalViewers: z.int(),
  /** How many gifts were sent. The emulator counts no gifts: 0. */
  TotalGiftsSent: z.int(),
  /** What the gifts cost together, in coins. The emulator counts no gifts: 0. */
  TotalGiftCoins: z.int(),
  /** How many members sent gifts. The emulator counts no gifts: 0. */
  TotalUniqueGiftSenders: z.int(),
  /** How many likes the room got. The emulator counts no likes: 0. */
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
  /**
   * Makes a live room.
   *
   * Nobody is inside at first, not even the owner. The room stays until it is dissolved.
   */
  createLiveRoom: operation({
    ...posted('live_engine_http_srv/create_room'),
    source: documented('https://trtc.io/document/63401'),
    input: z.object({
      /** What the new room is like. */
      RoomInfo: z.object(
        {
          /** The id of the new room: 1 to 48 bytes of printable ASCII that no other room has. */
          RoomId: newRoomId,
          /** The type of the room: `Live`. */
          RoomType: z.string(invalid),
          /** The account of the owner, which must be imported. Default: the administrator who calls. */
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

  /**
   * Dissolves a live room.
   *
   * Everybody is out, and bans, mutes, administrators, robots and metadata are gone. Every command for the id fails
   * afterwards, until a room is made under it again.
   */
  destroyLiveRoom: operation({
    ...posted('live_engine_http_srv/destroy_room'),
    source: documented('https://www.tencentcloud.com/document/product/647/63406'),
    input: z.object({
      /** The id of the live room. */
      RoomId: roomId,
    }),
    output: z
      .object({
        /** What happened in the room while it was there. */
        Statistic: statistic,
      })
      .optional(),
    errors: ['100001', '100002', '100004'],
    rate,
  }),

  /**
   * Changes what is known of a live room; fields that are left out stay as they are.
   *
   * The owner and what was said of seats when the room was made cannot be changed here, except for `TakeSeatMode`.
   */
  updateLiveRoom: operation({
    ...posted('live_engine_http_srv/update_room_info'),
    source: documented('https://www.tencentcloud.com/document/product/647/63403', '2026-01-29'),
    input: z.object({
      /** Which room changes, and what of it. */
      RoomInfo: z.object(
        {
          /** The id of the live room. */
          RoomId: roomId,
          ...liveChanges,
        },
        invalid,
      ),
    }),
    output: nothing,
    errors: ['100001', '100002', '100004'],
    rate,
  }),

  /**
   * Tells what is known of a live room.
   *
   * Who is inside, banned or muted has lists of its own.
   */
  getLiveRoom: operation({
    ...posted('live_engine_http_srv/get_room_info'),
    source: documented('https://www.tencentcloud.com/document/product/647/63404', '2026-01-29'),
    input: z.object({
      /** The id of the live room. */
      RoomId: roomId,
    }),
    output: z.object({
      /** What is known of the room. */
      RoomInfo: liveRoomInfo,
    }),
    errors: ['100001', '100002', '100004'],
    readOnly: true,
    replyKeys: statusFirst,
    rate,
  }),

  /**
   * Lists the live rooms, the most viewed first.
   *
   * Rooms that are not public are left out. The list comes in pages: send `Next` of a reply with the next call until it is
   * empty.
   */
  listLiveRooms: operation({
    ...posted('live_engine_http_srv/get_room_list'),
    source: documented(`${pages}/63421`, '2024-08-21'),
    input: z.object({
      /** Where the page begins: empty for the first one, then the `Next` of the page before. */
      Next: z.string(invalid),
      /** How many rooms the page holds at most: 1 to 20; 0 means the default. Default: 20. */
      Count: roomCount.optional(),
    }),
    output: z.object({
      /** Where the next page begins; empty when this page is the last. */
      Next: z.string(),
      /** The rooms of this page. */
      RoomList: z.array(liveRow),
    }),
    errors: ['100001', '100002'],
    replyKeys: statusFirst,
    readOnly: true,
    rate: { requests: 10, perSeconds: 1 },
    paging: {
      items: ({ RoomList }) => RoomList,
      next: (input, { Next }) => (Next === '' ? undefined : { ...input, Next }),
    },
  }),

  /**
   * Gives a live room to another owner.
   *
   * The new owner is no administrator of the room any more; the old one becomes a plain member. Somebody who is banned from
   * the room must be freed first. That the new owner is inside is not asked for.
   */
  changeLiveRoomOwner: operation({
    ...posted('live_engine_http_srv/change_room_owner'),
    source: documented('https://trtc.io/document/72534'),
    input: z.object({
      /** The id of the live room. */
      RoomId: roomId,
      /** The account that is to own the room. */
      NewOwner_Account: account,
    }),
    output: nothing,
    errors: ['100001', '100002', '100004', '100006', '100016'],
    rate,
  }),
};
