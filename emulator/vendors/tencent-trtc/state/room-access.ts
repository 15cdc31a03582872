import type { assumptions } from '../../../../contracts/tencent-trtc/assumptions/index.ts';
import { isRoomId, isStrRoomId } from '../../../../contracts/tencent-trtc/operations/field-schemas.ts';
import type { Admission, Visitor } from '../../../core/engine/handler.ts';
import { arrive, depart } from './room-lifecycle.ts';
import { nameRoom, type RoomKey } from './room-key.ts';
import type { TrtcState } from './state.ts';

type TrtcVisitor = Visitor<typeof assumptions>;

/**
 * Lets anybody in: a block keeps nobody out, and neither does a removal. Whoever enters first creates the room, and is
 * in no other room of the app from then on (https://trtc.io/document/36057).
 */
export function enter(state: TrtcState, visitor: TrtcVisitor): Admission | undefined {
  const { room: name, user, ip, now } = visitor;
  const key = readKey(name);
  if (!key) return undefined;
  if (user === undefined) return state.rooms.has(nameRoom(key)) ? { admitted: true } : undefined;

  const others = [...state.rooms.values()].filter(
    (room) => room.sdkAppId === key.sdkAppId && nameRoom(room) !== nameRoom(key),
  );
  for (const other of others) depart(state, other, user, visitor);
  arrive(state, key, { userId: user, ip, now });
  return { admitted: true };
}

export function leave(state: TrtcState, visitor: TrtcVisitor): Admission | undefined {
  const key = readKey(visitor.room);
  const room = key && state.rooms.get(nameRoom(key));
  if (!room) return undefined;
  if (visitor.user !== undefined) depart(state, room, visitor.user, visitor);
  return { admitted: false };
}

/** From outside a room is `1400188366:10006` or, with a text as its id, `1400188366:"lobby"`. */
function readKey(name: string): RoomKey | undefined {
  const [, sdkAppId, number = '', text = ''] = /^(\d+):(?:(\d+)|"(.*)")$/.exec(name) ?? [];
  if (sdkAppId === undefined) return undefined;
  if (isRoomId(number)) return { sdkAppId, kind: 'RoomId', id: number };
  return isStrRoomId(text) ? { sdkAppId, kind: 'StrRoomId', id: text } : undefined;
}
