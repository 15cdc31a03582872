const sameList = 'it lists what v3/channel/management/list does, with more columns';

const noMessages = 'there are no chat messages here: they can be neither sent, read, reviewed nor deleted';
const wholeChat = 'it opens or closes the chat for everybody; no viewer is concerned';

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
  {
    action: 'v3/channel/chat/is-kicked',
    reason: 'it asks of one viewer what v3/channel/chat/list-kicked tells of all',
  },
  { action: 'v4/channel/chat/update-chatEnabled', reason: wholeChat },
  { action: 'v3/channel/switch/update', reason: wholeChat },
  { action: 'v3/channel/chat/get-censor-enabled', reason: noMessages },
  { action: 'v3/channel/chat/update-censor-enabled', reason: noMessages },
  { action: 'v3/channel/chat/get-censor-content', reason: noMessages },
  { action: 'v3/channel/chat/pass-censor-content', reason: noMessages },
  { action: 'v4/chat/message/audit', reason: noMessages },
  { action: 'v3/channel/chat/get-history-page', reason: noMessages },
  { action: 'v3/user/chat/get-speak-list', reason: noMessages },
  { action: 'v2/chat/{channelId}/delChat', reason: noMessages },
  { action: 'v2/chat/{channelId}/cleanChat', reason: noMessages },
  { action: 'v3/channel/chat/remove-contents', reason: noMessages },
  { action: 'v3/channel/chat/send-admin-msg', reason: noMessages },
  { action: 'v3/channel/chat/send', reason: noMessages },
  { action: 'v4/chat/alert-to-special', reason: noMessages },
  { action: 'v4/chat/add-bullentin', reason: noMessages },
  { action: 'v4/chat/list-bullentin', reason: noMessages },
  { action: 'v3/channel/chat/count-online-user', reason: 'viewers here have no connections to count' },
  { action: 'v2/stream/{channelId}/cutoff', reason: 'it stops a whole stream; no viewer is concerned' },
  {
    action: 'v4/channel/watch/viewer/logout',
    reason: 'viewers here have no sessions to end; a kick is what keeps somebody out',
  },
  { action: 'v4/channel/detail/list', reason: sameList },
  { action: 'v4/channel/basic/get', reason: 'it shows what v3/channel/management/list does, of one channel' },
  {
    action: 'v4/channel/robot/setting/update',
    reason: 'robots are shown beside viewers; no ban concerns one',
  },
  { action: 'v4/chat/get-group-login-times', reason: 'viewers here have no connections to count' },
  { action: 'v1/channelSetting/{channelId}/send-chat', reason: noMessages },
  {
    action: 'v2/channelSetting/{channelId}/get-chat-admin',
    reason: 'it shows the name and picture of the chat’s administrator; no viewer is concerned',
  },
  {
    action: 'v2/channels/{channelId}/get',
    reason: 'it shows what v3/channel/management/list does, of one channel',
  },
] as const;
