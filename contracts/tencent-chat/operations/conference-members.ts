import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation } from '../../core/contract/operation.ts';
import { codeFirst } from '../wire/reply-keys.ts';
import { account, accounts, count, invalid, nothing, rate, roomId, textOfBytes } from './field-schemas.ts';
import { roomTexts } from '../errors/texts.ts';

const mark = z.int(invalid).min(1000, invalid);

/** The table calls it a String, the sample has a number. */
const markCommand = z.union(
  [z.literal([1, 2]), z.enum(['1', '2']).transform((digit) => (digit === '1' ? 1 : 2))],
  invalid,
);

export const conferenceMembers = {
  /** Removes members from a room; they may come back. */
  kickRoomMember: operation({
    key: 'room_engine_http_srv/kick_user_out',
    source: documented('https://cloud.tencent.com/document/product/269/105393'),
    route: { methods: ['POST'], path: '/v4/room_engine_http_srv/kick_user_out' },
    input: z.object({ RoomId: roomId, MemberList_Account: accounts, Reason: textOfBytes(1000) }),
    output: nothing,
    texts: roomTexts(),
    errors: ['100001', '100002', '100004', '100005', '100006'],
    replyKeys: codeFirst,
    rate,
    batch: 'MemberList_Account',
  }),

  /** Lists who is in a room. */
  listRoomMembers: operation({
    key: 'room_engine_http_srv/get_room_member_list',
    source: documented('https://tencentcloud.com/document/product/647/60715'),
    route: { methods: ['POST'], path: '/v4/room_engine_http_srv/get_room_member_list' },
    input: z.object({
      RoomId: roomId,
      /** 50 unless said. */
      Count: count.optional(),
      /** Empty for the first page. */
      Next: z.string(invalid).optional(),
    }),
    output: z.object({
      Next: z.string(),
      MemberList: z.array(
        z.object({
          Member_Account: z.string(),
          NameCard: z.string(),
          Role: z.enum(['RoomOwner', 'Owner', 'Admin', 'Member']),
          Marks: z.array(z.int()),
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

  /** Changes the name card, the role and the custom text of a member. */
  updateRoomMember: operation({
    key: 'room_engine_http_srv/update_room_member_info',
    source: documented('https://tencentcloud.com/document/product/647/60714'),
    route: { methods: ['POST'], path: '/v4/room_engine_http_srv/update_room_member_info' },
    input: z.object({
      RoomId: roomId,
      MemberInfo: z.object(
        {
          Member_Account: account,
          NameCard: textOfBytes(32).optional(),
          Role: z.enum(['Admin', 'Member'], invalid).optional(),
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

  /** Puts marks on members of a room, or takes them off; a room has 10 different marks at the most. */
  markRoomMembers: operation({
    key: 'room_engine_http_srv/mark_room_member',
    source: documented('https://tencentcloud.com/document/product/647/60712'),
    route: { methods: ['POST'], path: '/v4/room_engine_http_srv/mark_room_member' },
    input: z.object({
      RoomId: roomId,
      /** 1 sets marks, 2 deletes them. */
      CommandType: markCommand,
      MemberList: z
        .array(
          z.object({
            Member_Account: account,
            Marks: z.array(mark, invalid).min(1, invalid).max(3, invalid),
          }),
          invalid,
        )
        .min(1, invalid)
        .max(10, invalid),
    }),
    output: nothing,
    texts: roomTexts(),
    errors: ['100001', '100002', '100004', '100005', '100009'],
    replyKeys: codeFirst,
    rate,
    batch: 'MemberList',
  }),
};
