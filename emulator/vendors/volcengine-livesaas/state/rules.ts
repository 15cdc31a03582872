import type { Assume } from '../../../../contracts/core/contract/assumption.ts';
import { refuse, type Refused } from '../../../../contracts/core/contract/failure.ts';
import {
  bareId,
  beyond,
  notFound,
  reason,
  words,
  type Reason,
} from '../../../../contracts/core/contract/reason.ts';
import type { assumptions } from '../../../../contracts/volcengine-livesaas/assumptions/index.ts';
import type { VolcengineLivesaas } from '../../../../contracts/volcengine-livesaas/index.ts';
import { readId } from '../../../../contracts/volcengine-livesaas/wire/long-id.ts';
import { largestBatch } from '../../../../contracts/volcengine-livesaas/operations/field-schemas.ts';
import type { HandlerOf } from '../../../core/engine/handler.ts';
import type { Activity, LivesaasState, Viewer } from './state.ts';

export type LivesaasHandler<Key extends keyof VolcengineLivesaas['operations']> = HandlerOf<
  VolcengineLivesaas,
  Key,
  LivesaasState
>;
export type LivesaasAssume = Assume<typeof assumptions>;

type NoActivity = Refused<'InvalidParameter.ActivityNotExist' | 'InvalidParameter.ActivityHasBeenDeleted'>;

/** An activity of the account; `field` is where the call names it. */
export function findActivity(
  { activities }: LivesaasState,
  activityId: string,
  field = 'ActivityId',
): Activity | NoActivity {
  const activity = activities.get(activityId);
  if (!activity) {
    const why = notFound(field, 'an activity of the account', activityId, activities.keys());
    return refuse('InvalidParameter.ActivityNotExist', why);
  }
  const why = () => reason('state', field, 'an activity that is not deleted', bareId(activityId));
  return activity.isDeleted ? refuse('InvalidParameter.ActivityHasBeenDeleted', why()) : activity;
}

/** The banned or silenced, in the order in which the lists of this API have them. */
export function inOrderOfBans(subjects: ReadonlySet<string>, assume: LivesaasAssume): string[] {
  const isOldestFirst = assume('volcengine-livesaas.ban-list-order') === 'oldest first';
  return isOldestFirst ? [...subjects] : [...subjects].reverse();
}

/** Whether a list of a call holds more than it may. */
function isTooLong(list: readonly string[], most: number, assume: LivesaasAssume): boolean {
  const isEachCounted = assume('volcengine-livesaas.repeated-entries') === 'each';
  return (isEachCounted ? list.length : new Set(list).size) > most;
}

/** A list of a call, under the name of its field. */
interface NamedList {
  readonly field: string;
  readonly list: readonly string[];
  readonly most: number;
}

function tooLong({ field, list, most }: NamedList): Reason {
  // Only where an entry is repeated does it matter how those are counted.
  const isRepeated = new Set(list).size < list.length;
  return beyond(
    'field',
    field,
    { of: 'entries', most },
    list.length,
    isRepeated ? { assumption: 'volcengine-livesaas.repeated-entries' } : {},
  );
}

/** Refuses a list that is too long, where no page gives a code. */
export function refuseLength(
  named: NamedList,
  assume: LivesaasAssume,
): Refused<'InvalidParameter.ArrayOverLimit' | 'InvalidParameter.%sInvalid'> | undefined {
  if (!isTooLong(named.list, named.most, assume)) return undefined;
  const { field } = named;
  return refuse(assume('volcengine-livesaas.long-list-code'), tooLong(named), { field });
}

/** Refuses user ids that no viewer can have, where an assumption has it so. */
export function refuseIds(
  field: string,
  ids: readonly string[],
  assume: LivesaasAssume,
): Refused<'InvalidParameter.%sInvalid'> | undefined {
  if (assume('volcengine-livesaas.user-id-range') === 'an unknown user') return undefined;
  const misshapen = ids.find((id) => BigInt(id) <= 0n);
  if (misshapen === undefined) return undefined;
  const why = beyond('field', field, { of: 'value', least: 1 }, misshapen, {
    assumption: 'volcengine-livesaas.user-id-range',
  });
  return refuse('InvalidParameter.%sInvalid', why, { field });
}

/** Whether a name is among those that a search for a part of it finds. */
export function findsName(name: string, wanted: string | undefined, assume: LivesaasAssume): boolean {
  if (!wanted) return true;
  const isCaseIgnored = assume('volcengine-livesaas.name-search') === 'parts, in any case';
  return isCaseIgnored ? name.toLowerCase().includes(wanted.toLowerCase()) : name.includes(wanted);
}

/** A device id as a number; 0 where there is none, or none that is a number. */
export function deviceNumber(device = ''): bigint {
  return BigInt(readId(device) ?? 0);
}

/** What the lists of viewers say of somebody's attention. */
export function inattentionOf({ inattention: { shifts, mutes, silences } }: Viewer) {
  return { ShiftScreenNumber: shifts, MuteNumber: mutes, NoInteractNumber: silences };
}

/** A flag as the lists of viewers have it. */
export function flagOf(assume: LivesaasAssume): (isSet: boolean) => number {
  const [no, yes] = assume('volcengine-livesaas.flag-values') === '0 and 1' ? [0, 1] : [1, 2];
  return (isSet) => (isSet ? yes : no);
}

/** Refuses lists that are too long, and device ids of a wrong form. Nothing is looked up for this. */
export function refuseLists(
  users: readonly string[],
  devices: readonly string[],
  assume: LivesaasAssume,
): Refused<'InvalidParameter.ArrayOverLimit' | 'InvalidParameter.%sInvalid'> | undefined {
  const long = [
    { field: 'UserIds', list: users, most: largestBatch },
    { field: 'Cookies', list: devices, most: largestBatch },
  ].find(({ list, most }) => isTooLong(list, most, assume));
  if (long) return refuse('InvalidParameter.ArrayOverLimit', tooLong(long));
  const misshapen = refuseIds('UserIds', users, assume);
  if (misshapen) return misshapen;
  if (assume('volcengine-livesaas.cookie-form') !== 'digits') return undefined;
  const odd = devices.findIndex((device) => !/^\d+$/.test(device));
  if (odd < 0) return undefined;
  const why = reason('field', `Cookies.${odd}`, 'a text of digits', devices[odd], {
    assumption: 'volcengine-livesaas.cookie-form',
  });
  return refuse('InvalidParameter.%sInvalid', why, { field: 'Cookies' });
}

/** Of the users of a call those whom it may concern, or the failure that names the first one who is not registered. */
export function chooseUsers(
  { users: registered }: Activity,
  users: ReadonlySet<string>,
  assume: LivesaasAssume,
): ReadonlySet<string> | Refused<'InvalidParameter.UserIdNotRegistered'> {
  const known = new Set([...users].filter((user) => registered.has(user)));
  const stranger = [...users].find((user) => !registered.has(user));
  const isSkipped = assume('volcengine-livesaas.unknown-user') === 'skip the user' && known.size > 0;
  if (stranger === undefined || isSkipped) return known;
  const why = notFound('UserIds', 'users who have entered the activity', stranger, registered.keys(), {
    assumption: 'volcengine-livesaas.unknown-user',
  });
  return refuse('InvalidParameter.UserIdNotRegistered', why, { userId: stranger });
}

/** Whom or what one list of a call is about, beside what is banned of the kind. */
export interface Targets {
  readonly ids: ReadonlySet<string>;
  readonly banned: Set<string>;
}

/** The users and the devices of a call. */
export interface Change {
  readonly users: Targets;
  readonly devices: Targets;
}

/**
 * Refuses a change that changes nothing. Some targets of a list may be in the wanted state already;
 * only when all of them are is there an error, which each list has for itself.
 */
export function refuseDone<Err extends string>(
  { users, devices }: Change,
  errors: { readonly users: Err; readonly devices: Err },
  isDone: (id: string, banned: ReadonlySet<string>) => boolean,
  assume: LivesaasAssume,
): Refused<Err> | undefined {
  const given = [
    { ...users, error: errors.users, field: 'UserIds' },
    { ...devices, error: errors.devices, field: 'Cookies' },
  ].filter(({ ids }) => ids.size > 0);
  const done = given.filter(({ ids, banned }) => [...ids].every((id) => isDone(id, banned)));
  const isOneEnough = assume('volcengine-livesaas.one-list-done') === 'refuse';
  const [first] = done;
  if (!first || !(isOneEnough || done.length === given.length)) return undefined;
  return refuse(first.error, allDone(first.field, first.ids, first.banned));
}

/** A reason about a list whose entries are all in the wanted state already. */
export function allDone(field: string, ids: ReadonlySet<string>, banned: ReadonlySet<string>): Reason {
  const [id = ''] = ids;
  const [wanted, is] = banned.has(id)
    ? ['that is not banned yet', 'banned']
    : ['that is banned', 'not banned'];
  const received = ids.size === 1 ? `${id}, which is ${is}` : `${ids.size} entries, all of them ${is}`;
  return reason('state', field, `an entry ${wanted}`, words(received));
}

/** Adds bans in the order of the call, up to a quota. */
export function banWhatFits(
  { users, devices }: Change,
  quota: (name: 'bannedUsers' | 'bannedCookies') => number,
): void {
  const kinds = [
    { ...users, most: quota('bannedUsers') },
    { ...devices, most: quota('bannedCookies') },
  ];
  for (const { ids, banned, most } of kinds) for (const id of ids) if (banned.size < most) banned.add(id);
}

/** Refuses bans beyond a quota: at the quota a ban passes, one above it does not. */
export function refuseExcess(
  { users, devices }: Change,
  quota: (name: string) => number,
  assume: LivesaasAssume,
): Refused<'QuotaExceeded.UserIdOverLimit' | 'QuotaExceeded.CookieOverLimit'> | undefined {
  const kinds = [
    { ...devices, name: 'bannedCookies', error: 'QuotaExceeded.CookieOverLimit', field: 'Cookies' },
    { ...users, name: 'bannedUsers', error: 'QuotaExceeded.UserIdOverLimit', field: 'UserIds' },
  ] as const;
  const ordered = assume('volcengine-livesaas.quota-order') === 'devices' ? kinds : kinds.toReversed();
  const exceeded = ordered.find(
    ({ ids, banned, name }) => ids.size > 0 && new Set([...banned, ...ids]).size > quota(name),
  );
  if (!exceeded) return undefined;
  const { field, ids, banned, name, error } = exceeded;
  return refuse(error, overQuota(field, new Set([...banned, ...ids]).size, quota(name)));
}

/** A reason about bans that would be more than an activity may have. */
export function overQuota(field: string, count: number, most: number): Reason {
  return beyond('limit', field, { of: 'bans in the activity', most }, count);
}
