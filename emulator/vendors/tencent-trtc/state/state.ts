import type {
  PastRoomForm,
  RoomForm,
  TrtcStateForm,
  UserForm,
} from '../../../../contracts/tencent-trtc/state/form.ts';
import { toNumericId } from '../../../../contracts/core/config/numeric-id.ts';
import { begin, join, type Life, type Stay } from '../handlers/history-record-history.ts';
import { nameRoom, type RoomKey } from './room-key.ts';

/** What of a user is disabled, as `IsMute` says it. */
export type IsMute = UserForm['IsMute'];

export interface User {
  isMute: IsMute;
  /** The stay that is going on; undefined for somebody who has left. */
  stay: Stay | undefined;
}

export interface Room extends RoomKey {
  /** By UserId: whoever is here, and whoever has left a block behind. */
  readonly users: Map<string, User>;
  /** What is told of the room once it is gone. */
  readonly life: Life;
}

export interface TrtcState {
  /** The rooms of every account. They exist while somebody is in them. */
  readonly rooms: Map<string, Room>;
  /** Everything that was a room, in the order of beginning; the rooms that exist are among them. */
  readonly history: Life[];
}

/** What `history` does not tell of a room and its users begins at `now`, in milliseconds since 1970. */
export function loadState({ rooms, history }: TrtcStateForm, now = 0): TrtcState {
  const state: TrtcState = { rooms: new Map(), history: history.map(loadLife) };
  for (const form of rooms) loadRoom(state, form, now);
  // A past room without an end exists, whether or not it is among the rooms.
  for (const life of state.history) {
    const isGone = life.destroyTime !== undefined || state.rooms.has(nameRoom(life));
    if (!isGone) state.rooms.set(nameRoom(life), revive(life));
  }
  return state;
}

export function saveState({ rooms, history }: TrtcState): TrtcStateForm {
  return { rooms: [...rooms.values()].map(saveRoom), history: history.map(saveLife) };
}

function loadRoom(state: TrtcState, form: RoomForm, now: number): void {
  const key = readKey(form);
  const present = form.users.filter(({ InRoom }) => InRoom);
  const told = state.history.findLast(
    (life) => life.destroyTime === undefined && nameRoom(life) === nameRoom(key),
  );
  const life = told ?? begin(state.history, key, present[0]?.UserId ?? '', now);
  const users = form.users.map(({ UserId, IsMute, InRoom }): [string, User] => {
    const going = life.stays.findLast(({ userId, leaveTs }) => userId === UserId && leaveTs === undefined);
    return [UserId, { isMute: IsMute, stay: InRoom ? (going ?? join(life, UserId, now)) : undefined }];
  });
  state.rooms.set(nameRoom(key), { ...key, users: new Map(users), life });
}

function revive(life: Life): Room {
  const { sdkAppId, kind, id, stays } = life;
  const going = stays.filter(({ leaveTs }) => leaveTs === undefined);
  const users = going.map((stay): [string, User] => [stay.userId, { isMute: 0, stay }]);
  return { sdkAppId, kind, id, users: new Map(users), life };
}

function saveRoom({ users, ...room }: Room): RoomForm {
  return {
    ...writeKey(room),
    users: [...users].map(([UserId, { isMute, stay }]) => ({
      UserId,
      IsMute: isMute,
      InRoom: stay !== undefined,
    })),
  };
}

function loadLife(form: PastRoomForm): Life {
  return {
    ...readKey(form),
    commId: form.CommId,
    createTime: form.CreateTime,
    destroyTime: form.DestroyTime,
    creator: form.UserId,
    stays: form.stays.map((stay) => ({
      userId: stay.UserId,
      joinTs: stay.JoinTs,
      leaveTs: stay.LeaveTs,
      deviceType: stay.DeviceType,
      sdkVersion: stay.SdkVersion,
      clientIp: stay.ClientIp,
    })),
  };
}

function saveLife({ commId, createTime, destroyTime, creator, stays, ...key }: Life): PastRoomForm {
  return {
    ...writeKey(key),
    ...(commId !== undefined && { CommId: commId }),
    CreateTime: createTime,
    ...(destroyTime !== undefined && { DestroyTime: destroyTime }),
    UserId: creator,
    stays: stays.map(({ userId, joinTs, leaveTs, deviceType, sdkVersion, clientIp }) => ({
      UserId: userId,
      JoinTs: joinTs,
      ...(leaveTs !== undefined && { LeaveTs: leaveTs }),
      DeviceType: deviceType,
      SdkVersion: sdkVersion,
      ClientIp: clientIp,
    })),
  };
}

function readKey({
  SdkAppId,
  RoomId,
  StrRoomId,
}: Pick<RoomForm, 'SdkAppId' | 'RoomId' | 'StrRoomId'>): RoomKey {
  const sdkAppId = String(SdkAppId);
  return RoomId === undefined
    ? { sdkAppId, kind: 'StrRoomId', id: StrRoomId ?? '' }
    : { sdkAppId, kind: 'RoomId', id: String(RoomId) };
}

function writeKey({ sdkAppId, kind, id }: RoomKey): Pick<RoomForm, 'SdkAppId' | 'RoomId' | 'StrRoomId'> {
  return {
    SdkAppId: toNumericId(sdkAppId),
    ...(kind === 'RoomId' ? { RoomId: toNumericId(id) } : { StrRoomId: id }),
  };
}
