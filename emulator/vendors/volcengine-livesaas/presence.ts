import type { assumptions } from '../../../contracts/volcengine-livesaas/assumptions.ts';
import type { Admission, Visitor } from '../../core/implement.ts';
import type { LivesaasState } from './state.ts';

type LivesaasVisitor = Visitor<typeof assumptions>;

/** `KICK_OUT` of the vendor's web SDK: https://volcengine.com/docs/3019/1185518 */
const kickOut = 207;

/** Entering is up to the bans of the user and of the device. It is also how a user gets registered. */
export function enter({ activities }: LivesaasState, visitor: LivesaasVisitor): Admission | undefined {
  const { room, user, device } = visitor;
  const activity = activities.get(room);
  if (!activity || activity.isDeleted) return undefined;
  const isBanned =
    (user !== undefined && activity.bannedUsers.has(user)) ||
    (device !== undefined && activity.bannedCookies.has(device));
  if (isBanned) return { admitted: false, sanction: 'ban', code: kickOut };
  if (user !== undefined && !activity.users.has(user)) activity.users.set(user, { name: '' });
  return { admitted: true };
}

/** Whoever leaves stays registered. */
export function leave({ activities }: LivesaasState, { room }: LivesaasVisitor): Admission | undefined {
  const activity = activities.get(room);
  return activity && !activity.isDeleted ? { admitted: false } : undefined;
}
