import type { RoomView } from '../../../core/engine/handler.ts';
import { gatherPeople } from '../../../core/state/gather-people.ts';
import { saveState, type PolyvState } from './state.ts';

/**
 * Nobody keeps a list of who is in a channel: the viewers are those of the account, and in wherever nothing keeps them out.
 * Mutes and kicks last until they are lifted, in one channel or in the account.
 */
export function people(state: PolyvState): readonly RoomView[] {
  const { channels, viewers } = saveState(state);
  return channels.map(({ channelId, name, bannedUsers = [], bannedIps = [], kicked = [] }) => {
    const keptOut = kicked.map(({ userId, clientIp, type }) => (type === 'ip' ? clientIp : userId));
    return {
      room: channelId,
      ...(name && { title: name }),
      people: gatherPeople([
        ...viewers.flatMap(({ viewerId: id, nickName, banned, kicked: isKicked }) => [
          { id, name: nickName, isIn: isKicked === 'N' && !keptOut.includes(id) },
          ...(banned === 'Y' ? [{ id, sanction: { kind: 'mute in the account' } }] : []),
          ...(isKicked === 'Y' ? [{ id, sanction: { kind: 'kick in the account' } }] : []),
        ]),
        ...[...bannedUsers, ...bannedIps].map((id) => ({ id, sanction: { kind: 'mute' } })),
        ...keptOut.map((id) => ({ id, sanction: { kind: 'kick' } })),
      ]),
    };
  });
}
