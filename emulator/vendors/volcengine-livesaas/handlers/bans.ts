import { Failure, refuse } from '../../../../contracts/core/contract/failure.ts';
import { reason } from '../../../../contracts/core/contract/reason.ts';
import { banType, largestPage } from '../../../../contracts/volcengine-livesaas/operations/bans-schemas.ts';
import { banStatus } from '../../../../contracts/volcengine-livesaas/operations/field-schemas.ts';
import {
  banWhatFits,
  chooseUsers,
  findActivity,
  inOrderOfBans,
  refuseDone,
  refuseExcess,
  refuseLists,
  type Change,
  type LivesaasHandler,
} from '../state/rules.ts';
import { removeFromRoom } from '../state/room-access.ts';

const updateActivityUserBanStatus: LivesaasHandler<'updateActivityUserBanStatus'> = (call, state) => {
  const { input, assume } = call;
  const { BanStatus, UserIds = [], Cookies = [] } = input;
  const isKick = input.BanType === banType.kick && assume('volcengine-livesaas.ban-type') === 'honour';
  if (BanStatus === undefined && !isKick) {
    const why = reason('field', 'BanStatus', '0 or 1, beside any BanType', undefined, {
      assumption: 'volcengine-livesaas.ban-type',
    });
    return refuse('InvalidParameter.%sInvalid', why, { field: 'BanStatus' });
  }
  const activity = findActivity(state, input.ActivityId);
  if (activity instanceof Failure) return activity;
  const refusal = refuseLists(UserIds, Cookies, assume);
  if (refusal) return refusal;

  const isLift = BanStatus === banStatus.lift && !isKick;
  const mayBeStrangers = isLift && assume('volcengine-livesaas.lift-unregistered') === 'no';
  const users = mayBeStrangers ? new Set(UserIds) : chooseUsers(activity, new Set(UserIds), assume);
  if (users instanceof Failure) return users;

  const change = {
    users: { ids: users, banned: activity.bannedUsers },
    devices: { ids: new Set(Cookies), banned: activity.bannedCookies },
  };
  if (isLift) return lift(change, call);
  // Whoever is only kicked out may come back at once, so there is nothing to remember.
  const answer = isKick ? { Status: true } : ban(change, call);
  if (answer instanceof Failure) return answer;
  const { users: meant, devices } = change;
  removeFromRoom(activity, ({ id, device = '' }) => meant.ids.has(id) || devices.ids.has(device), call.now);
  return answer;
};

const getActivityBanUsers: LivesaasHandler<'getActivityBanUsers'> = ({ input, assume }, state) => {
  const activity = findActivity(state, input.ActivityId);
  if (activity instanceof Failure) return activity;
  const isPaged = assume('volcengine-livesaas.ban-list-pages') === 'pages';
  const size = isPaged ? (input.PageItemCount ?? largestPage) : Infinity;
  const start = isPaged ? ((input.PageNo ?? 1) - 1) * size : 0;
  const pageOf = (banned: ReadonlySet<string>): string[] =>
    inOrderOfBans(banned, assume).slice(start, start + size);
  // A page is a page of both lists at once.
  return { UserIds: pageOf(activity.bannedUsers).map(BigInt), Cookies: pageOf(activity.bannedCookies) };
};

type Call = Parameters<typeof updateActivityUserBanStatus>[0];
type Answer = ReturnType<typeof updateActivityUserBanStatus>;

function ban(change: Change, call: Call): Answer {
  const errors = {
    users: 'InvalidParameter.UserIdBanned',
    devices: 'InvalidParameter.CookieBanned',
  } as const;
  const quota: typeof call.quota = (name) => call.quota(name);
  const isDone = refuseDone(change, errors, (id, banned) => banned.has(id), call.assume);
  if (isDone) return isDone;
  const excess = refuseExcess(change, quota, call.assume);
  if (excess && call.assume('volcengine-livesaas.quota-excess') === 'what fits is banned')
    banWhatFits(change, quota);
  if (excess) return excess;
  for (const { ids, banned } of [change.users, change.devices]) for (const id of ids) banned.add(id);
  return { Status: true };
}

function lift(change: Change, { assume }: Call): Answer {
  const errors = {
    users: 'InvalidParameter.UserIdUnbanned',
    devices: 'InvalidParameter.CookieUnbanned',
  } as const;
  const refusal = refuseDone(change, errors, (id, banned) => !banned.has(id), assume);
  if (refusal) return refusal;
  for (const { ids, banned } of [change.users, change.devices]) for (const id of ids) banned.delete(id);
  return { Status: true };
}

export const bans = {
  updateActivityUserBanStatus,
  getActivityBanUsers,
};
