import type { assumptions } from '../../../../contracts/tencent-chat/assumptions/index.ts';
import type { Admission, Deadline, Visitor } from '../../../core/engine/handler.ts';
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

export function* deadlines({ rooms }: ChatState, assume: ChatAssume): Iterable<Deadline> {
  const delay = assume('tencent-chat.last-second') === 'free' ? 0 : 1000;
  for (const { id: place, bans, mutes } of rooms.values())
    for (const [kind, sanctions] of [
      ['ban ended', bans],
      ['mute ended', mutes],
    ] as const)
      for (const [subject, { until }] of sanctions.all())
        yield { at: until * 1000 + delay, kind, subject, place };
}
