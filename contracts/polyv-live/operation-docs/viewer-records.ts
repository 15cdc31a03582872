// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const viewerRecords: OperationDocs = {
  listViewerRecords: {
    summary: 'Lists the account’s viewers.',
    details:
      'It lists the viewers of whom the account has a record, muted and kicked ones among them; who is only known from a kick or a mute is not in it. Several filters count together. It is read page by page, and no page after the thousandth can be read.',
    input: {
      source:
        'Where the viewers came from. `IMPORT`: an import. `WX`: WeChat. `MOBILE`: a mobile number. Optional.',
      mobile:
        'Lists viewers with this mobile number. Optional. Whether a part of it is enough is not documented.',
      email:
        'Lists viewers with this email address. Optional. Whether a part of it is enough is not documented.',
      area: 'Lists viewers with this postal address. Optional. Whether a part of it is enough is not documented.',
      pageSize:
        'How many viewers a page has: 1 to 1000; 0 counts as 1. Default: 10. What more does is not documented.',
      pageNumber: 'The page to list: 1 to 1000; 0 counts as 1. Default: 1.',
    },
    output: {
      pageNumber: 'The page that this is; the first one is 1.',
      pageSize: 'Viewers that a full page has: 1 to 1000.',
      totalPages: 'How many pages there are. The page says that it counts the pages that are left.',
      totalItems:
        'Viewers in all pages together, after the filters. The page says that it counts those that are left.',
      contents: 'The viewers of this page; their order is not documented.',
      'contents.viewerUnionId': "The viewer's id in the account.",
      'contents.nickname': "The viewer's name. Optional.",
      'contents.mobile': "The viewer's mobile number. Optional.",
      'contents.source':
        'Where the viewer came from. `IMPORT`: an import. `WX`: WeChat. `MOBILE`: a mobile number.',
      'contents.email': "The viewer's email address. Optional.",
      'contents.area': "The viewer's postal address. Optional.",
    },
  },
};
