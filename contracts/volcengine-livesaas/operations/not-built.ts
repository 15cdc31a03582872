const noMessages = 'there are no chat messages here';
const whoMayWatch = 'who may watch is a setting of the page, not a sanction';

/** Actions of the vendor that are known and not built; a call of one gets InvalidActionOrVersion. */
export const declined = [
  {
    action: 'CreateVipOrBlackListUserInfo',
    reason: 'the blacklist of lotteries shares no state with bans',
  },
  { action: 'UpdateViewingRestriction', reason: whoMayWatch },
  { action: 'ForbidLiveChannel', reason: 'it stops a whole stream; no viewer is concerned' },
  { action: 'ResumeLiveChannel', reason: 'it starts a whole stream again; no viewer is concerned' },
  {
    action: 'UpdateActivityStatusAPI',
    reason: 'it moves an activity between stages; no viewer is concerned',
  },
  { action: 'UpdateActivityBasicConfigAPI', reason: 'it decorates the page of an activity' },
  { action: 'ListActivityByCacheAPI', reason: 'it lists what ListActivityAPI lists, with a delay' },
  { action: 'ListActivityFeedInfosAPI', reason: 'it lists what ListActivityAPI lists, for a page of covers' },
  { action: 'GetCustomActMsgAPI', reason: 'it shows what GetActivityAPI shows, beside streams and looks' },
  { action: 'ListUserBehaviorDataAPI', reason: 'it is no longer maintained; ListUserBehaviorDataAPIV2 is' },
  { action: 'ListAccountUserData', reason: 'it needs profiles of viewers, which come from analytics' },
  { action: 'GetAccountUserTrackData', reason: 'it needs profiles of viewers, which come from analytics' },
  { action: 'PollingChatAPI', reason: noMessages },
  { action: 'DeleteChatAPI', reason: noMessages },
  {
    action: 'GetActivityAntidirtAPI',
    reason: 'it is about words in chat messages, of which there are none here',
  },
  {
    action: 'AddActivityAntidirtAPI',
    reason: 'it is about words in chat messages, of which there are none here',
  },
  {
    action: 'DelActivityAntidirtAPI',
    reason: 'it is about words in chat messages, of which there are none here',
  },
  { action: 'ListActivityChatAPI', reason: noMessages },
  { action: 'ListUserChatAPI', reason: noMessages },
  { action: 'DeleteUserMessage', reason: noMessages },
  { action: 'ConfirmReviewChatAPI', reason: noMessages },
  { action: 'UpdateChatReviewStatusAPI', reason: noMessages },
  { action: 'UpdateActivityChatReview', reason: noMessages },
  { action: 'AddActivityCommentReviewExemption', reason: noMessages },
  { action: 'DelActivityCommentReviewExemption', reason: noMessages },
  { action: 'GetActivityCommentReviewExemption', reason: noMessages },
  { action: 'GetTopChatAPI', reason: noMessages },
  { action: 'TopChatAPI', reason: noMessages },
  { action: 'GetHotChatAPI', reason: noMessages },
  { action: 'PresenterChatAPI', reason: noMessages },
  { action: 'PresenterChatAPIV2', reason: noMessages },
  { action: 'UpdateActivityCommentConfig', reason: noMessages },
  { action: 'SendCustomSystemMessageAPI', reason: noMessages },
  { action: 'InsertWhiteList', reason: whoMayWatch },
  { action: 'GetWhiteList', reason: whoMayWatch },
  { action: 'DeleteWhiteList', reason: whoMayWatch },
  { action: 'SubmitAudit', reason: 'it warns or stops a whole stream; no viewer is concerned' },
] as const;
