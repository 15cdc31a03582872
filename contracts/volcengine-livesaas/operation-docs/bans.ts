// Written by `npm run docs` from the comments of the operations.
import type { OperationDocs } from '../../core/contract/operation-docs.ts';

export const bans: OperationDocs = {
  updateActivityUserBanStatus: {
    summary: 'Bans viewers or devices from an activity, or lets them back in.',
    details:
      'Whoever is banned is put out of the room and cannot enter it until the ban is lifted; it has no end of its own. Some of a list may be in the wanted state already; where all of a list are, the call is refused. One activity bans at most 1000 users and 1000 devices; newer pages say 50,000. Whether a refused call changes a part of its lists is not documented.',
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
      BanStatus: '0 lifts bans, 1 bans. May be left out beside `BanType` 1 alone.',
      BanType:
        '0 bans for good: whoever is banned cannot come back before the ban is lifted. 1 only puts them out, and they may come back at once. Default: 0. Only later pages than this contract have it.',
      UserIds:
        'The users: at most 50, all registered in the activity, which is who has ever entered it. `listUserBehaviorData` shows the ids. Either this or `Cookies` must have an entry.',
      Cookies:
        'The devices: at most 50 ids, as texts. They are the numbers that `listUserBehaviorData` shows as `Cookie`. Nobody checks that a device exists. Either this or `UserIds` must have an entry.',
    },
    output: {
      Status: '`true`: it is done. `false` is never given; no page says when it would be.',
    },
  },
  getActivityBanUsers: {
    summary: 'Lists the viewers and devices that are banned from an activity.',
    details:
      'A page is a page of both lists at once, and there is no total: read on until a page has fewer than `PageItemCount` entries in both lists. Addresses and bans from the whole account are not in it.',
    input: {
      ActivityId:
        'The id of the activity, which is a live room: a whole number from 1. `listActivities` lists the ids.',
      PageNo: 'Which page, counted from 1. Default: 1. Beyond the last page both lists are empty.',
      PageItemCount: 'How many entries of each of the two lists a page has: 1 to 1000. Default: 1000.',
    },
    output: {
      UserIds: 'The banned users on this page. The order is not documented.',
      Cookies: 'The banned devices on this page, as texts. The order is not documented.',
    },
  },
};
