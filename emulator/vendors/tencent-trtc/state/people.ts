import type { RoomView } from '../../../core/engine/handler.ts';
import { saveState, type TrtcState } from './state.ts';

/** What `IsMute` blocks, by its number. */
const blocks = [undefined, 'block', 'block of sound', 'block of pictures'] as const;

/** A block lasts until it is lifted. From outside a room is named with its app. */
export function people(state: TrtcState): readonly RoomView[] {
  return saveState(state).rooms.map(({ SdkAppId, RoomId, StrRoomId, users }) => ({
    room: `${SdkAppId}:${RoomId ?? JSON.stringify(StrRoomId)}`,
    seen: users.map(({ UserId: id, IsMute, InRoom }) => {
      const kind = blocks[IsMute];
      return { id, isIn: InRoom, ...(kind && { sanction: { kind } }) };
    }),
  }));
}
