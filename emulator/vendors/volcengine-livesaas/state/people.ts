import type { RoomView } from '../../../core/engine/handler.ts';
import { saveState, type LivesaasState } from './state.ts';

/** No ban ends by itself. Devices and addresses are banned beside users, and some users in the whole account. */
export function people(state: LivesaasState): readonly RoomView[] {
  const { activities, accountBannedUsers } = saveState(state);
  const ban = (id: string) => ({ id, sanction: { kind: 'ban' } });
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
      seen: [
        ...users.map(({ UserId: id, UserName: name, isOnline = true }) => ({ id, name, isIn: isOnline })),
        ...[...bannedUsers, ...bannedCookies, ...bannedIps].map(ban),
        ...accountBannedUsers.map((id) => ({ id, sanction: { kind: 'ban in the account' } })),
        ...silencedUsers.map((id) => ({ id, sanction: { kind: 'mute' } })),
      ],
    }));
}
