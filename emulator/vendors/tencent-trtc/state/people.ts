import type { RoomView } from '../../../core/engine/handler.ts';
import { gatherPeople } from '../../../core/state/gather-people.ts';
import { saveState, type TrtcState } from './state.ts';

/** What `IsMute` blocks, by its number. */
const blocks = [undefined, 'block', 'block of sound', 'block of pictures'] as const;

/** A block lasts until it is lifted. From outside a room is named with its app. */
export function people(state: TrtcState): readonly RoomView[] {
  return saveState(state).rooms.map(({ SdkAppId, RoomId, StrRoomId, users }) => ({
    room: `${SdkAppId}:${RoomId ?? JSON.stringify(StrRoomId)}`,
    people: gatherPeople(
      users.map(({ UserId: id, IsMute, InRoom }) => {
        const kind = blocks[IsMute];
        return { id, isIn: InRoom, ...(kind && { sanction: { kind } }) };
      }),
    ),
  }));
}
