import type { RoomView, Seen } from '../../../core/engine/handler.ts';
import { saveState, type LivesaasState } from './state.ts';

/** No ban ends by itself. Devices and addresses are banned beside users, and some users in the whole account. */
export function people(state: LivesaasState): readonly RoomView[] {
  const { activities, accountBannedUsers } = saveState(state);
  return activities
    .filter(({ isDeleted }) => !isDeleted)
    .map(({ ActivityId, Name, users, bannedUsers, bannedCookies, bannedIps, silencedUsers }) => ({
      room: ActivityId,
      ...(Name !== '' && { title: Name }),
      used: {
        bannedUsers: bannedUsers.length,
        bannedCookies: bannedCookies.length,
        bannedIps: bannedIps.length,
      },
      seen: seenIn({
        users,
        sanctions: [
          ['ban', bannedUsers],
          ['ban', bannedCookies],
          ['ban', bannedIps],
          ['ban in the account', accountBannedUsers],
          ['mute', silencedUsers],
        ],
      }),
    }));
}

interface Activity {
  readonly users: ReturnType<typeof saveState>['activities'][number]['users'];
  readonly sanctions: readonly (readonly [kind: string, ids: readonly string[]])[];
}

/** One after the other, since every activity has all bans of the account. */
function* seenIn({ users, sanctions }: Activity): Iterable<Seen> {
  for (const { UserId: id, UserName: name, isOnline = true } of users) yield { id, name, isIn: isOnline };
  for (const [kind, ids] of sanctions) for (const id of ids) yield { id, sanction: { kind } };
}
