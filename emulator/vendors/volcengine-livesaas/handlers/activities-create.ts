import { fail, Failure } from '../../../../contracts/core/contract/failure.ts';
import type { IdSource } from '../../../../contracts/core/contract/int64.ts';
import {
  activityStatus,
  isEndOfActivity,
  isNameOfActivity,
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

type WrongField = Failure<'InvalidParameter.%sInvalid'>;

function refuseByFirstVersion(
  call: Parameters<typeof createActivityOfFirstVersion>[0],
): WrongField | undefined {
  if (call.assume('volcengine-livesaas.first-version-rules') === 'any') return undefined;
  const isNamed = isNameOfActivity(call.input.Name);
  return isNamed ? refuseEnd(call) : fail('InvalidParameter.%sInvalid', { field: 'Name' });
}

function refuseEnd(call: Pick<Call, 'now'> & { readonly input: Ends }): WrongField | undefined {
  return isEndInOrder(call) ? undefined : fail('InvalidParameter.%sInvalid', { field: 'EndTime' });
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

/** An end lies ahead, and after the start by 72 hours at most; who wants an activity to end by itself names one. */
function isEndInOrder({ input, now }: Parameters<typeof refuseEnd>[0]): boolean {
  const { EndTime, IsAutoEndEnable } = input;
  const current = Math.floor(now / 1000);
  if (EndTime === undefined) return IsAutoEndEnable !== 1;
  return isEndOfActivity(EndTime, input.LiveTime ?? current, current);
}

type NoSource = Failure<
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
  const source = findActivity(state, OldId);
  const isNamedByField = assume('volcengine-livesaas.copy-source') === 'InvalidParameter.%sInvalid';
  return source instanceof Failure && isNamedByField
    ? fail('InvalidParameter.%sInvalid', { field: 'OldId' })
    : source;
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
