import type { Assume } from '../../../../contracts/core/contract/assumption.ts';
import { fail, type Failure } from '../../../../contracts/core/contract/failure.ts';
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

type NoActivity = Failure<'InvalidParameter.ActivityNotExist' | 'InvalidParameter.ActivityHasBeenDeleted'>;

export function findActivity({ activities }: LivesaasState, activityId: string): Activity | NoActivity {
  const activity = activities.get(activityId);
  if (!activity) return fail('InvalidParameter.ActivityNotExist');
  return activity.isDeleted ? fail('InvalidParameter.ActivityHasBeenDeleted') : activity;
}

/** The banned or silenced, in the order in which the lists of this API have them. */
export function inOrderOfBans(subjects: ReadonlySet<string>, assume: LivesaasAssume): string[] {
  const isOldestFirst = assume('volcengine-livesaas.ban-list-order') === 'oldest first';
  return isOldestFirst ? [...subjects] : [...subjects].reverse();
}

/** Whether a list of a call holds more than it may. */
export function isTooLong(list: readonly string[], most: number, assume: LivesaasAssume): boolean {
  const isEachCounted = assume('volcengine-livesaas.repeated-entries') === 'each';
  return (isEachCounted ? list.length : new Set(list).size) > most;
}

/** What a list gets that is too long, where no page gives a code. */
export function refuseLength(
  field: string,
  assume: LivesaasAssume,
): Failure<'InvalidParameter.ArrayOverLimit' | 'InvalidParameter.%sInvalid'> {
  return fail(assume('volcengine-livesaas.long-list-code'), { field });
}

/** Refuses user ids that no viewer can have, where an assumption has it so. */
export function refuseIds(
  field: string,
  ids: readonly string[],
  assume: LivesaasAssume,
): Failure<'InvalidParameter.%sInvalid'> | undefined {
  const isNamedByField = assume('volcengine-livesaas.user-id-range') !== 'an unknown user';
  const isMisshapen = isNamedByField && ids.some((id) => BigInt(id) <= 0n);
  return isMisshapen ? fail('InvalidParameter.%sInvalid', { field }) : undefined;
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
): Failure<'InvalidParameter.ArrayOverLimit' | 'InvalidParameter.%sInvalid'> | undefined {
  if ([users, devices].some((list) => isTooLong(list, largestBatch, assume)))
    return fail('InvalidParameter.ArrayOverLimit');
  const misshapen = refuseIds('UserIds', users, assume);
  if (misshapen) return misshapen;
  const mustBeDigits = assume('volcengine-livesaas.cookie-form') === 'digits';
  const isMisshapen = mustBeDigits && devices.some((device) => !/^\d+$/.test(device));
  return isMisshapen ? fail('InvalidParameter.%sInvalid', { field: 'Cookies' }) : undefined;
}

/** Of the users of a call those whom it may concern, or the failure that names the first one who is not registered. */
export function chooseUsers(
  { users: registered }: Activity,
  users: ReadonlySet<string>,
  assume: LivesaasAssume,
): ReadonlySet<string> | Failure<'InvalidParameter.UserIdNotRegistered'> {
  const known = new Set([...users].filter((user) => registered.has(user)));
  const stranger = [...users].find((user) => !registered.has(user));
  const isSkipped = assume('volcengine-livesaas.unknown-user') === 'skip the user' && known.size > 0;
  if (stranger === undefined || isSkipped) return known;
  return fail('InvalidParameter.UserIdNotRegistered', { userId: stranger });
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
): Failure<Err> | undefined {
  const given = [
    { ...users, error: errors.users },
    { ...devices, error: errors.devices },
  ].filter(({ ids }) => ids.size > 0);
  const done = given.filter(({ ids, banned }) => [...ids].every((id) => isDone(id, banned)));
  const isOneEnough = assume('volcengine-livesaas.one-list-done') === 'refuse';
  const [first] = done;
  return first && (isOneEnough || done.length === given.length) ? fail(first.error) : undefined;
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
): Failure<'QuotaExceeded.UserIdOverLimit' | 'QuotaExceeded.CookieOverLimit'> | undefined {
  const kinds = [
    { ...devices, name: 'bannedCookies', error: 'QuotaExceeded.CookieOverLimit' },
    { ...users, name: 'bannedUsers', error: 'QuotaExceeded.UserIdOverLimit' },
  ] as const;
  const ordered = assume('volcengine-livesaas.quota-order') === 'devices' ? kinds : kinds.toReversed();
  const exceeded = ordered.find(
    ({ ids, banned, name }) => ids.size > 0 && new Set([...banned, ...ids]).size > quota(name),
  );
  return exceeded && fail(exceeded.error);
}
