import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { withLimit } from '../../core/contract/limits.ts';
import { pages, posted } from './routes.ts';
import { operation } from '../../core/contract/operation.ts';
import { codeFirst } from '../wire/reply-keys.ts';
import { account, accounts, count, invalid, nothing, rate, roomId, textOfBytes } from './field-schemas.ts';
import { roomTexts } from '../errors/texts.ts';

/** Of different marks, in a room. */
export const mostMarks = 10;

/** How many members a page holds that asks for no number. */
export const usualMemberPage = 50;

const mark = z.int(invalid).min(1000, invalid);

/** The table calls it a String, the sample has a number. */
const markCommand = z.union(
  [z.literal([1, 2]), z.enum(['1', '2']).transform((digit) => (digit === '1' ? 1 : 2))],
  invalid,
);

export const conferenceMembers = {
  /**
   * Removes members from a room; they may come back.
   *
   * The call removes all of the accounts or none: it fails when one of them is not inside, or owns the room.
   */
  kickRoomMember: operation({
    ...posted('room_engine_http_srv/kick_user_out'),
    source: documented('https://cloud.tencent.com/document/product/269/105393'),
    input: z.object({
      /** The id of the room; that of a live room is taken as well. */
      RoomId: roomId,
      /** The accounts to remove: 1 to 20. */
      MemberList_Account: accounts,
      /** Why, for the members to read: at most 1000 bytes of UTF-8. It may be empty, but not left out. */
      Reason: textOfBytes(1000),
    }),
    output: nothing,
    texts: roomTexts(),
    errors: ['100001', '100002', '100004', '100005', '100006'],
    replyKeys: codeFirst,
    rate,
    batch: 'MemberList_Account',
  }),

  /**
   * Lists who is in a room.
   *
   * The list comes in pages: send `Next` of a reply with the next call until it is empty.
   */
  listRoomMembers: operation({
    ...posted('room_engine_http_srv/get_room_member_list'),
    source: documented(`${pages}/60715`),
    input: z.object({
      /** The id of the room. */
      RoomId: roomId,
      /** How many members the page holds at most; a largest number is not documented. Default: 50, also for 0. */
      Count: count.optional(),
      /** Where the page begins: empty for the first one, then the `Next` of the page before. Default: empty. */
      Next: z.string(invalid).optional(),
    }),
    output: z.object({
      /** Where the next page begins; empty when this page is the last. */
      Next: z.string(),
      /** The members of this page. */
      MemberList: z.array(
        z.object({
          /** The account of the member. */
          Member_Account: z.string(),
          /** The name of the member in this room; empty where none was set. */
          NameCard: z.string(),
          /**
           * `RoomOwner` for the owner, `Admin` for an administrator of the room, `Member` for all others. One table of the
           * pages calls the owner `Owner`.
           */
          Role: z.enum(['RoomOwner', 'Owner', 'Admin', 'Member']),
          /** The marks of the member: numbers from 1000 on. */
          Marks: z.array(z.int()),
          /** A text of the app about the member; empty where none was set. */
          CustomInfo: z.string(),
        }),
      ),
    }),
    texts: roomTexts(),
    errors: ['100001', '100002', '100004', '100005', '100006'],
    readOnly: true,
    rate,
    paging: {
      items: ({ MemberList }) => MemberList,
      next: (input, { Next }) => (Next === '' ? undefined : { ...input, Next }),
    },
  }),

  /**
   * Changes the name card, the role and the custom text of a member.
   *
   * Fields that are left out stay as they are. The member must be in the room; all of it is gone when the member leaves. The role of
   * the owner cannot be changed.
   */
  updateRoomMember: operation({
    ...posted('room_engine_http_srv/update_room_member_info'),
    source: documented(`${pages}/60714`),
    input: z.object({
      /** The id of the room. */
      RoomId: roomId,
      /** Which member changes, and how. */
      MemberInfo: z.object(
        {
          /** The account of the member. */
          Member_Account: account,
          /** The name of the member in this room: at most 32 bytes. Optional. */
          NameCard: textOfBytes(32).optional(),
          /** `Admin` makes an administrator of the room, `Member` takes the rank away. Optional. */
          Role: z.enum(['Admin', 'Member'], invalid).optional(),
          /** A text of the app about the member: at most 60 bytes. Optional. */
          CustomInfo: textOfBytes(60).optional(),
        },
        invalid,
      ),
    }),
    output: nothing,
    texts: roomTexts(),
    errors: ['100001', '100002', '100004', '100005', '100006'],
    rate,
  }),

  /**
   * Puts marks on members of a room, or takes them off; a room has 10 different marks at the most.
   *
   * All of the members must be in the room, or nothing changes. Whether new marks replace those that a member has is not documented;
   * here they come in addition.
   */
  markRoomMembers: operation({
    ...posted('room_engine_http_srv/mark_room_member'),
    source: documented(`${pages}/60712`),
    input: z.object({
      /** The id of the room. */
      RoomId: roomId,
      /** 1 sets marks, 2 deletes them; as a number or as its digit. */
      CommandType: markCommand,
      /** The members and their marks: 1 to 10 members. */
      MemberList: withLimit(
        z
          .array(
            z.object({
              /** The account of the member. */
              Member_Account: account,
              /** The marks to set or to delete: 1 to 3 numbers from 1000 on. */
              Marks: z.array(mark, invalid).min(1, invalid).max(3, invalid),
            }),
            invalid,
          )
          .min(1, invalid)
          .max(10, invalid),
        { of: 'entries', what: 'different marks in the room', most: mostMarks, beyond: '100009' },
      ),
    }),
    output: nothing,
    texts: roomTexts(),
    errors: ['100001', '100002', '100004', '100005', '100009'],
    replyKeys: codeFirst,
    rate,
    batch: 'MemberList',
  }),
};
