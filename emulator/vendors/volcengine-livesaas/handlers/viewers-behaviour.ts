import { Failure, refuse, type Refused } from '../../../../contracts/core/contract/failure.ts';
import { deepestEntry } from '../../../../contracts/volcengine-livesaas/operations/field-schemas.ts';
import {
  defaultBehaviourPage,
  scrollLifeSeconds,
} from '../../../../contracts/volcengine-livesaas/operations/viewers-schemas.ts';
import {
  deviceNumber,
  findActivity,
  findsName,
  flagOf,
  inattentionOf,
  type LivesaasHandler,
} from '../state/rules.ts';
import type { Activity, Viewer, Visit } from '../state/state.ts';
import { reason, words, type Reason } from '../../../../contracts/core/contract/reason.ts';

const listUserBehaviorData: LivesaasHandler<'listUserBehaviorData'> = (call, state) => {
  const { input, assume, now } = call;
  const { PageNo = 1, PageItemCount = defaultBehaviourPage, ScrollId = '' } = input;
  const isMerged = input.IsMerge === 1 || input.IsMergeUserId === 1;
  const refusal = refuseScroll(ScrollId, { activity: input.ActivityId, page: PageNo, isMerged, now });
  if (refusal) return refusal;
  const activity = findActivity(state, input.ActivityId);
  if (activity instanceof Failure) return activity;
  const stays = merge(findStays(activity, call), input);
  const page = stays.slice((PageNo - 1) * PageItemCount, PageNo * PageItemCount);
  const mayScroll =
    assume('volcengine-livesaas.scroll-start') === 'always' || stays.length > deepestEntry || ScrollId !== '';
  return {
    Data: page.map((stay) => describe(stay, activity, call)),
    TotalItemCount: stays.length,
    ScrollId: isMerged || !mayScroll ? '' : makeScrollId(input.ActivityId, PageNo + 1, now),
  };
};

type Call = Parameters<typeof listUserBehaviorData>[0];

/** One entry: somebody's visits, usually one. Of a viewer without a visit on record there is one entry as well. */
interface Stay {
  readonly viewer: Viewer;
  readonly visits: readonly Visit[];
}

function findStays({ users }: Activity, { input, assume }: Call): readonly Stay[] {
  const { UserId, UserIds, ExternalUserId, Name, StartTime, EndTime } = input;
  const isMeant = (viewer: Viewer): boolean =>
    (UserId === undefined || viewer.id === UserId) &&
    (!UserIds?.length || UserIds.includes(viewer.id)) &&
    (!ExternalUserId || viewer.externalId === ExternalUserId) &&
    findsName(viewer.name, Name, assume);
  const isInTime = ({ joinAt, leaveAt }: Visit): boolean =>
    (StartTime === undefined || joinAt >= Number(StartTime)) &&
    (EndTime === undefined || (leaveAt !== undefined && leaveAt <= Number(EndTime)));
  const isAnyTime = StartTime === undefined && EndTime === undefined;
  return [...users.values()].filter(isMeant).flatMap((viewer): Stay[] => {
    if (viewer.visits.length === 0) return isAnyTime ? [{ viewer, visits: [] }] : [];
    return viewer.visits.filter(isInTime).map((visit) => ({ viewer, visits: [visit] }));
  });
}

function merge(stays: readonly Stay[], { IsMerge, IsMergeUserId }: Call['input']): readonly Stay[] {
  if (IsMerge !== 1 && IsMergeUserId !== 1) return stays;
  const keyOf = ({ viewer, visits }: Stay): string => {
    const device = visits[0]?.device ?? viewer.device;
    return IsMergeUserId === 1 || device === undefined ? `user ${viewer.id}` : `device ${device}`;
  };
  const merged = new Map<string, Stay>();
  for (const stay of stays) {
    const key = keyOf(stay);
    const first = merged.get(key);
    merged.set(key, first ? { ...first, visits: [...first.visits, ...stay.visits] } : stay);
  }
  return [...merged.values()];
}

function describe({ viewer, visits }: Stay, { silencedUsers }: Activity, { assume, now }: Call) {
  const [first] = visits;
  const seconds = visits.map(({ joinAt, leaveAt = Math.floor(now / 1000) }) => Math.max(0, leaveAt - joinAt));
  return {
    UserId: BigInt(viewer.id),
    Cookie: deviceNumber(first?.device ?? viewer.device),
    ExternalUserId: viewer.externalId,
    UserName: viewer.name,
    UserTel: '',
    IP: first?.ip ?? viewer.ip ?? '',
    Region: '',
    Os: '',
    UserDevice: [],
    AccessTime: first ? formatTime(first.joinAt, assume) : '',
    JoinAt: visits.map(({ joinAt }) => joinAt),
    LeaveAt: visits.flatMap(({ leaveAt }) => leaveAt ?? []),
    WatchTime: seconds.reduce((sum, one) => sum + one, 0),
    SilenceStatus: flagOf(assume)(silencedUsers.has(viewer.id)),
    ...inattentionOf(viewer),
    CommentCounts: 0,
    ThumbUpNumber: 0,
    CheckInNumber: 0,
    UserCredit: 0,
    Extra: '',
  };
}

const chinaOffsetSeconds = 8 * 3600;

function formatTime(seconds: number, assume: Call['assume']): string {
  if (assume('volcengine-livesaas.access-time-form') === 'seconds since 1970') return String(seconds);
  return new Date((seconds + chinaOffsetSeconds) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

export const behaviour = {
  listUserBehaviorData,
};

/** Where a reading that scrolls stands. */
interface Position {
  readonly activity: string;
  readonly page: number;
  readonly isMerged: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The id with which the page `next` can be read; it says all that there is to remember. */
export function makeScrollId(activity: string, next: number, now: number): string {
  return Buffer.from([activity, next, now + scrollLifeSeconds * 1000].join(' ')).toString('base64url');
}

/** Refuses what does not fit where a reading goes on: pages follow each other one by one, within 20 minutes, and merged entries cannot be scrolled. */
function refuseScroll(
  scrollId: string,
  { activity, page, isMerged, now }: Position,
): Refused<'InvalidParameter.%sInvalid'> | undefined {
  if (scrollId === '') return undefined;
  const [ofActivity, next, end] = Buffer.from(scrollId, 'base64url').toString().split(' ');
  if (isMerged)
    return refuseField(reason('field', 'ScrollId', 'empty, beside IsMerge or IsMergeUserId', scrollId));
  if (ofActivity !== activity || end === undefined)
    return refuseField(
      reason('field', 'ScrollId', 'the ScrollId of the page before, of this activity', scrollId),
    );
  if (!(Number(end) > now)) {
    const age = words(`one that ended ${Math.floor((now - Number(end)) / 1000)} s ago`);
    return refuseField(reason('field', 'ScrollId', `a ScrollId of the last ${scrollLifeSeconds} s`, age));
  }
  if (Number(next) === page) return undefined;
  return refuseField(
    reason('field', 'PageNo', `${next}, the page after the one that gave the ScrollId`, page),
  );
}

function refuseField(why: Reason): Refused<'InvalidParameter.%sInvalid'> {
  return refuse('InvalidParameter.%sInvalid', why, { field: why.path });
}
