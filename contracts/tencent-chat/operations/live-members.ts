import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation } from '../../core/contract/operation.ts';
import { statusFirst } from '../wire/reply-keys.ts';
import { account, accountsUpTo, invalid, nothing, rate, roomId, seconds } from './field-schemas.ts';
import { memberListTexts, mutedListTexts } from '../errors/texts.ts';

export const liveMembers = {
  /** Mutes members of a live room for a time, or lifts their mutes. */
  muteMember: operation({
    key: 'live_engine_http_srv/mute_member',
    source: documented('https://trtc.io/document/66969'),
    route: { methods: ['POST'], path: '/v4/live_engine_http_srv/mute_member' },
    input: z.object({
      RoomId: roomId,
      MemberList_Account: z.array(account, invalid).min(1, invalid),
      /** Seconds; 0 lifts the mutes. */
      MuteTime: seconds,
    }),
    output: nothing,
    errors: ['100001', '100002', '100004'],
    rate,
    batch: 'MemberList_Account',
  }),

  /** Lists who is muted in a live room. */
  listMutedMembers: operation({
    key: 'live_engine_http_srv/get_muted_member_list',
    source: documented('https://trtc.io/document/69894'),
    route: { methods: ['POST'], path: '/v4/live_engine_http_srv/get_muted_member_list' },
    input: z.object({ RoomId: roomId }),
    output: z.object({
      MutedAccountList: z.array(
        z.object({
          Member_Account: z.string(),
          /** Seconds since 1970. */
          MutedUntil: z.int(),
        }),
      ),
    }),
    texts: mutedListTexts,
    errors: ['100001', '100002', '100004'],
    readOnly: true,
    rate,
  }),

  /** Lists who is in a live room, 1000 members at the most. */
  listMembers: operation({
    key: 'live_engine_http_srv/get_member_list',
    source: documented('https://www-sg.tencentcloud.com/ko/document/product/1071/78156', '2026-04-09'),
    route: { methods: ['POST'], path: '/v4/live_engine_http_srv/get_member_list' },
    input: z.object({
      RoomId: roomId,
      /** Empty for the first page. */
      Next: z.string(invalid),
    }),
    output: z.object({
      Next: z.string(),
      MemberCount: z.int(),
      MemberList: z.array(z.object({ Member_Account: z.string() })),
    }),
    texts: memberListTexts,
    errors: ['100001', '100002', '100004', '100006'],
    readOnly: true,
    rate,
    paging: {
      items: ({ MemberList }) => MemberList,
      next: (input, { Next }) => (Next === '' ? undefined : { ...input, Next }),
    },
  }),

  /** Makes accounts administrators of a live room, or takes that from them. */
  modifyAdmins: operation({
    key: 'live_engine_http_srv/modify_admin',
    source: documented('https://www.tencentcloud.com/document/product/1071/76881'),
    route: { methods: ['POST'], path: '/v4/live_engine_http_srv/modify_admin' },
    input: z.object({
      RoomId: roomId,
      Admin_Account: accountsUpTo(5),
      OpType: z.enum(['add', 'delete'], invalid),
    }),
    output: nothing,
    errors: ['100001', '100002', '100004', '100020'],
    rate,
    batch: 'Admin_Account',
  }),

  /** Lists the administrators of a live room. */
  listAdmins: operation({
    key: 'live_engine_http_srv/get_admin_list',
    source: documented('https://www.tencentcloud.com/document/product/1071/76882'),
    route: { methods: ['POST'], path: '/v4/live_engine_http_srv/get_admin_list' },
    input: z.object({ RoomId: roomId }),
    output: z.object({ Admin_Account: z.array(z.string()) }),
    errors: ['100001', '100002', '100004'],
    readOnly: true,
    replyKeys: statusFirst,
    rate,
  }),
};
