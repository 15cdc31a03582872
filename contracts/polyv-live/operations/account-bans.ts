import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation, type Paging } from '../../core/contract/operation.ts';
import {
  done,
  flag,
  nickNames,
  pageOfForbiddenUsers,
  pageOfViewerIds,
  viewerId,
  viewerIds,
  viewerIdsAsText,
} from './field-schemas.ts';
import { hasMoreRows, pageNumber, pageSize } from './page-schemas.ts';

const pages = 'https://polyv.gitbook.io/document/docs/live/api/chat/banned';

const pageAndSize = z.object({
  /** The page to list, from 1 on. Default: 1. */
  page: pageNumber.optional(),
  /** How many ids a page has: 1 to 1000; 0 counts as 1. Default: 10. What more does is not documented. */
  size: pageSize.optional(),
});

const filterAndPage = z.object({
  /** Lists this viewer alone, by the id in the chat. Optional. */
  viewerId: viewerId.optional(),
  /** Lists viewers of this name; whether a part of the name is enough is not documented. Optional. */
  nickName: z.string().optional(),
  /** The page to list, from 1 on. Default: 1. */
  pageNumber: pageNumber.optional(),
  /** How many rows a page has: 1 to 1000; 0 counts as 1. Default: 10. What more does is not documented. */
  pageSize: pageSize.optional(),
});

type Page = z.output<typeof pageOfForbiddenUsers>;

const paging: Paging<z.input<typeof filterAndPage>, Page, Page['contents'][number]> = {
  items: ({ contents }) => contents,
  // A page that is not full is the last one: this holds whatever totalItems counts.
  next: (input, { contents, pageNumber, pageSize }) =>
    contents.length < pageSize ? undefined : { ...input, pageNumber: pageNumber + 1 },
  saysMore: (_, page) => hasMoreRows(page),
};

type PageOfIds = z.output<typeof pageOfViewerIds>;

const pagingOfIds: Paging<z.input<typeof pageAndSize>, PageOfIds, string> = {
  items: ({ contents }) => contents,
  next: (input, { contents, pageNumber, pageSize }) =>
    contents.length < pageSize ? undefined : { ...input, page: pageNumber + 1 },
  saysMore: (_, page) => hasMoreRows(page),
};

/** Who is muted or kicked in the chat of the whole account: two lists and their writers. */
export const accountBans = {
  /**
   * Lists the viewers who are muted or kicked in the whole account.
   *
   * A viewer has one row, whether muted, kicked or both, and leaves the list when both are lifted. Who is muted in, or kicked
   * out of, a single channel is not in it. It is read page by page: the reply does not say how many pages there are, and a
   * page after the last one is empty.
   */
  listForbiddenUsers: operation({
    key: 'v4/chat/forbid/list',
    source: documented(`${pages}/get_forbid_user_list`),
    route: { methods: ['GET'], path: '/live/v4/chat/forbid/list' },
    input: filterAndPage,
    output: pageOfForbiddenUsers,
    errors: ['number range error', 'param is not digit: {field}'],
    readOnly: true,
    paging,
  }),

  /**
   * Kicks viewers out of the chat of every channel.
   *
   * They stay out until `unkickUsers` lets them in again: a kick has no end of its own. Whether the viewers must be
   * known is not documented. Whether a kick also mutes is not documented. Each
   * viewer needs a name, so the two lists have the same length.
   */
  kickUsers: operation({
    key: 'v4/chat/forbid/kick-users',
    source: documented(`${pages}/forbid_kick_users`),
    route: { methods: ['POST'], path: '/live/v4/chat/forbid/kick-users' },
    input: z.object({
      /** The viewers to kick, by their ids in the chat; at least one. */
      viewerIds,
      /** Their names, one for each id and in the same order. The list of the account shows them. */
      nickNames,
    }),
    output: done,
    errors: [
      'param should not be empty: {field}',
      'param length is incorrect: {field}',
      'param validate error',
      'json format error',
    ],
    batch: ['viewerIds', 'nickNames'],
  }),

  /**
   * Lets kicked viewers in again.
   *
   * It lifts kicks of the whole account alone: a kick out of one channel stays, and so does a mute. What lifting a kick
   * that is not in force gets is not documented; the emulator lets it succeed.
   */
  unkickUsers: operation({
    key: 'v4/chat/forbid/unkick-users',
    source: documented(`${pages}/forbid_unkick_users`),
    route: { methods: ['POST'], path: '/live/v4/chat/forbid/unkick-users' },
    input: z.object({
      /** The viewers to let in, by their ids in the chat; at least one. */
      viewerIds,
      /** Their names, one for each id and in the same order. Required, though only the ids decide. */
      nickNames,
    }),
    output: done,
    errors: [
      'param should not be empty: {field}',
      'param length is incorrect: {field}',
      'param validate error',
      'json format error',
    ],
    batch: ['viewerIds', 'nickNames'],
  }),

  /**
   * Lists the ids of the viewers who are muted in the whole account.
   *
   * It has ids alone; `listForbiddenUsers` has the names and times, and those who are kicked. It is read page by page: a page
   * after the last one is empty.
   */
  listBannedUsers: operation({
    key: 'v3/user/chat/banned-user/list',
    source: documented(`${pages}/get_user_banned_list`),
    route: { methods: ['GET'], path: '/live/v3/user/chat/banned-user/list' },
    input: pageAndSize,
    output: pageOfViewerIds,
    errors: ['number range error', 'param is not digit: {field}'],
    readOnly: true,
    paging: pagingOfIds,
  }),

  /**
   * Mutes viewers in the chat of every channel, or lets them speak again.
   *
   * A muted viewer stays in the chat and cannot send messages, until a call with `N`: a mute has no end of its own. It does not
   * change who is kicked, nor who is muted in a single channel. Whether the viewers must be known is not documented.
   */
  updateBannedUsers: operation({
    key: 'v3/user/chat/banned-user/update',
    source: documented(`${pages}/update_user_banned_viewer`),
    route: { methods: ['POST'], path: '/live/v3/user/chat/banned-user/update' },
    input: z.object({
      /** The viewers, by their ids in the chat, not the id of the account; at least one. On the wire a JSON array as text. */
      viewerIds: viewerIdsAsText,
      /** `Y` mutes them, `N` lets them speak again. */
      banned: flag,
    }),
    output: done,
    errors: [
      'param should not be empty: {field}',
      'param length is incorrect: {field}',
      'param validate error',
      'json format error',
    ],
    batch: 'viewerIds',
  }),
};
