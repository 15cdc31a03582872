import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation, type Paging } from '../../core/contract/operation.ts';
import {
  done,
  flag,
  integer,
  nickNames,
  pageOfForbiddenUsers,
  pageOfViewerIds,
  viewerId,
  viewerIds,
  viewerIdsAsText,
} from './field-schemas.ts';

const pages = 'https://polyv.gitbook.io/document/docs/live/api/chat/banned';

const pageAndSize = z.object({
  /** From 1 on; 1 unless said. */
  page: integer.optional(),
  /** 1 to 1000; 10 unless said. */
  size: integer.optional(),
});

const filterAndPage = z.object({
  viewerId: viewerId.optional(),
  nickName: z.string().optional(),
  /** From 1 on; 1 unless said. */
  pageNumber: integer.optional(),
  /** 1 to 1000; 10 unless said. */
  pageSize: integer.optional(),
});

/** The two lists correspond one to one by their indexes. */
const namedViewers = z.object({ viewerIds, nickNames });

type Page = z.output<typeof pageOfForbiddenUsers>;

const paging: Paging<z.input<typeof filterAndPage>, Page, Page['contents'][number]> = {
  items: ({ contents }) => contents,
  // A page that is not full is the last one: this holds whatever totalItems counts.
  next: (input, { contents, pageNumber, pageSize }) =>
    contents.length < pageSize ? undefined : { ...input, pageNumber: pageNumber + 1 },
};

type PageOfIds = z.output<typeof pageOfViewerIds>;

const pagingOfIds: Paging<z.input<typeof pageAndSize>, PageOfIds, string> = {
  items: ({ contents }) => contents,
  next: (input, { contents, pageNumber, pageSize }) =>
    contents.length < pageSize ? undefined : { ...input, page: pageNumber + 1 },
};

/** Who is muted or kicked in the chat of the whole account: two lists and their writers. */
export const accountBans = {
  /** Lists the viewers who are muted or kicked in the whole account. */
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

  /** Kicks viewers out of the chat of every channel. */
  kickUsers: operation({
    key: 'v4/chat/forbid/kick-users',
    source: documented(`${pages}/forbid_kick_users`),
    route: { methods: ['POST'], path: '/live/v4/chat/forbid/kick-users' },
    input: namedViewers,
    output: done,
    errors: [
      'param should not be empty: {field}',
      'param length is incorrect: {field}',
      'param validate error',
      'json format error',
    ],
    batch: ['viewerIds', 'nickNames'],
  }),

  /** Lets kicked viewers in again. */
  unkickUsers: operation({
    key: 'v4/chat/forbid/unkick-users',
    source: documented(`${pages}/forbid_unkick_users`),
    route: { methods: ['POST'], path: '/live/v4/chat/forbid/unkick-users' },
    input: namedViewers,
    output: done,
    errors: [
      'param should not be empty: {field}',
      'param length is incorrect: {field}',
      'param validate error',
      'json format error',
    ],
    batch: ['viewerIds', 'nickNames'],
  }),

  /** Lists the ids of the viewers who are muted in the whole account. */
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

  /** Mutes viewers in the chat of every channel, or lets them speak again. */
  updateBannedUsers: operation({
    key: 'v3/user/chat/banned-user/update',
    source: documented(`${pages}/update_user_banned_viewer`),
    route: { methods: ['POST'], path: '/live/v3/user/chat/banned-user/update' },
    input: z.object({ viewerIds: viewerIdsAsText, banned: flag }),
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
