import type { assumptions } from '../../../contracts/tencent-chat/assumptions.ts';
import type { Admission, Deadline, Visitor } from '../../core/implement.ts';
import type { ChatState } from './state.ts';

type ChatVisitor = Visitor<typeof assumptions>;

/** Entering is up to the ban alone: 100016 is what the vendor's SDK tells a banned user. */
export function enter({ rooms }: ChatState, { room: roomId, user, now }: ChatVisitor): Admission | undefined {
  const room = rooms.get(roomId);
  if (!room) return undefined;
  if (user === undefined) return { admitted: true };
  if (room.bans.find(user, now)) return { admitted: false, sanction: 'ban', code: 100016 };
  room.members.add(user);
  return { admitted: true };
}

export function leave({ rooms }: ChatState, { room: roomId, user }: ChatVisitor): Admission | undefined {
  const room = rooms.get(roomId);
  if (!room) return undefined;
  if (user !== undefined) room.members.delete(user);
  return { admitted: false };
}

export function deadlines({ rooms }: ChatState): readonly Deadline[] {
  return [...rooms.values()].flatMap((room) =>
    room.bans.all().map(([subject, { until }]) => ({ at: until * 1000, kind: 'ban ended', subject, place: room.id })),
  );
}
