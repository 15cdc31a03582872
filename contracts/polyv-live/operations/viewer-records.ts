import { z } from 'zod';
import { documented } from '../../core/contract/source.ts';
import { operation, type Paging } from '../../core/contract/operation.ts';
import { integer, oneOf } from './field-schemas.ts';

/** Where a viewer came from: an import, WeChat, or a mobile number. */
export const viewerSource = oneOf(['IMPORT', 'WX', 'MOBILE']);

const filterAndPage = z.object({
  source: viewerSource.optional(),
  mobile: z.string().optional(),
  email: z.string().optional(),
  area: z.string().optional(),
  /** 1 to 1000; 10 unless said. */
  pageSize: integer.optional(),
  /** 1 to 1000; 1 unless said. */
  pageNumber: integer.optional(),
});

const pageOfViewers = z.object({
  pageNumber: z.int(),
  pageSize: z.int(),
  totalPages: z.int(),
  totalItems: z.int(),
  contents: z.array(
    z.object({
      viewerUnionId: z.string(),
      nickname: z.string().nullish(),
      mobile: z.string().nullish(),
      source: z.string(),
      email: z.string().nullish(),
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
};

/** Everybody whom the account has seen. */
export const viewerRecords = {
  /** Lists the account’s viewers. */
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
