/** Actions of the vendor that are known and not built; a call of one gets InvalidActionOrVersion. */
export const declined = [
  {
    action: 'CreateVipOrBlackListUserInfo',
    reason: 'the blacklist of lotteries shares no state with bans',
  },
  { action: 'UpdateViewingRestriction', reason: 'who may watch is a setting of the page, not a sanction' },
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
  { action: 'PollingChatAPI', reason: 'there are no chat messages here' },
  { action: 'DeleteChatAPI', reason: 'there are no chat messages here' },
] as const;
