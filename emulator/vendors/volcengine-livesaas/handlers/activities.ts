import { Failure } from '../../../../contracts/core/contract/failure.ts';
import {
  defaultActivityPage,
  mainAccount,
} from '../../../../contracts/volcengine-livesaas/operations/activities-schemas.ts';
import { deepestEntry } from '../../../../contracts/volcengine-livesaas/operations/field-schemas.ts';
import { findActivity, findsName, type LivesaasAssume, type LivesaasHandler } from '../state/rules.ts';
import { removeFromRoom } from '../state/room-access.ts';
import { createActivityHandlers } from './activities-create.ts';
import { coversOf, lockOf, stageOf, viewUrlOf } from './activities-status.ts';
import type { Activity } from '../state/state.ts';

const listActivities: LivesaasHandler<'listActivities'> = (call, { activities }) => {
  const { input } = call;
  const { PageNo = 1, PageItemCount = defaultActivityPage } = input;
  const found = [...activities.values()].filter((activity) => isWanted(activity, call));
  const reachable = found.toSorted(byTime(call)).slice(0, deepestEntry);
  const page = reachable.slice((PageNo - 1) * PageItemCount, PageNo * PageItemCount);
  return {
    PageNo,
    PageItemCount,
    TotalItemCount: reachable.length,
    Activities: page.map((activity) => describe(activity, call.now, call.assume)),
  };
};

const getActivity: LivesaasHandler<'getActivity'> = ({ input, now, assume }, state) => {
  const activity = findActivity(state, input.ActivityId);
  if (activity instanceof Failure) return activity;
  const { id, name, settings } = activity;
  return {
    Id: BigInt(id),
    Name: name,
    LiveTime: settings.LiveTime ?? 0,
    IsAutoEndEnable: settings.IsAutoEndEnable ?? 0,
    EndTime: settings.EndTime ?? 0,
    ...coversOf(activity),
    Status: stageOf(activity, now, assume),
    ViewUrl: viewUrlOf(activity),
    IsPageViewEnable: 0,
    IsLockPreview: lockOf(activity),
    OwnerSubAccount: mainAccount,
    LiveMode: settings.LiveMode ?? 0,
    LiveLayout: settings.LiveLayout ?? 0,
    LiveReviewStatus: 0,
  };
};

/** Nothing that was decided about its viewers outlives an activity; that they were there does. */
const deleteActivity: LivesaasHandler<'deleteActivity'> = ({ input, now }, state) => {
  const activity = findActivity(state, input.ActivityId);
  if (activity instanceof Failure) return activity;
  activity.isDeleted = true;
  removeFromRoom(activity, () => true, now);
  const { bannedUsers, bannedCookies, bannedIps, silencedUsers } = activity;
  for (const subjects of [bannedUsers, bannedCookies, bannedIps, silencedUsers]) subjects.clear();
  return { ActivityId: BigInt(activity.id), ActivityIdStr: '', Status: 0 };
};

type Search = Parameters<typeof listActivities>[0];

function isWanted(activity: Activity, { input, now, assume }: Search): boolean {
  const { id, name, isDeleted, settings } = activity;
  const { LiveTime = 0, LiveMode = 0, LiveLayout = 0 } = settings;
  const { IsLockPreview = 0, Status = 0, SearchActivityId } = input;
  const agrees = (wanted: string | number | undefined, actual: string | number): boolean =>
    wanted === undefined || wanted === '' || wanted === actual;
  return (
    !isDeleted &&
    findsName(name, input.Name, assume) &&
    (Status === 0 || stageOf(activity, now, assume) === Status) &&
    LiveTime >= (input.LiveTime ?? 0) &&
    (IsLockPreview === -1 || lockOf(activity) === IsLockPreview) &&
    agrees(input.LiveMode, LiveMode) &&
    agrees(input.LiveLayout, LiveLayout) &&
    agrees(SearchActivityId, id) &&
    agrees(input.ViewPageUrl, viewUrlOf(activity))
  );
}

/** Whatever has the same time stays in the order in which it was made. */
function byTime({ input: { SortBy, SortOrder }, assume }: Search) {
  const isLatestFirst = assume('volcengine-livesaas.activity-order') === 'latest start first';
  const isDescending = SortOrder === 'Desc' || (SortOrder !== 'Asc' && isLatestFirst);
  const timeOf = ({ settings: { CreateTime = 0, LiveTime = 0 } }: Activity): number =>
    SortBy === 'CreateTime' ? CreateTime : LiveTime;
  return (left: Activity, right: Activity): number =>
    isDescending ? timeOf(right) - timeOf(left) : timeOf(left) - timeOf(right);
}

function describe(activity: Activity, now: number, assume: LivesaasAssume) {
  const { id, name, settings } = activity;
  return {
    Id: BigInt(id),
    Name: name,
    Status: stageOf(activity, now, assume),
    LiveTime: settings.LiveTime ?? 0,
    StreamStartTime: 0,
    CreateTime: settings.CreateTime ?? 0,
    ViewUrl: viewUrlOf(activity),
    ...coversOf(activity),
    LiveMode: settings.LiveMode ?? 0,
    LiveLayout: settings.LiveLayout ?? 0,
    LiveReviewStatus: 0,
    IsLockPreview: lockOf(activity),
    HostAccountId: 0,
    HostAccountName: '',
    SiteTags: [],
    TextSiteTags: [],
  };
}

export const activities = {
  listActivities,
  deleteActivity,
  getActivity,
  ...createActivityHandlers,
};
