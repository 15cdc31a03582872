import type { assumptions } from '../../../../contracts/tencent-chat/assumptions/index.ts';
import type { Admission, Deadline, Visitor } from '../../../core/engine/handler.ts';
import type { ExpiringMap, Timed } from '../../../core/state/ordered-maps.ts';
import { admit, expiryTime, remove, type ChatAssume } from './rules.ts';
import type { ChatState } from './state.ts';

type ChatVisitor = Visitor<typeof assumptions>;

/** Entering is up to the ban alone: 100016 is what the vendor's SDK tells a banned user. */
export function enter(
  { rooms }: ChatState,
  { room: roomId, user, now, assume }: ChatVisitor,
): Admission | undefined {
  const room = rooms.get(roomId);
  if (!room) return undefined;
  if (user === undefined) return { admitted: true };
  if (room.bans.find(user, expiryTime({ now, assume })))
    return { admitted: false, sanction: 'ban', code: 100016 };
  admit(room, user);
  return { admitted: true };
}

export function leave({ rooms }: ChatState, { room: roomId, user }: ChatVisitor): Admission | undefined {
  const room = rooms.get(roomId);
  if (!room) return undefined;
  if (user !== undefined) remove(room, [user]);
  return { admitted: false };
}

export function deadlines({ rooms }: ChatState, assume: ChatAssume): readonly Deadline[] {
  const delay = assume('tencent-chat.last-second') === 'free' ? 0 : 1000;
  return [...rooms.values()].flatMap(({ id, bans, mutes }) => [
    ...endsOf(bans, 'ban ended', id, delay),
    ...endsOf(mutes, 'mute ended', id, delay),
  ]);
}

function endsOf(
  sanctions: ExpiringMap<Timed>,
  kind: string,
  place: string,
  delay: number,
): readonly Deadline[] {
  return sanctions.all().map(([subject, { until }]) => ({ at: until * 1000 + delay, kind, subject, place }));
}
