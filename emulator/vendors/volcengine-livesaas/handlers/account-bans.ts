import {
  accountBanStatus,
  largestAccountBatch,
  profileDelaySeconds,
} from '../../../../contracts/volcengine-livesaas/operations/account-bans.ts';
import { removeFromRoom } from '../state/room-access.ts';
import { refuseIds, refuseLength, type LivesaasHandler } from '../state/rules.ts';
import type { LivesaasState, Viewer } from '../state/state.ts';

/** Whoever can be banned is banned; the others are named in the reply. */
const updateAccountBanStatus: LivesaasHandler<'updateAccountBanStatus'> = (call, state) => {
  const { input, assume, now } = call;
  const named = { field: 'UserIds', list: input.UserIds, most: largestAccountBatch };
  const refusal = refuseLength(named, assume) ?? refuseIds('UserIds', input.UserIds, assume);
  if (refusal) return refusal;
  const users = [...new Set(input.UserIds)];
  const failed = new Set(users.filter((user) => isOutOfReach(user, call, state)));
  const isPutOut = assume('volcengine-livesaas.account-ban-removes') === 'yes';
  for (const user of users) {
    if (failed.has(user)) continue;
    change(user, input.BanStatus, state);
    if (isPutOut && input.BanStatus === accountBanStatus.ban) putOut(user, state, now);
  }
  return { FailedUserIds: [...failed].map(BigInt) };
};

type Call = Parameters<typeof updateAccountBanStatus>[0];

function isOutOfReach(user: string, { input, assume, now }: Call, state: LivesaasState): boolean {
  const isBan = input.BanStatus === accountBanStatus.ban;
  const isDone = state.accountBans.has(user) === isBan;
  if (isDone && assume('volcengine-livesaas.account-ban-again') === 'fail') return true;
  if (state.accountBans.has(user)) return false;
  const seen = [...state.activities.values()].flatMap(({ users }) => users.get(user) ?? []);
  if (seen.length === 0) return assume('volcengine-livesaas.account-stranger') === 'fails';
  return (
    assume('volcengine-livesaas.account-ban-delay') !== 'at once' && !seen.some((it) => hasProfile(it, now))
  );
}

/** Of whom no visit is on record, it is not the first time. */
function hasProfile({ visits }: Viewer, now: number): boolean {
  const isOver = (leaveAt: number | undefined): boolean =>
    leaveAt !== undefined && (leaveAt + profileDelaySeconds) * 1000 <= now;
  return visits.length === 0 || visits.some(({ leaveAt }) => isOver(leaveAt));
}

function change(user: string, status: number, { accountBans }: LivesaasState): void {
  if (status === accountBanStatus.lift) accountBans.delete(user);
  else accountBans.add(user);
}

function putOut(user: string, { activities }: LivesaasState, now: number): void {
  for (const activity of activities.values()) removeFromRoom(activity, ({ id }) => id === user, now);
}

export const accountBans = {
  updateAccountBanStatus,
};
