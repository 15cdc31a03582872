import type { RoomForm, TrtcStateForm, UserForm } from '../../../contracts/tencent-trtc/state.ts';

/** What of a user is disabled, as `IsMute` says it. */
export type IsMute = UserForm['IsMute'];

/** The room 123 and the room "123" are two rooms, so an id says of which kind it is. */
export type RoomKind = 'RoomId' | 'StrRoomId';

export interface RoomKey {
  readonly sdkAppId: string;
  readonly kind: RoomKind;
  readonly id: string;
}

export interface User {
  isMute: IsMute;
  isPresent: boolean;
}

export interface Room extends RoomKey {
  /** By UserId: whoever is here, and whoever has left a block behind. */
  readonly users: Map<string, User>;
}

/** The rooms of every account. They exist while somebody is in them. */
export interface TrtcState {
  readonly rooms: Map<string, Room>;
}

/** The key of a room in the table of rooms. */
export function nameRoom({ sdkAppId, kind, id }: RoomKey): string {
  return `${sdkAppId} ${kind} ${id}`;
}

export function loadState({ rooms }: TrtcStateForm): TrtcState {
  return { rooms: new Map(rooms.map(loadRoom).map((room) => [nameRoom(room), room])) };
}

export function saveState({ rooms }: TrtcState): TrtcStateForm {
  return { rooms: [...rooms.values()].map(saveRoom) };
}

function loadRoom({ SdkAppId, RoomId, StrRoomId, users }: RoomForm): Room {
  return {
    sdkAppId: SdkAppId,
    kind: RoomId === undefined ? 'StrRoomId' : 'RoomId',
    id: RoomId ?? StrRoomId ?? '',
    users: new Map(
      users.map(({ UserId, IsMute, InRoom }) => [UserId, { isMute: IsMute, isPresent: InRoom }]),
    ),
  };
}

function saveRoom({ sdkAppId, kind, id, users }: Room): RoomForm {
  return {
    SdkAppId: sdkAppId,
    ...(kind === 'RoomId' ? { RoomId: id } : { StrRoomId: id }),
    users: [...users].map(([UserId, { isMute, isPresent }]) => ({
      UserId,
      IsMute: isMute,
      InRoom: isPresent,
    })),
  };
}
