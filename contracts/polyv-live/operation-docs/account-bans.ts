// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const accountBans: OperationDocs = {
  listForbiddenUsers: {
    summary: 'Lists the viewers who are muted or kicked in the whole account.',
    details:
      'A viewer has one row, whether muted, kicked or both, and leaves the list when both are lifted. Who is muted in, or kicked out of, a single channel is not in it. It is read page by page: the reply does not say how many pages there are, and a page after the last one is empty.',
    input: {
      viewerId: 'Lists this viewer alone, by the id in the chat. Optional.',
      nickName:
        'Lists viewers of this name; whether a part of the name is enough is not documented. Optional.',
      pageNumber: 'The page to list, from 1 on. Default: 1.',
      pageSize:
        'How many rows a page has: 1 to 1000; 0 counts as 1. Default: 10. What more does is not documented.',
    },
    output: {
      pageSize: 'Rows that a full page has: 1 to 1000.',
      pageNumber: 'The page that this is; the first one is 1.',
      totalItems:
        "Rows in all pages together, after the filters. The label on the vendor's page says pages; its sample counts rows.",
      contents:
        'The rows of this page; the order is not documented, and the sample has the newest operation first.',
      'contents.nickName':
        "The viewer's name, as the last kick gave it; empty where none is known, since a mute gives no name.",
      'contents.viewerId': "The viewer's id in the chat.",
      'contents.operationTime':
        'When the viewer was muted or kicked, or one of the two was lifted: milliseconds since 1970.',
      'contents.banned': '`Y`: muted in the whole account. `N`: not muted.',
      'contents.kicked': '`Y`: kicked out of the whole account. `N`: not kicked.',
    },
  },
  kickUsers: {
    summary: 'Kicks viewers out of the chat of every channel.',
    details:
      'They stay out until `unkickUsers` lets them in again: a kick has no end of its own. Whether the viewers must be known is not documented. Whether a kick also mutes is not documented. Each viewer needs a name, so the two lists have the same length.',
    input: {
      viewerIds: 'The viewers to kick, by their ids in the chat; at least one.',
      nickNames: 'Their names, one for each id and in the same order. The list of the account shows them.',
    },
    output: {},
  },
  unkickUsers: {
    summary: 'Lets kicked viewers in again.',
    details:
      'It lifts kicks of the whole account alone: a kick out of one channel stays, and so does a mute. What lifting a kick that is not in force gets is not documented; the emulator lets it succeed.',
    input: {
      viewerIds: 'The viewers to let in, by their ids in the chat; at least one.',
      nickNames: 'Their names, one for each id and in the same order. Required, though only the ids decide.',
    },
    output: {},
  },
  listBannedUsers: {
    summary: 'Lists the ids of the viewers who are muted in the whole account.',
    details:
      'It has ids alone; `listForbiddenUsers` has the names and times, and those who are kicked. It is read page by page: a page after the last one is empty.',
    input: {
      page: 'The page to list, from 1 on. Default: 1.',
      size: 'How many ids a page has: 1 to 1000; 0 counts as 1. Default: 10. What more does is not documented.',
    },
    output: {
      pageNumber: 'The page that this is; the first one is 1.',
      pageSize: 'Ids that a full page has: 1 to 1000.',
      totalItems: 'Ids in all pages together.',
      contents: 'The ids of the muted viewers on this page: bare texts, without names or times.',
    },
  },
  updateBannedUsers: {
    summary: 'Mutes viewers in the chat of every channel, or lets them speak again.',
    details:
      'A muted viewer stays in the chat and cannot send messages, until a call with `N`: a mute has no end of its own. It does not change who is kicked, nor who is muted in a single channel. Whether the viewers must be known is not documented.',
    input: {
      viewerIds:
        'The viewers, by their ids in the chat, not the id of the account; at least one. On the wire a JSON array as text.',
      banned: '`Y` mutes them, `N` lets them speak again.',
    },
    output: {},
  },
};
