import { begin, end, join, toSeconds } from '../handlers/history-record-history.ts';
import type { TrtcAssume } from './rules.ts';
import { nameRoom, type RoomKey } from './room-key.ts';
import type { Room, TrtcState, User } from './state.ts';

/** Who enters when, and from where as far as that is known. */
export interface Arrival {
  readonly userId: string;
  readonly ip: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Lets somebody in; whoever is there already enters anew. The first one creates the room. */
export function arrive(state: TrtcState, key: RoomKey, { userId, ip, now }: Arrival): void {
  const room = state.rooms.get(nameRoom(key)) ?? open(state, key, userId, now);
  const user = room.users.get(userId);
  if (user?.stay) user.stay.leaveTs = toSeconds(now);
  room.users.set(userId, { isMute: user?.isMute ?? 0, stay: join(room.life, userId, now, ip) });
}

/** Takes somebody out of a room. The last one to go closes it. */
export function depart(
  state: TrtcState,
  room: Room,
  userId: string,
  { now, assume }: { readonly now: number; readonly assume: TrtcAssume },
): void {
  const user = room.users.get(userId);
  if (!user?.stay) return;
  user.stay.leaveTs = toSeconds(now);
  user.stay = undefined;
  const isForgotten = user.isMute === 0 || assume('tencent-trtc.block-after-return') === 'no';
  if (isForgotten) room.users.delete(userId);
  if (![...room.users.values()].some(({ stay }) => stay)) close(state, room, now);
}

/** Closes a room, whoever is in it. Its blocks end with it. */
export function close({ rooms }: TrtcState, room: Room, now: number): void {
  end(room.life, now);
  rooms.delete(nameRoom(room));
}

function open(state: TrtcState, key: RoomKey, creator: string, now: number): Room {
  const room = { ...key, users: new Map<string, User>(), life: begin(state.history, key, creator, now) };
  state.rooms.set(nameRoom(key), room);
  return room;
}
