/** The room 123 and the room "123" are two rooms, so an id says of which kind it is. */
export type RoomKind = 'RoomId' | 'StrRoomId';

export interface RoomKey {
  readonly sdkAppId: string;
  readonly kind: RoomKind;
  readonly id: string;
}

/** The key of a room in the table of rooms. */
export function nameRoom({ sdkAppId, kind, id }: RoomKey): string {
  return `${sdkAppId} ${kind} ${id}`;
}
