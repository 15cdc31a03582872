import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation } from '../../core/contract/operation.ts';
import { conferenceBeginnings, conferenceChanges } from './room-info-schemas.ts';
import { codeFirst } from '../wire/reply-keys.ts';
import { account, invalid, newRoomId, nothing, rate, roomId } from './field-schemas.ts';
import { roomDestroyTexts, roomTexts } from '../errors/texts.ts';

const conferenceInfo = z.object({
  RoomId: z.string(),
  RoomName: z.string(),
  RoomType: z.string(),
  Owner_Account: z.string(),
  MaxMemberCount: z.int(),
  MaxSeatCount: z.int(),
  IsVideoDisabled: z.boolean(),
  IsAudioDisabled: z.boolean(),
  IsMessageDisabled: z.boolean(),
  IsScreenSharingDisabled: z.boolean(),
  IsCloudRecordingDisabled: z.boolean(),
  CustomInfo: z.string(),
  ScheduleStartTime: z.int(),
  ScheduleEndTime: z.int(),
  RoomStatus: z.enum(['None', 'NotStarted', 'Running']),
  IsSeatEnabled: z.boolean(),
  TakeSeatMode: z.string(),
  CreateTime: z.int(),
  MemberCount: z.int(),
});

export const conferenceRooms = {
  /** Makes a conference room, now or for later. */
  createRoom: operation({
    key: 'room_engine_http_srv/create_room',
    source: documented('https://trtc.io/document/60707'),
    route: { methods: ['POST'], path: '/v4/room_engine_http_srv/create_room' },
    input: z.object({
      RoomInfo: z.object(
        {
          RoomId: newRoomId,
          RoomType: z.string(invalid),
          /** An imported account; without it the caller. */
          Owner_Account: account.optional(),
          ...conferenceChanges,
          ...conferenceBeginnings,
        },
        invalid,
      ),
      ScheduleInviteeList_Account: z.array(account, invalid).optional(),
    }),
    output: nothing,
    texts: roomTexts(),
    errors: ['100001', '100002', '100003', '100007', '100010', '100011', '100013', '100015'],
    rate,
  }),

  /** Dissolves a room. */
  destroyRoom: operation({
    key: 'room_engine_http_srv/destroy_room',
    source: documented('https://trtc.io/document/60706'),
    route: { methods: ['POST'], path: '/v4/room_engine_http_srv/destroy_room' },
    input: z.object({ RoomId: roomId }),
    output: nothing,
    texts: roomDestroyTexts,
    errors: ['100001', '100002', '100004', '100006'],
    rate,
  }),

  /** Changes what is known of a room; fields that are left out stay as they are. */
  updateRoom: operation({
    key: 'room_engine_http_srv/update_room_info',
    source: documented('https://tencentcloud.com/document/product/647/60705'),
    route: { methods: ['POST'], path: '/v4/room_engine_http_srv/update_room_info' },
    input: z.object({ RoomInfo: z.object({ RoomId: roomId, ...conferenceChanges }, invalid) }),
    output: nothing,
    texts: roomTexts(),
    errors: ['100001', '100002', '100004'],
    rate,
  }),

  /** Tells what is known of a room. */
  getRoom: operation({
    key: 'room_engine_http_srv/get_room_info',
    source: documented('https://trtc.io/document/60704'),
    route: { methods: ['POST'], path: '/v4/room_engine_http_srv/get_room_info' },
    input: z.object({ RoomId: roomId }),
    output: z.object({ RoomInfo: conferenceInfo }),
    texts: roomTexts(),
    errors: ['100001', '100002', '100004', '100005', '100006'],
    readOnly: true,
    rate,
  }),

  /** Gives a room to another of its members. */
  changeRoomOwner: operation({
    key: 'room_engine_http_srv/change_room_owner',
    source: documented('https://tencentcloud.com/document/product/647/60713'),
    route: { methods: ['POST'], path: '/v4/room_engine_http_srv/change_room_owner' },
    input: z.object({
      RoomId: roomId,
      /** The owner so far. */
      From_Account: account,
      NewOwner_Account: account,
    }),
    output: nothing,
    texts: roomTexts(),
    errors: ['100001', '100002', '100004', '100005'],
    replyKeys: codeFirst,
    rate,
  }),
};
