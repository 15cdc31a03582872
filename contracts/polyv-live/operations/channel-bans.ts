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
import { commaList, done, flag, nickNames, viewerIds, zeroOrOne } from './field-schemas.ts';

const pages = 'https://polyv.gitbook.io/document/docs/live/api/chat/banned';
const olderPages = 'https://polyv.gitbook.io/document/docs/unclassified/2019';

const namedViewers = z.object({ channelId: channelIdInQuery, viewerIds, nickNames });

/** Who is muted in, or kicked out of, the chat of one channel. */
export const channelBans = {
  /** Mutes viewers in the chat of one channel, or lets them speak again. */
  updateChannelBannedUsers: operation({
    key: 'v3/channel/chat/banned-user',
    source: documented(`${pages}/update_banned_user`),
    route: { methods: ['POST'], path: '/live/v3/channel/chat/banned-user' },
    input: z.object({
      channelId,
      userIds: commaList(),
      /** `Y` mutes, `N` lets speak. */
      toBanned: flag.optional(),
    }),
    output: done,
    errors: ['illegal channel id: {id}'],
    batch: 'userIds',
  }),

  /** Kicks viewers out of the chat of one channel. */
  kickChannelUsers: operation({
    key: 'v4/chat/channel/forbid/kick-users',
    source: documented(`${pages}/forbid_channel_kick_users`),
    route: { methods: ['POST'], path: '/live/v4/chat/channel/forbid/kick-users' },
    input: namedViewers,
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

  /** Lets kicked viewers into the channel again. */
  unkickChannelUsers: operation({
    key: 'v4/chat/channel/forbid/unkick-users',
    source: documented(`${pages}/forbid_channel_unkick_users`),
    route: { methods: ['POST'], path: '/live/v4/chat/channel/forbid/unkick-users' },
    input: namedViewers,
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

  /** Lists who is muted in one channel: addresses, or ids of viewers. */
  listChannelBans: operation({
    key: 'v3/channel/chat/get-banned-list',
    source: documented(`${pages}/get_channel_banned_user_list`),
    route: { methods: ['GET'], path: '/live/v3/channel/chat/get-banned-list' },
    input: z.object({
      channelId,
      type: banType,
      /** 0, or 1 to add the rooms below this one. */
      toGetSubRooms: zeroOrOne.optional(),
    }),
    output: texts,
    errors: ['illegal channel id: {id}', 'param validate error', 'number range error'],
    readOnly: true,
  }),

  /** Lists everybody who was kicked out of one channel. */
  listChannelKickedUsers: operation({
    key: 'v3/channel/chat/list-kicked',
    source: documented(`${pages}/get_channel_kicked_user_list`),
    // The page says POST; the PHP samples of the older pages send a GET.
    route: { methods: ['POST', 'GET'], path: '/live/v3/channel/chat/list-kicked' },
    input: z.object({ channelId }),
    output: kickedUsers,
    errors: ['illegal channel id: {id}'],
    readOnly: true,
  }),

  /** Lets one kicked viewer, or one address, into the channel again. */
  liftChannelKick: operation({
    key: 'v3/channel/chat/del-kicked',
    source: documented(`${olderPages}/bacd421b0ced4b023130a8c3a0838c87`),
    route: { methods: ['POST', 'GET'], path: '/live/v3/channel/chat/del-kicked' },
    input: z.object({
      roomId: channelId,
      /** The address or the id, as `type` says. */
      value: z.string(),
      type: banType,
    }),
    output: kickedUsers,
    errors: ['illegal channel id: {id}', '找不到频道', 'param validate error'],
  }),

  /** Mutes an address in one channel, and lists all that are muted there. */
  banChannelIp: operation({
    key: 'v2/chat/{channelId}/addBannedIP',
    source: documented(`${pages}/add_banned_ip`),
    route: { methods: ['POST'], path: '/live/v2/chat/{channelId}/addBannedIP' },
    input: z.object({ channelId: channelIdInPath, ip: z.string() }),
    output: texts,
    errors: ['illegal channel id: {id}', '找不到频道', 'param validate error'],
  }),

  /** Lets addresses speak again in one channel, or takes bad words off its list. */
  liftChannelBans: operation({
    key: 'v2/chat/{channelId}/delBanned',
    source: documented(`${pages}/delete_channel_banned`),
    route: { methods: ['POST'], path: '/live/v2/chat/{channelId}/delBanned' },
    input: z.object({ channelId: channelIdInPath, type: wordType, content: commaList() }),
    /** In small letters here. */
    output: z.literal('success'),
    errors: ['illegal channel id: {id}', '找不到频道', 'param validate error'],
    batch: 'content',
  }),
};
