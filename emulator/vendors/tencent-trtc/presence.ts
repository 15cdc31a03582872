import type { assumptions } from '../../../contracts/tencent-trtc/assumptions.ts';
import { isRoomId, isStrRoomId } from '../../../contracts/tencent-trtc/schemas.ts';
import type { Admission, Visitor } from '../../core/implement.ts';
import type { TrtcAssume } from './rules.ts';
import { nameRoom, type Room, type RoomKey, type TrtcState, type User } from './state.ts';

type TrtcVisitor = Visitor<typeof assumptions>;

/**
 * Lets anybody in: a block keeps nobody out. Whoever enters first creates the room, and is in no other room of
 * the app from then on (https://trtc.io/document/36057).
 */
export function enter(state: TrtcState, { room: name, user, assume }: TrtcVisitor): Admission | undefined {
  const key = readKey(name);
  if (!key) return undefined;
  if (user === undefined) return state.rooms.has(nameRoom(key)) ? { admitted: true } : undefined;

  const room: Room = state.rooms.get(nameRoom(key)) ?? { ...key, users: new Map<string, User>() };
  for (const other of state.rooms.values()) {
    if (other.sdkAppId === key.sdkAppId && other !== room) depart(state, other, user, assume);
  }
  state.rooms.set(nameRoom(key), room);
  room.users.set(user, { isMute: room.users.get(user)?.isMute ?? 0, isPresent: true });
  return { admitted: true };
}

export function leave(state: TrtcState, { room: name, user, assume }: TrtcVisitor): Admission | undefined {
  const key = readKey(name);
  const room = key && state.rooms.get(nameRoom(key));
  if (!room) return undefined;
  if (user !== undefined) depart(state, room, user, assume);
  return { admitted: false };
}

/** The last one to leave closes the room, and its blocks end with it. */
function depart({ rooms }: TrtcState, room: Room, userId: string, assume: TrtcAssume): void {
  const user = room.users.get(userId);
  if (!user?.isPresent) return;
  user.isPresent = false;
  const isForgotten = user.isMute === 0 || assume('tencent-trtc.block-after-return') === 'no';
  if (isForgotten) room.users.delete(userId);
  if (![...room.users.values()].some(({ isPresent }) => isPresent)) rooms.delete(nameRoom(room));
}

/** From outside a room is `1400188366:10006` or, with a text as its id, `1400188366:"lobby"`. */
function readKey(name: string): RoomKey | undefined {
  const [, sdkAppId, number = '', text = ''] = /^(\d+):(?:(\d+)|"(.*)")$/.exec(name) ?? [];
  if (sdkAppId === undefined) return undefined;
  if (isRoomId(number)) return { sdkAppId, kind: 'RoomId', id: number };
  return isStrRoomId(text) ? { sdkAppId, kind: 'StrRoomId', id: text } : undefined;
}
