import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation, type Paging } from '../../core/contract/operation.ts';
import { oneOf } from './field-schemas.ts';
import { hasMoreRows, limitedPageNumber, pageSize } from './page-schemas.ts';

/** Where a viewer came from: an import, WeChat, or a mobile number. */
export const viewerSource = oneOf(['IMPORT', 'WX', 'MOBILE']);

const filterAndPage = z.object({
  /** Where the viewers came from. `IMPORT`: an import. `WX`: WeChat. `MOBILE`: a mobile number. Optional. */
  source: viewerSource.optional(),
  /** Lists viewers with this mobile number. Optional. Whether a part of it is enough is not documented. */
  mobile: z.string().optional(),
  /** Lists viewers with this email address. Optional. Whether a part of it is enough is not documented. */
  email: z.string().optional(),
  /** Lists viewers with this postal address. Optional. Whether a part of it is enough is not documented. */
  area: z.string().optional(),
  /** How many viewers a page has: 1 to 1000; 0 counts as 1. Default: 10. What more does is not documented. */
  pageSize: pageSize.optional(),
  /** The page to list: 1 to 1000; 0 counts as 1. Default: 1. */
  pageNumber: limitedPageNumber.optional(),
});

const pageOfViewers = z.object({
  /** The page that this is; the first one is 1. */
  pageNumber: z.int(),
  /** Viewers that a full page has: 1 to 1000. */
  pageSize: z.int(),
  /** How many pages there are. The page says that it counts the pages that are left. */
  totalPages: z.int(),
  /** Viewers in all pages together, after the filters. The page says that it counts those that are left. */
  totalItems: z.int(),
  /** The viewers of this page; their order is not documented. */
  contents: z.array(
    z.object({
      /** The viewer's id in the account. */
      viewerUnionId: z.string(),
      /** The viewer's name. Optional. */
      nickname: z.string().nullish(),
      /** The viewer's mobile number. Optional. */
      mobile: z.string().nullish(),
      /** Where the viewer came from. `IMPORT`: an import. `WX`: WeChat. `MOBILE`: a mobile number. */
      source: z.string(),
      /** The viewer's email address. Optional. */
      email: z.string().nullish(),
      /** The viewer's postal address. Optional. */
      area: z.string().nullish(),
    }),
  ),
});

type Page = z.output<typeof pageOfViewers>;

const paging: Paging<z.input<typeof filterAndPage>, Page, Page['contents'][number]> = {
  items: ({ contents }) => contents,
  // The page says of totalPages and totalItems that they count what is left, so a short page is what ends the list.
  next: (input, { contents, pageNumber, pageSize }) =>
    contents.length < pageSize ? undefined : { ...input, pageNumber: pageNumber + 1 },
  saysMore: (_, page) => hasMoreRows(page),
};

/** Everybody whom the account has seen. */
export const viewerRecords = {
  /**
   * Lists the account’s viewers.
   *
   * It lists the viewers of whom the account has a record, muted and kicked ones among them; who is only known from a kick or a
   * mute is not in it. Several filters count together. It is read page by page, and no page after the thousandth can be read.
   */
  listViewerRecords: operation({
    key: 'v4/user/viewer-record/list',
    source: documented('https://polyv.gitbook.io/document/docs/live/api/v-4/user/viewerrecord/list'),
    route: { methods: ['GET'], path: '/live/v4/user/viewer-record/list' },
    input: filterAndPage,
    output: pageOfViewers,
    errors: ['number range error', 'param is not digit: {field}', 'param validate error'],
    readOnly: true,
    paging,
  }),
};
