import { Failure, refuse, type Refused } from '../../../../contracts/core/contract/failure.ts';
import { beyond, reason, words, type Reason } from '../../../../contracts/core/contract/reason.ts';
import type { IdSource } from '../../../../contracts/core/contract/int64.ts';
import {
  activityStatus,
  isEndOfActivity,
  isNameOfActivity,
  lengthOfName,
  longestActivity,
} from '../../../../contracts/volcengine-livesaas/operations/activities-schemas.ts';
import { findActivity, type LivesaasHandler } from '../state/rules.ts';
import { makeViewUrl } from './activities-status.ts';
import type { Activity, LivesaasState } from '../state/state.ts';

const createActivity: LivesaasHandler<'createActivity'> = (call, state) => {
  const activity = refuseEnd(call) ?? create(call, state);
  if (activity instanceof Failure) return activity;
  return {
    ActivityId: BigInt(activity.id),
    ViewUrl: activity.settings.ViewUrl ?? '',
    ActivityIdStr: call.assume('volcengine-livesaas.created-id-text') === 'the id' ? activity.id : '',
    Status: 0,
  };
};

/** The older action answers with the id alone; of its looks an empty text leaves them open. */
const createActivityOfFirstVersion: LivesaasHandler<'createActivityByFirstVersion'> = (call, state) => {
  const refusal = refuseByFirstVersion(call);
  if (refusal) return refusal;
  const { ViewUrlPath, CoverImage, VerticalCoverImage, ...rest } = call.input;
  const looks = Object.entries({ ViewUrlPath, CoverImage, VerticalCoverImage }).filter(([, text]) => text);
  const activity = create({ ...call, input: { ...rest, ...Object.fromEntries(looks) } }, state);
  return activity instanceof Failure ? activity : { ActivityId: BigInt(activity.id) };
};

type WrongField = Refused<'InvalidParameter.%sInvalid'>;

function refuseByFirstVersion(
  call: Parameters<typeof createActivityOfFirstVersion>[0],
): WrongField | undefined {
  if (call.assume('volcengine-livesaas.first-version-rules') === 'any') return undefined;
  const isNamed = isNameOfActivity(call.input.Name);
  if (isNamed) return refuseEnd(call);
  const count = Array.from(call.input.Name).length;
  const why = beyond('field', 'Name', { of: 'characters', ...lengthOfName }, count, {
    assumption: 'volcengine-livesaas.first-version-rules',
  });
  return refuse('InvalidParameter.%sInvalid', why, { field: 'Name' });
}

/** An end lies ahead, and after the start by 72 hours at most; who wants an activity to end by itself names one. */
function refuseEnd({ input, now }: Pick<Call, 'now'> & { readonly input: Ends }): WrongField | undefined {
  const { EndTime, LiveTime, IsAutoEndEnable } = input;
  const current = Math.floor(now / 1000);
  if (EndTime === undefined) {
    const why = () => reason('field', 'EndTime', 'a time, since IsAutoEndEnable is 1', undefined);
    return IsAutoEndEnable === 1 ? refuseField(why()) : undefined;
  }
  const start = LiveTime ?? current;
  return isEndOfActivity(EndTime, start, current)
    ? undefined
    : refuseField(wrongEnd(EndTime, start, current));
}

function wrongEnd(end: number, start: number, now: number): Reason {
  const expected = `seconds since 1970, after now (${now}) and after LiveTime by at most ${longestActivity} s`;
  const ahead = end - start;
  const beside = ahead < 0 ? `${-ahead} s before LiveTime` : `${ahead} s after LiveTime`;
  const received = end <= now ? `${now - end} s before now` : beside;
  return reason('field', 'EndTime', expected, words(`${end}, ${received}`));
}

function refuseField(why: Reason): WrongField {
  return refuse('InvalidParameter.%sInvalid', why, { field: why.path });
}

type Ends = Pick<Call['input'], 'EndTime' | 'LiveTime' | 'IsAutoEndEnable'>;

type Call = Parameters<typeof createActivity>[0];

function create(call: Call, state: LivesaasState): Activity | NoSource {
  const source = findSource(call, state);
  if (source instanceof Failure) return source;
  const activity = makeActivity(makeId(state, call.ids), call, source);
  state.activities.set(activity.id, activity);
  return activity;
}

type NoSource = Refused<
  | 'InvalidParameter.%sInvalid'
  | 'InvalidParameter.ActivityNotExist'
  | 'InvalidParameter.ActivityHasBeenDeleted'
>;

/** The activity that is copied, if one is. */
function findSource(
  { input: { OldId }, assume }: Call,
  state: LivesaasState,
): Activity | NoSource | undefined {
  if (OldId === undefined) return undefined;
  const source = findActivity(state, OldId, 'OldId');
  const isNamedByField = assume('volcengine-livesaas.copy-source') === 'InvalidParameter.%sInvalid';
  if (!(source instanceof Failure) || !isNamedByField) return source;
  const assumption = 'volcengine-livesaas.copy-source';
  return refuse('InvalidParameter.%sInvalid', { ...source.reason, assumption }, { field: 'OldId' });
}

function makeActivity(id: string, call: Call, source: Activity | undefined): Activity {
  const areBansCopied = call.assume('volcengine-livesaas.copied-bans') === 'yes';
  const copyOf = (subjects: ReadonlySet<string> | undefined): Set<string> =>
    new Set(areBansCopied ? subjects : []);
  const bannedUsers = copyOf(source?.bannedUsers);
  const banned = [...(source?.users ?? [])].filter(([user]) => bannedUsers.has(user));
  return {
    id,
    name: call.input.Name,
    isDeleted: false,
    settings: settingsOf(call, source),
    users: new Map(banned.map(([user, viewer]) => [user, { ...viewer, isOnline: false, visits: [] }])),
    bannedUsers,
    bannedCookies: copyOf(source?.bannedCookies),
    bannedIps: copyOf(source?.bannedIps),
    silencedUsers: new Set(),
  };
}

/** A copy looks like its source, unless the call says otherwise; its times are its own. */
function settingsOf({ input, now, ids }: Call, source: Activity | undefined): Activity['settings'] {
  const current = Math.floor(now / 1000);
  const looks = source?.settings;
  return {
    Status: activityStatus.preview,
    CreateTime: current,
    LiveTime: input.LiveTime ?? current,
    EndTime: input.EndTime,
    IsAutoEndEnable: input.IsAutoEndEnable,
    LiveMode: input.LiveMode ?? looks?.LiveMode,
    LiveLayout: input.LiveLayout ?? looks?.LiveLayout,
    CoverImage: input.CoverImage ?? looks?.CoverImage,
    VerticalCoverImage: input.VerticalCoverImage ?? looks?.VerticalCoverImage,
    ViewUrl: makeViewUrl(input.ViewUrlPath ?? ids.hex(8)),
  };
}

/** Sixteen digits, as the vendor's ids have. */
function makeId({ activities }: LivesaasState, ids: IdSource): string {
  const digits = (count: number): string => String(ids.integer(10 ** count)).padStart(count, '0');
  for (;;) {
    const id = `18${digits(7)}${digits(7)}`;
    if (!activities.has(id)) return id;
  }
}

export const createActivityHandlers = {
  createActivity,
  createActivityByFirstVersion: createActivityOfFirstVersion,
};
