const sameList = 'it lists what v3/channel/management/list does, with more columns';

/** Endpoints of the vendor that are known and not built; a call of one gets Not Found. */
export const declined = [
  {
    action: 'front/userlistExternal',
    reason: 'it lives on apichat.polyv.net under another protocol: a published key, an encrypted answer',
  },
  { action: 'v3/channel/basic/list', reason: sameList },
  { action: 'v3/channel/management/list-detail', reason: sameList },
  { action: 'v4/channel/basic/list', reason: sameList },
  { action: 'v4/channel/simple/list', reason: sameList },
  {
    action: 'v4/user/viewer-record/get',
    reason: 'records of viewers decide nothing about bans: they are seeded, and one list shows them',
  },
  {
    action: 'v4/channel/lottery-viewer-list/blacklist',
    reason: 'the blacklist of lotteries has nothing to do with bans in the chat',
  },
] as const;
