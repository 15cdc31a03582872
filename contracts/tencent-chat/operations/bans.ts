import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { pages, posted } from './routes.ts';
import { operation, type Paging } from '../../core/contract/operation.ts';
import { codeFirst } from '../wire/reply-keys.ts';
import {
  accounts,
  banSeconds,
  bannedAccounts,
  liveReason,
  nothing,
  pageOfBans,
  rate,
  roomId,
  textOfBytes,
} from './field-schemas.ts';
import { pastedTexts, roomTexts, roomUnbanTexts } from '../errors/texts.ts';

type Page = z.input<typeof pageOfBans>;
type Bans = z.output<typeof bannedAccounts>;

const paging: Paging<Page, Bans, Bans['BannedAccountList'][number]> = {
  items: ({ BannedAccountList }) => BannedAccountList,
  next: (input, { NextOffset }) => (NextOffset === 0 ? undefined : { ...input, Offset: NextOffset }),
};

export const bans = {
  /**
   * Bans members of a live room for a time: they are removed, and cannot enter while the ban is valid.
   *
   * A ban of somebody who is banned replaces the earlier one. The call bans all of the accounts or none. Accounts that are not
   * in the room are banned as well. The ban ends by itself after `Duration`.
   */
  banMember: operation({
    ...posted('live_engine_http_srv/ban_member'),
    source: documented('https://trtc.io/document/63407'),
    input: z.object({
      /** The id of the live room. */
      RoomId: roomId,
      /** The accounts to ban: 1 to 20. */
      MemberList_Account: accounts,
      /** Why, for the members to read: at most 200 bytes of UTF-8; an older page says 1000. Optional. */
      Reason: liveReason.optional(),
      /** How long the ban is valid, in seconds: 1 to 4294967295. */
      Duration: banSeconds,
    }),
    output: nothing,
    texts: pastedTexts,
    errors: ['100001', '100002', '100004', '100006', '100016'],
    rate,
    batch: 'MemberList_Account',
  }),

  /**
   * Lifts bans in a live room.
   *
   * The accounts may enter again at once; nobody is put back into the room. What the call does for an account that is not banned
   * is not documented; here it succeeds.
   */
  unbanMember: operation({
    ...posted('live_engine_http_srv/unban_member'),
    source: documented(`${pages}/63410`),
    input: z.object({
      /** The id of the live room. */
      RoomId: roomId,
      /** The accounts to free: 1 to 20. */
      MemberList_Account: accounts,
    }),
    output: nothing,
    errors: ['100001', '100002', '100004'],
    rate,
    batch: 'MemberList_Account',
  }),

  /**
   * Lists who is banned from a live room, and until when.
   *
   * The list comes in pages of 100 bans at most: send `NextOffset` as the next `Offset` until it is 0. Bans that have ended are
   * left out here; the documents do not say whether they are.
   */
  listBannedMembers: operation({
    ...posted('live_engine_http_srv/get_banned_member_list'),
    source: documented('https://trtc.io/document/63408'),
    input: pageOfBans,
    output: bannedAccounts,
    errors: ['100001', '100002', '100004'],
    readOnly: true,
    rate,
    paging,
  }),

  /**
   * Bans members of a room for a time and removes them from it.
   *
   * A ban of somebody who is banned replaces the earlier one. The call bans all of the accounts or none. Somebody who is not
   * in the room cannot be banned ahead of time.
   */
  banRoomMember: operation({
    ...posted('room_engine_http_srv/ban_room_member'),
    source: documented('https://trtc.io/document/60711'),
    input: z.object({
      /** The id of the room. */
      RoomId: roomId,
      /** The accounts to ban, members of the room: 1 to 20. */
      MemberList_Account: accounts,
      /** Why, for the members to read: at most 1000 bytes of UTF-8. It may be empty, but not left out. */
      Reason: textOfBytes(1000),
      /** How long the ban is valid, in seconds: 1 to 4294967295. */
      Duration: banSeconds,
    }),
    output: nothing,
    texts: roomTexts(),
    errors: ['100001', '100002', '100004', '100005', '100006'],
    replyKeys: codeFirst,
    rate,
    batch: 'MemberList_Account',
  }),

  /**
   * Lifts bans in a room.
   *
   * The accounts may enter again at once; nobody is put back into the room. What the call does for an account that is not banned
   * is not documented; here it succeeds.
   */
  unbanRoomMember: operation({
    ...posted('room_engine_http_srv/unban_room_member'),
    source: documented(`${pages}/60710`),
    input: z.object({
      /** The id of the room. */
      RoomId: roomId,
      /** The accounts to free: 1 to 20. */
      MemberList_Account: accounts,
    }),
    output: nothing,
    texts: roomUnbanTexts,
    errors: ['100001', '100002', '100004', '100005', '100006'],
    replyKeys: codeFirst,
    rate,
    batch: 'MemberList_Account',
  }),

  /**
   * Lists who is banned from a room, and until when.
   *
   * The list comes in pages of 100 bans at most: send `NextOffset` as the next `Offset` until it is 0. Bans that have ended are
   * left out here; the documents do not say whether they are.
   */
  listBannedRoomMembers: operation({
    ...posted('room_engine_http_srv/get_banned_member_list'),
    source: documented('https://trtc.io/document/60709'),
    input: pageOfBans,
    output: bannedAccounts,
    texts: roomTexts(),
    errors: ['100001', '100002', '100004', '100005', '100006'],
    readOnly: true,
    rate,
    paging,
  }),
};
