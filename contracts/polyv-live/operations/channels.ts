import { z } from 'zod';
import { documented, observed } from '../../core/contract/source.ts';
import { operation, type Paging } from '../../core/contract/operation.ts';
import { channelIdInPath, channelNumber } from './channels-schemas.ts';
import type { PolyvError } from '../errors/index.ts';
import { integer, looseId, oneOf, someIds } from './field-schemas.ts';
import { batchDeletePath } from '../wire/transport.ts';

const pages = 'https://polyv.gitbook.io/document/docs/live/api';

const notText: PolyvError = 'json format error';
const nameless: PolyvError = '直播名称不能为空';
const tooLong: PolyvError = 'param length is incorrect: {field}';

export const scenes = oneOf(['topclass', 'double', 'train', 'alone', 'seminar', 'guide']);
export const templates = oneOf([
  'ppt',
  'portrait_ppt',
  'alone',
  'portrait_alone',
  'topclass',
  'portrait_topclass',
  'seminar',
]);

const newChannel = z.object({
  /** At most 100 characters. */
  name: z.string({ error: ({ input }) => (input === undefined ? nameless : notText) }).max(100, tooLong),
  newScene: scenes,
  template: templates,
  /** Six digits are made up where it is left out. */
  channelPasswd: z.string(notText).optional(),
  /** Of a seminar alone. */
  seminarHostPassword: z.string(notText).optional(),
  seminarAttendeePassword: z.string(notText).optional(),
});

const filterAndPage = z.object({
  /** From 1 on; 1 unless said. */
  page: integer.optional(),
  /** 20 unless said. */
  pageSize: integer.optional(),
  /** A part of the name. */
  keyword: z.string().optional(),
});

const pageOfChannels = z.object({
  pageNumber: z.int(),
  pageSize: z.int(),
  totalPages: z.int(),
  totalItems: z.int(),
  contents: z.array(
    z.object({
      channelId: channelNumber,
      name: z.string().nullable(),
      channelPasswd: z.string().nullable(),
      scene: z.string().nullable(),
    }),
  ),
});

type Page = z.output<typeof pageOfChannels>;

const paging: Paging<z.input<typeof filterAndPage>, Page, Page['contents'][number]> = {
  items: ({ contents }) => contents,
  next: (input, { pageNumber, totalPages }) =>
    pageNumber >= totalPages ? undefined : { ...input, page: pageNumber + 1 },
};

/** The account's channels, so far as bans need them. */
export const channels = {
  /** Makes a channel. */
  createChannel: operation({
    key: 'v4/channel/create',
    source: documented(`${pages}/v-4/channel/create`),
    route: { methods: ['POST'], path: '/live/v4/channel/create' },
    input: newChannel,
    output: z.object({
      channelId: channelNumber,
      userId: z.string(),
      channelPasswd: z.string(),
      seminarHostPassword: z.string().nullable(),
      seminarAttendeePassword: z.string().nullable(),
    }),
    errors: ['直播名称不能为空', 'param length is incorrect: {field}', 'param validate error'],
  }),

  /** Lists the numbers of the account’s channels. */
  listChannels: operation({
    key: 'v3/user/channels',
    source: observed('the tests of the vendor command line, polyv/polyv-live-cli'),
    route: { methods: ['GET'], path: '/live/v3/user/channels' },
    input: z.object({
      /** A part of the name. */
      keyword: z.string().optional(),
      categoryId: looseId.optional(),
      labelId: looseId.optional(),
    }),
    output: z.object({ channels: z.array(channelNumber) }),
    errors: [],
    readOnly: true,
  }),

  /** Lists the account’s channels in pages. */
  listChannelSummaries: operation({
    key: 'v3/channel/management/list',
    source: documented('https://dev.polyv.net/2018/liveproduct/l-api/zhsz/get-simple-channel-list/'),
    route: { methods: ['GET'], path: '/live/v3/channel/management/list' },
    input: filterAndPage,
    output: pageOfChannels,
    errors: ['number range error', 'param is not digit: {field}'],
    readOnly: true,
    paging,
  }),

  /** Removes a channel and everything that was banned in it. */
  deleteChannel: operation({
    key: 'v2/channels/{channelId}/delete',
    source: observed('deleting channels, terryso/polyv-live-openapi-tests'),
    route: { methods: ['POST'], path: '/live/v2/channels/{channelId}/delete' },
    input: z.object({ channelId: channelIdInPath }),
    output: z.literal(true),
    errors: ['illegal channel id: {id}'],
  }),

  /** Removes several channels. */
  deleteChannels: operation({
    key: 'v3/channel/basic/batch-delete',
    source: observed('deleting channels, terryso/polyv-live-openapi-tests'),
    route: { methods: ['POST'], path: batchDeletePath },
    input: z.object({ channelIds: someIds }),
    output: z.literal(true),
    errors: ['illegal channel id: {id}'],
    batch: 'channelIds',
  }),
};
