import { z } from 'zod';
import { documented, observed } from '../../core/contract/source.ts';
import { withLimit } from '../../core/contract/limits.ts';
import { operation, type Paging } from '../../core/contract/operation.ts';
import { channelIdInPath, channelNumber } from './channels-schemas.ts';
import type { assumptions } from '../assumptions/index.ts';
import type { PolyvError } from '../errors/index.ts';
import { looseId, oneOf, someIds } from './field-schemas.ts';
import { anyPageSize, pageNumber } from './page-schemas.ts';
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

/** In characters. */
const longestName = 100;

/** In characters. */
export const seminarPasswordLength = { least: 6, most: 16 } as const;

const seminarPassword = withLimit(z.string(notText), {
  of: 'characters',
  ...seminarPasswordLength,
  beyond: 'accepted all the same',
  assumption: 'polyv-live.seminar-passwords' satisfies keyof typeof assumptions,
});

const newChannel = z.object({
  /** The name: at most 100 characters. */
  name: z
    .string({ error: ({ input }) => (input === undefined ? nameless : notText) })
    .max(longestName, tooLong),
  /** What the channel is for. `topclass`: large class. `double`: class with two teachers. `train`: company training. `alone`: marketing event. `seminar`: seminar. `guide`: directed broadcast. `double` and `guide` must be switched on for the account. */
  newScene: scenes,
  /** How the page looks. `ppt`: slides and video. `alone`: video alone. `topclass`: video alone with low delay. `seminar`: seminar. `portrait_` before a name: upright. */
  template: templates,
  /** The password with which a teacher enters. Default: made up by the service. */
  channelPasswd: z.string(notText).optional(),
  /** The host's password, of a seminar alone. 6 to 16 characters, and another one than the attendees have; what others get is not documented. Default: made up by the service. */
  seminarHostPassword: seminarPassword.optional(),
  /** The attendees' password, of a seminar alone. 6 to 16 characters, and another one than the host has; what others get is not documented. Default: made up by the service. */
  seminarAttendeePassword: seminarPassword.optional(),
});

const filterAndPage = z.object({
  /** The page to list, from 1 on. Default: 1. */
  page: pageNumber.optional(),
  /** How many channels a page has, from 1 on. Default: 20. No maximum is documented. */
  pageSize: anyPageSize.optional(),
  /** Lists channels with this text in their names. Optional. */
  keyword: z.string().optional(),
});

const pageOfChannels = z.object({
  /** The page that this is; the first one is 1. */
  pageNumber: z.int(),
  /** Channels that a full page has. */
  pageSize: z.int(),
  /** How many pages there are. */
  totalPages: z.int(),
  /** Channels in all pages together, after the filter. */
  totalItems: z.int(),
  /** The channels of this page; their order is not documented. */
  contents: z.array(
    z.object({
      /** The channel's number; a text here, whatever the wire has. */
      channelId: channelNumber,
      /** The name; null where the channel has none. */
      name: z.string().nullable(),
      /** The password with which a teacher enters; null where none is known. */
      channelPasswd: z.string().nullable(),
      /** The template, in the words of `createChannel`, since older calls name it scene; null where none is known. */
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
  /**
   * Makes a channel.
   *
   * It can be banned in at once. Everything that the call does not say comes from the account's default template.
   */
  createChannel: operation({
    key: 'v4/channel/create',
    source: documented(`${pages}/v-4/channel/create`),
    route: { methods: ['POST'], path: '/live/v4/channel/create' },
    input: newChannel,
    output: z.object({
      /** The number of the new channel; a text here, whatever the wire has. */
      channelId: channelNumber,
      /** The id of the live account. */
      userId: z.string(),
      /** The password with which a teacher enters, given or made up. */
      channelPasswd: z.string(),
      /** The host's password, given or made up; null where the channel is no seminar. */
      seminarHostPassword: z.string().nullable(),
      /** The attendees' password, given or made up; null where the channel is no seminar. */
      seminarAttendeePassword: z.string().nullable(),
    }),
    errors: ['直播名称不能为空', 'param length is incorrect: {field}', 'param validate error'],
  }),

  /**
   * Lists the numbers of the account’s channels.
   *
   * The reply is the whole list: there are no pages. Several filters count together.
   */
  listChannels: operation({
    key: 'v3/user/channels',
    source: observed('the tests of the vendor command line, polyv/polyv-live-cli'),
    route: { methods: ['GET'], path: '/live/v3/user/channels' },
    input: z.object({
      /** Lists channels with this text in their names. Optional. */
      keyword: z.string().optional(),
      /** Lists channels of this category, by its id. Optional. */
      categoryId: looseId.optional(),
      /** Lists channels with this label, by its id. Optional. */
      labelId: looseId.optional(),
    }),
    output: z.object({
      /** The numbers of the channels; texts here, whatever the wire has. */
      channels: z.array(channelNumber),
    }),
    errors: [],
    readOnly: true,
  }),

  /**
   * Lists the account’s channels in pages.
   *
   * A page after the last one is empty.
   */
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

  /**
   * Removes a channel and everything that was banned in it.
   *
   * It cannot be undone. The mutes and kicks of the whole account stay as they are.
   */
  deleteChannel: operation({
    key: 'v2/channels/{channelId}/delete',
    source: observed('deleting channels, terryso/polyv-live-openapi-tests'),
    route: { methods: ['POST'], path: '/live/v2/channels/{channelId}/delete' },
    input: z.object({
      /** The channel's number, digits only: it is a part of the path. */
      channelId: channelIdInPath,
    }),
    output: z.literal(true),
    errors: ['illegal channel id: {id}'],
  }),

  /**
   * Removes several channels and everything that was banned in them.
   *
   * It cannot be undone. What becomes of the others when one of the channels is not there is not documented.
   */
  deleteChannels: operation({
    key: 'v3/channel/basic/batch-delete',
    source: observed('deleting channels, terryso/polyv-live-openapi-tests'),
    route: { methods: ['POST'], path: batchDeletePath },
    input: z.object({
      /** The numbers of the channels; at least one. */
      channelIds: someIds,
    }),
    output: z.literal(true),
    errors: ['illegal channel id: {id}'],
    batch: 'channelIds',
  }),
};
