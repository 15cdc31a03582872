import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import type { assumptions } from '../assumptions/index.ts';
import { withLimit } from '../../core/contract/limits.ts';
import { posted } from './routes.ts';
import { operation } from '../../core/contract/operation.ts';
import { statusFirst } from '../wire/reply-keys.ts';
import { account, accountsUpTo, invalid, nothing, rate, roomId, seconds } from './field-schemas.ts';
import { memberListTexts, mutedListTexts } from '../errors/texts.ts';

/** In a live room. */
export const mostAdmins = 5;

/** What the administrator after these gets; for a list that is too long by itself an assumption decides. */
export const tooManyAdmins = '100020';

/** Of all members of a live room, so many are listed. */
export const mostListedMembers = 1000;

/** How many accounts one call may mute where it is bounded as a ban is. */
export const longestMuteList = 20;

const accountsToMute = withLimit(z.array(account, invalid).min(1, invalid), {
  of: 'entries',
  most: longestMuteList,
  beyond: 'accepted all the same',
  assumption: 'tencent-chat.mute-list-length' satisfies keyof typeof assumptions,
});

export const liveMembers = {
  /**
   * Mutes members of a live room for a time, or lifts their mutes.
   *
   * The members stay in the room and cannot send messages while the mute is valid. A mute of somebody who is muted replaces the
   * earlier one. There is no command of its own to lift mutes.
   */
  muteMember: operation({
    ...posted('live_engine_http_srv/mute_member'),
    source: documented('https://trtc.io/document/66969'),
    input: z.object({
      /** The id of the live room. */
      RoomId: roomId,
      /** The accounts to mute: at least 1; a largest number is not documented. */
      MemberList_Account: accountsToMute,
      /** How long the mute is valid, in seconds: 1 to 4294967295; 0 lifts the mutes. */
      MuteTime: seconds,
    }),
    output: nothing,
    errors: ['100001', '100002', '100004'],
    rate,
    batch: 'MemberList_Account',
  }),

  /**
   * Lists who is muted in a live room, and until when.
   *
   * The whole list comes in one reply; mutes that have ended are left out. The order is not documented.
   */
  listMutedMembers: operation({
    ...posted('live_engine_http_srv/get_muted_member_list'),
    source: documented('https://trtc.io/document/69894'),
    input: z.object({
      /** The id of the live room. */
      RoomId: roomId,
    }),
    output: z.object({
      /** The mutes of the room, one for each account. */
      MutedAccountList: z.array(
        z.object({
          /** The account that is muted. */
          Member_Account: z.string(),
          /** When the mute ends, in seconds since 1970. */
          MutedUntil: z.int(),
        }),
      ),
    }),
    texts: mutedListTexts,
    errors: ['100001', '100002', '100004'],
    readOnly: true,
    rate,
  }),

  /**
   * Lists who is in a live room, 1000 members at the most.
   *
   * The list comes in pages: send `Next` of a reply with the next call until it is empty. The vendor's list may be 40 seconds
   * old; the emulator's is always fresh.
   */
  listMembers: operation({
    ...posted('live_engine_http_srv/get_member_list'),
    source: documented('https://www-sg.tencentcloud.com/ko/document/product/1071/78156', '2026-04-09'),
    input: z.object({
      /** The id of the live room; a room of another type is refused. */
      RoomId: roomId,
      /** Where the page begins: empty for the first one, then the `Next` of the page before. */
      Next: z.string(invalid),
    }),
    output: z.object({
      /** Where the next page begins; empty when this page is the last. */
      Next: z.string(),
      /** How many members are in the room, also those that are not listed. */
      MemberCount: z.int(),
      /** The members of this page. */
      MemberList: withLimit(
        z.array(
          z.object({
            /** The account of the member. */
            Member_Account: z.string(),
          }),
        ),
        {
          of: 'entries',
          what: 'members on all pages',
          most: mostListedMembers,
          beyond: 'the rest is not listed',
        },
      ),
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

  /**
   * Makes accounts administrators of a live room, or takes that from them.
   *
   * A room has 5 administrators at most; the call that would make more changes nothing. The owner needs no other rank and is
   * passed over, and so is an account that has the rank already, or does not have it.
   */
  modifyAdmins: operation({
    ...posted('live_engine_http_srv/modify_admin'),
    source: documented('https://www.tencentcloud.com/document/product/1071/76881'),
    input: z.object({
      /** The id of the live room. */
      RoomId: roomId,
      /** The accounts whose rank changes: 1 to 5. */
      Admin_Account: withLimit(
        accountsUpTo(mostAdmins, tooManyAdmins),
        { of: 'entries', what: 'administrators of the room', most: mostAdmins, beyond: tooManyAdmins },
        {
          of: 'entries',
          most: mostAdmins,
          beyond: invalid,
          assumption: 'tencent-chat.admins-in-one-call' satisfies keyof typeof assumptions,
        },
      ),
      /** `add` makes administrators, `delete` takes the rank away. */
      OpType: z.enum(['add', 'delete'], invalid),
    }),
    output: nothing,
    errors: ['100001', '100002', '100004', '100020'],
    rate,
    batch: 'Admin_Account',
  }),

  /**
   * Lists the administrators of a live room.
   *
   * All of them come in one reply, 5 at most; the owner is not among them.
   */
  listAdmins: operation({
    ...posted('live_engine_http_srv/get_admin_list'),
    source: documented('https://www.tencentcloud.com/document/product/1071/76882'),
    input: z.object({
      /** The id of the live room. */
      RoomId: roomId,
    }),
    output: z.object({
      /** The accounts of the administrators, who were made such last first. */
      Admin_Account: z.array(z.string()),
    }),
    errors: ['100001', '100002', '100004'],
    readOnly: true,
    replyKeys: statusFirst,
    rate,
  }),
};
