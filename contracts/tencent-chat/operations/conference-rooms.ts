import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { pages, posted } from './routes.ts';
import { operation } from '../../core/contract/operation.ts';
import { conferenceBeginnings, conferenceChanges } from './room-info-schemas.ts';
import { codeFirst } from '../wire/reply-keys.ts';
import { account, invalid, newRoomId, nothing, rate, roomId } from './field-schemas.ts';
import { roomDestroyTexts, roomTexts } from '../errors/texts.ts';

const conferenceInfo = z.object({
  /** The id of the room. */
  RoomId: z.string(),
  /** The name of the room; its id where none was set. */
  RoomName: z.string(),
  /** The type of the room: `Conference`, or `Live` for a room of the other service. */
  RoomType: z.string(),
  /** The account of the owner. */
  Owner_Account: z.string(),
  /** How many members the room holds. */
  MaxMemberCount: z.int(),
  /** How many seats the room has; the package of the app bounds it. */
  MaxSeatCount: z.int(),
  /** Whether members are kept from turning their cameras on. */
  IsVideoDisabled: z.boolean(),
  /** Whether members are kept from turning their microphones on. */
  IsAudioDisabled: z.boolean(),
  /** Whether all members but the owner and the administrators are kept from sending messages. */
  IsMessageDisabled: z.boolean(),
  /** Whether members are kept from sharing their screens. */
  IsScreenSharingDisabled: z.boolean(),
  /** Whether recording in the cloud is turned off. */
  IsCloudRecordingDisabled: z.boolean(),
  /** A text of the app; empty where none was set. */
  CustomInfo: z.string(),
  /** When the meeting begins, in seconds since 1970. */
  ScheduleStartTime: z.int(),
  /** When the meeting is to end, in seconds since 1970. */
  ScheduleEndTime: z.int(),
  /** `NotStarted` before `ScheduleStartTime`, `Running` from then on; when `None` comes is not documented. */
  RoomStatus: z.enum(['None', 'NotStarted', 'Running']),
  /** Whether the room has seats for speakers. */
  IsSeatEnabled: z.boolean(),
  /**
   * How a member gets a seat: `None` for no seats, `FreeToTake` without asking, `ApplyToTake` after the owner or an
   * administrator agrees.
   */
  TakeSeatMode: z.string(),
  /** When the room was made, in seconds since 1970. */
  CreateTime: z.int(),
  /** How many members are in the room. */
  MemberCount: z.int(),
});

export const conferenceRooms = {
  /**
   * Makes a conference room, now or for later.
   *
   * Without an end, a meeting lasts an hour; it lasts five minutes at least. It does not end by itself at its end. The owner is
   * inside at once here; the documents only show it in a sample.
   */
  createRoom: operation({
    ...posted('room_engine_http_srv/create_room'),
    source: documented('https://trtc.io/document/60707'),
    input: z.object({
      /** What the new room is like. */
      RoomInfo: z.object(
        {
          /** The id of the new room: 1 to 48 bytes of printable ASCII that no other room has. */
          RoomId: newRoomId,
          /** The type of the room: `Conference`. */
          RoomType: z.string(invalid),
          /** The account of the owner, which must be imported. Default: the administrator who calls. */
          Owner_Account: account.optional(),
          ...conferenceChanges,
          ...conferenceBeginnings,
        },
        invalid,
      ),
      /** The accounts that are invited to the meeting; a largest number is not documented. The emulator invites nobody. */
      ScheduleInviteeList_Account: z.array(account, invalid).optional(),
    }),
    output: nothing,
    texts: roomTexts(),
    errors: ['100001', '100002', '100003', '100007', '100010', '100011', '100013', '100015'],
    rate,
  }),

  /**
   * Dissolves a room.
   *
   * Everybody is out, and bans are gone. Every command for the id fails afterwards, until a room is made under it again.
   */
  destroyRoom: operation({
    ...posted('room_engine_http_srv/destroy_room'),
    source: documented('https://trtc.io/document/60706'),
    input: z.object({
      /** The id of the room. */
      RoomId: roomId,
    }),
    output: nothing,
    texts: roomDestroyTexts,
    errors: ['100001', '100002', '100004', '100006'],
    rate,
  }),

  /**
   * Changes what is known of a room; fields that are left out stay as they are.
   *
   * The owner has a command of its own. Times, seats and password are said when the room is made.
   */
  updateRoom: operation({
    ...posted('room_engine_http_srv/update_room_info'),
    source: documented(`${pages}/60705`),
    input: z.object({
      /** Which room changes, and what of it. */
      RoomInfo: z.object(
        {
          /** The id of the room. */
          RoomId: roomId,
          ...conferenceChanges,
        },
        invalid,
      ),
    }),
    output: nothing,
    texts: roomTexts(),
    errors: ['100001', '100002', '100004'],
    rate,
  }),

  /**
   * Tells what is known of a room.
   *
   * Who is inside or banned has lists of its own.
   */
  getRoom: operation({
    ...posted('room_engine_http_srv/get_room_info'),
    source: documented('https://trtc.io/document/60704'),
    input: z.object({
      /** The id of the room. */
      RoomId: roomId,
    }),
    output: z.object({
      /** What is known of the room. */
      RoomInfo: conferenceInfo,
    }),
    texts: roomTexts(),
    errors: ['100001', '100002', '100004', '100005', '100006'],
    readOnly: true,
    rate,
  }),

  /**
   * Gives a room to another of its members.
   *
   * The new owner must be in the room and is no administrator of it any more; the old owner becomes a plain member.
   */
  changeRoomOwner: operation({
    ...posted('room_engine_http_srv/change_room_owner'),
    source: documented(`${pages}/60713`),
    input: z.object({
      /** The id of the room. */
      RoomId: roomId,
      /** The account that owns the room now. */
      From_Account: account,
      /** The account that is to own the room: one of its members. */
      NewOwner_Account: account,
    }),
    output: nothing,
    texts: roomTexts(),
    errors: ['100001', '100002', '100004', '100005'],
    replyKeys: codeFirst,
    rate,
  }),
};
