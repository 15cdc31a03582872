import type { assumptions } from '../../../contracts/tencent-chat/assumptions.ts';
import type { Admission, Deadline, Visitor } from '../../core/implement.ts';
import type { Sanctions, Timed } from '../../core/sanctions.ts';
import { admit, remove } from './rules.ts';
import type { ChatState } from './state.ts';

type ChatVisitor = Visitor<typeof assumptions>;

/** Entering is up to the ban alone: 100016 is what the vendor's SDK tells a banned user. */
export function enter({ rooms }: ChatState, { room: roomId, user, now }: ChatVisitor): Admission | undefined {
  const room = rooms.get(roomId);
  if (!room) return undefined;
  if (user === undefined) return { admitted: true };
  if (room.bans.find(user, now)) return { admitted: false, sanction: 'ban', code: 100016 };
  admit(room, user);
  return { admitted: true };
}

export function leave({ rooms }: ChatState, { room: roomId, user }: ChatVisitor): Admission | undefined {
  const room = rooms.get(roomId);
  if (!room) return undefined;
  if (user !== undefined) remove(room, [user]);
  return { admitted: false };
}

export function deadlines({ rooms }: ChatState): readonly Deadline[] {
  return [...rooms.values()].flatMap(({ id, bans, mutes }) => [
    ...endsOf(bans, 'ban ended', id),
    ...endsOf(mutes, 'mute ended', id),
  ]);
}

function endsOf(sanctions: Sanctions<Timed>, kind: string, place: string): readonly Deadline[] {
  return sanctions.all().map(([subject, { until }]) => ({ at: until * 1000, kind, subject, place }));
}
