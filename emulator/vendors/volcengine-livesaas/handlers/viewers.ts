import { Failure } from '../../../../contracts/core/contract/failure.ts';
import {
  defaultUserPage,
  everyGroup,
  onlineDelaySeconds,
  searchStatus,
} from '../../../../contracts/volcengine-livesaas/operations/viewers-schemas.ts';
import {
  deviceNumber,
  findActivity,
  findsName,
  flagOf,
  inattentionOf,
  type LivesaasHandler,
} from '../state/rules.ts';
import { behaviour } from './viewers-behaviour.ts';
import { makeViewer, type Activity, type LivesaasState, type Viewer } from '../state/state.ts';

const listActivityUsers: LivesaasHandler<'listActivityUsers'> = (call, state) => {
  const { input, assume } = call;
  const activity = findActivity(state, input.ActivityId);
  if (activity instanceof Failure) return activity;
  const { PageNumber = 1, PageSize = defaultUserPage } = input;
  const all = [...activity.users.values()];
  const found = all.filter((viewer) => isWanted(viewer, activity, call));
  const rows = [...(isPresenterShown(call) ? [presenter] : []), ...found];
  const page = rows.slice((PageNumber - 1) * PageSize, PageNumber * PageSize);
  const flag = flagOf(assume);
  return {
    PageNumber,
    PageSize,
    TotalCount: rows.length,
    OnlineUserCount: all.filter((viewer) => isShownOnline(viewer, call)).length,
    TotalUserCount: all.length,
    UserMsgs: page.map((viewer) => ({
      UserId: BigInt(viewer.id),
      UserName: viewer.name,
      SilenceStatus: flag(activity.silencedUsers.has(viewer.id)),
      OnlineStatus: flag(isShownOnline(viewer, call)),
      IsPresenter: flag(viewer === presenter),
      UserCookie: deviceNumber(viewer.device),
      ExternalUserId: viewer.externalId,
      IsBannedUser: flag(isShownBanned(viewer, activity, state, call)),
      IsBannedIP: flag(isAddressBanned(viewer, activity)),
      IP: viewer.ip ?? '',
      ...inattentionOf(viewer),
      UserCredit: 0,
      AudienceGroupId: BigInt(viewer.groupId),
    })),
  };
};

type Call = Parameters<typeof listActivityUsers>[0];

const presenter: Viewer = { ...makeViewer('0'), isOnline: true };

function isPresenterShown({ input, assume }: Call): boolean {
  const isPlain = input.SearchStatus === searchStatus.everybody && !input.SearchName;
  return isPlain && assume('volcengine-livesaas.presenter-row') === 'first row';
}

function isWanted(viewer: Viewer, activity: Activity, { input, assume }: Call): boolean {
  const { SearchName, SearchStatus, SearchAudienceGroupId = everyGroup } = input;
  const isInGroup = SearchAudienceGroupId === everyGroup || SearchAudienceGroupId === viewer.groupId;
  if (!isInGroup || !findsName(viewer.name, SearchName, assume)) return false;
  const { shifts, mutes, silences } = viewer.inattention;
  switch (SearchStatus) {
    case searchStatus.everybody:
      return true;
    case searchStatus.silenced:
      return activity.silencedUsers.has(viewer.id);
    case searchStatus.kicked:
      return isUserBanned(viewer, activity);
    case searchStatus.banned:
      return (
        isAddressBanned(viewer, activity) ||
        (assume('volcengine-livesaas.search-banned') === 'every ban' && isUserBanned(viewer, activity))
      );
    case searchStatus.inattentive:
      return shifts + mutes + silences > 0;
  }
}

function isUserBanned({ id }: Viewer, { bannedUsers }: Activity): boolean {
  return bannedUsers.has(id);
}

function isAddressBanned({ ip }: Viewer, { bannedIps }: Activity): boolean {
  return ip !== undefined && bannedIps.has(ip);
}

function isShownBanned(
  viewer: Viewer,
  activity: Activity,
  { accountBans }: LivesaasState,
  { assume }: Call,
): boolean {
  if (isUserBanned(viewer, activity)) return true;
  if (assume('volcengine-livesaas.banned-user-flag') === 'of the user in the activity') return false;
  const isDeviceBanned = viewer.device !== undefined && activity.bannedCookies.has(viewer.device);
  return isDeviceBanned || accountBans.has(viewer.id);
}

function isShownOnline({ isOnline, leftAt }: Viewer, { now, assume }: Call): boolean {
  const isDelayed = assume('volcengine-livesaas.online-delay') === 'after 5 minutes';
  const wasJustThere = leftAt !== undefined && now < (leftAt + onlineDelaySeconds) * 1000;
  return isOnline || (isDelayed && wasJustThere);
}

export const viewers = {
  listActivityUsers,
  ...behaviour,
};
