import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation } from '../../core/contract/operation.ts';
import {
  banType,
  channelId,
  channelIdInPath,
  channelIdInQuery,
  kickedUsers,
  texts,
  wordType,
} from './channels-schemas.ts';
import { commaList, done, flag, nickNames, viewerIds } from './field-schemas.ts';
import { zeroOrOne } from './page-schemas.ts';

const pages = 'https://polyv.gitbook.io/document/docs/live/api/chat/banned';
const olderPages = 'https://polyv.gitbook.io/document/docs/unclassified/2019';

/** Who is muted in, or kicked out of, the chat of one channel. */
export const channelBans = {
  /**
   * Mutes viewers in the chat of one channel, or lets them speak again.
   *
   * A muted viewer stays in the chat and cannot send messages there, until a call with `N`: a mute has no end of its own. It
   * does not change the mutes of the whole account. The viewers need not be known.
   */
  updateChannelBannedUsers: operation({
    key: 'v3/channel/chat/banned-user',
    source: documented(`${pages}/update_banned_user`),
    route: { methods: ['POST'], path: '/live/v3/channel/chat/banned-user' },
    input: z.object({
      /** The channel's number. */
      channelId,
      /** The viewers, by their ids in the chat, not the id of the account; at least one. On the wire a text with commas between them. */
      userIds: commaList(),
      /** `Y` mutes them, `N` lets them speak again. Optional; what a call without it does is not documented. */
      toBanned: flag.optional(),
    }),
    output: done,
    errors: ['illegal channel id: {id}'],
    batch: 'userIds',
  }),

  /**
   * Kicks viewers out of the chat of one channel.
   *
   * They stay out until `unkickChannelUsers` or `liftChannelKick` lets them in again: a kick has no end of its own. They may enter
   * other channels, and are not in `listForbiddenUsers`. The viewers need not be known. In the emulator a
   * repeated kick replaces the name.
   */
  kickChannelUsers: operation({
    key: 'v4/chat/channel/forbid/kick-users',
    source: documented(`${pages}/forbid_channel_kick_users`),
    route: { methods: ['POST'], path: '/live/v4/chat/channel/forbid/kick-users' },
    input: z.object({
      /** The channel's number, in the query beside the JSON body and part of the signature. */
      channelId: channelIdInQuery,
      /** The viewers to kick, by their ids in the chat; at least one. */
      viewerIds,
      /** Their names, one for each id and in the same order. The list of kicked viewers shows them. */
      nickNames,
    }),
    output: done,
    errors: [
      'illegal channel id: {id}',
      '找不到频道',
      'param should not be empty: {field}',
      'param length is incorrect: {field}',
      'param validate error',
      'json format error',
    ],
    batch: ['viewerIds', 'nickNames'],
  }),

  /**
   * Lets kicked viewers into the channel again.
   *
   * It lifts kicks of this channel alone: a kick out of the whole account stays, and so does a mute. What lifting a kick
   * that is not in force gets is not documented; the emulator lets it succeed.
   */
  unkickChannelUsers: operation({
    key: 'v4/chat/channel/forbid/unkick-users',
    source: documented(`${pages}/forbid_channel_unkick_users`),
    route: { methods: ['POST'], path: '/live/v4/chat/channel/forbid/unkick-users' },
    input: z.object({
      /** The channel's number, in the query beside the JSON body and part of the signature. */
      channelId: channelIdInQuery,
      /** The viewers to let in, by their ids in the chat; at least one. */
      viewerIds,
      /** Their names, one for each id and in the same order. Required, though only the ids decide. */
      nickNames,
    }),
    output: done,
    errors: [
      'illegal channel id: {id}',
      '找不到频道',
      'param should not be empty: {field}',
      'param length is incorrect: {field}',
      'param validate error',
      'json format error',
    ],
    batch: ['viewerIds', 'nickNames'],
  }),

  /**
   * Lists who is muted in one channel: addresses, or ids of viewers.
   *
   * The reply is the whole list, a plain array of texts: there are no pages. Who is muted in the whole account is not in it.
   */
  listChannelBans: operation({
    key: 'v3/channel/chat/get-banned-list',
    source: documented(`${pages}/get_channel_banned_user_list`),
    route: { methods: ['GET'], path: '/live/v3/channel/chat/get-banned-list' },
    input: z.object({
      /** The channel's number. */
      channelId,
      /** `ip`: lists IP addresses. `userId`: lists ids of viewers. */
      type: banType,
      /** `0`: this channel alone. `1`: the channels below it as well. Default: `0`. */
      toGetSubRooms: zeroOrOne.optional(),
    }),
    output: texts,
    errors: ['illegal channel id: {id}', 'param validate error', 'number range error'],
    readOnly: true,
  }),

  /**
   * Lists everybody who was kicked out of one channel.
   *
   * The reply is the whole list, a plain array: the page calls it paged, but there are no pages. Who is kicked out of the whole
   * account is not in it.
   */
  listChannelKickedUsers: operation({
    key: 'v3/channel/chat/list-kicked',
    source: documented(`${pages}/get_channel_kicked_user_list`),
    // The page says POST; the PHP samples of the older pages send a GET.
    route: { methods: ['POST', 'GET'], path: '/live/v3/channel/chat/list-kicked' },
    input: z.object({
      /** The channel's number. */
      channelId,
    }),
    output: kickedUsers,
    errors: ['illegal channel id: {id}'],
    readOnly: true,
  }),

  /**
   * Lets one kicked viewer, or one address, into the channel again.
   *
   * The reply is an array with the one who may enter again. What it is when nobody was kicked is not documented. It is a call of
   * the older pages; `unkickChannelUsers` takes several viewers.
   */
  liftChannelKick: operation({
    key: 'v3/channel/chat/del-kicked',
    source: documented(`${olderPages}/bacd421b0ced4b023130a8c3a0838c87`),
    route: { methods: ['POST', 'GET'], path: '/live/v3/channel/chat/del-kicked' },
    input: z.object({
      /** The channel's number. */
      roomId: channelId,
      /** The address or the viewer's id, as `type` says. */
      value: z.string(),
      /** `ip`: `value` is an IP address. `userId`: `value` is the id of a viewer. */
      type: banType,
    }),
    output: kickedUsers,
    errors: ['illegal channel id: {id}', '找不到频道', 'param validate error'],
  }),

  /**
   * Mutes an address in one channel, and lists all that are muted there.
   *
   * Everybody with this address cannot send messages there, until `liftChannelBans` lifts it. The addresses that are muted
   * already stay muted.
   */
  banChannelIp: operation({
    key: 'v2/chat/{channelId}/addBannedIP',
    source: documented(`${pages}/add_banned_ip`),
    route: { methods: ['POST'], path: '/live/v2/chat/{channelId}/addBannedIP' },
    input: z.object({
      /** The channel's number, digits only: it is a part of the path. */
      channelId: channelIdInPath,
      /** The IP address to mute, one for each call. What a text that is no address does is not documented. */
      ip: z.string(),
    }),
    output: texts,
    errors: ['illegal channel id: {id}', '找不到频道', 'param validate error'],
  }),

  /**
   * Lets addresses speak again in one channel, or takes bad words off its list.
   *
   * It lifts neither mutes of viewers by their ids nor kicks. What is not on the list
   * is passed over in the emulator.
   */
  liftChannelBans: operation({
    key: 'v2/chat/{channelId}/delBanned',
    source: documented(`${pages}/delete_channel_banned`),
    route: { methods: ['POST'], path: '/live/v2/chat/{channelId}/delBanned' },
    input: z.object({
      /** The channel's number, digits only: it is a part of the path. */
      channelId: channelIdInPath,
      /** `ip`: `content` has IP addresses, which may speak again. `badword`: `content` has bad words, which are deleted. */
      type: wordType,
      /** The addresses or words; at least one. On the wire a text with commas between them, so no word can have a comma. */
      content: commaList(),
    }),
    /** In small letters here. */
    output: z.literal('success'),
    errors: ['illegal channel id: {id}', '找不到频道', 'param validate error'],
    batch: 'content',
  }),
};
