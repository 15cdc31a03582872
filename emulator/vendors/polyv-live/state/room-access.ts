import type { assumptions } from '../../../../contracts/polyv-live/assumptions/index.ts';
import type { Admission, Visitor } from '../../../core/engine/handler.ts';
import { kickedKey } from '../handlers/channels-state.ts';
import type { PolyvState } from './state.ts';

type PolyvVisitor = Visitor<typeof assumptions>;

/**
 * A kick keeps a viewer out of one channel or of every channel of the account; a mute, also of an address, does not.
 * What Polyv's own client is told is not published.
 */
export function enter(
  { channels, viewers }: PolyvState,
  { room, user, ip }: PolyvVisitor,
): Admission | undefined {
  const channel = channels.get(room);
  if (!channel) return undefined;
  const isKicked =
    (user !== undefined && viewers.find(user)?.kicked === true) ||
    (user !== undefined && channel.kicked.has(kickedKey('userId', user))) ||
    (ip !== undefined && channel.kicked.has(kickedKey('ip', ip)));
  return isKicked ? { admitted: false, sanction: 'kick' } : { admitted: true };
}

export function hasRoom({ channels }: PolyvState, room: string): boolean {
  return channels.has(room);
}

export function roomNames({ channels }: PolyvState): Iterable<string> {
  return channels.keys();
}

/** Nobody keeps a list of who is in a channel, so leaving one changes nothing. */
export function leave({ channels }: PolyvState, { room }: PolyvVisitor): Admission | undefined {
  return channels.has(room) ? { admitted: false } : undefined;
}
