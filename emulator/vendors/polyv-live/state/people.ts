import type { RoomView, Seen } from '../../../core/engine/handler.ts';
import { saveState, type PolyvState } from './state.ts';

/**
 * Nobody keeps a list of who is in a channel: the viewers are those of the account, and in wherever nothing keeps them out.
 * Mutes and kicks last until they are lifted, in one channel or in the account.
 */
export function people(state: PolyvState): readonly RoomView[] {
  const { channels, viewers } = saveState(state);
  return channels.map(({ channelId, name, bannedUsers = [], bannedIps = [], kicked = [] }) => {
    const keptOut = new Set(kicked.map(({ userId, clientIp, type }) => (type === 'ip' ? clientIp : userId)));
    return {
      room: channelId,
      ...(name && { title: name }),
      seen: seenIn({ viewers, muted: [...bannedUsers, ...bannedIps], keptOut }),
    };
  });
}

interface Channel {
  readonly viewers: ReturnType<typeof saveState>['viewers'];
  readonly muted: readonly string[];
  readonly keptOut: ReadonlySet<string>;
}

/** One after the other, since every channel has all viewers of the account. */
function* seenIn({ viewers, muted, keptOut }: Channel): Iterable<Seen> {
  for (const { viewerId: id, nickName, banned, kicked } of viewers) {
    yield { id, name: nickName, isIn: kicked === 'N' && !keptOut.has(id) };
    if (banned === 'Y') yield { id, sanction: { kind: 'mute in the account' } };
    if (kicked === 'Y') yield { id, sanction: { kind: 'kick in the account' } };
  }
  for (const id of muted) yield { id, sanction: { kind: 'mute' } };
  for (const id of keptOut) yield { id, sanction: { kind: 'kick' } };
}
