import { describeConference, describeLive } from '../state/room-descriptions.ts';
import { callerOf, type ChatCall } from '../state/rules.ts';
import type { Room } from '../state/state.ts';

/** Tells of an event in the vendor's form; `EventTime` is in milliseconds since 1970, and last where a page has it nowhere else. */
function tell(call: ChatCall, event: string, body: Readonly<Record<string, unknown>>): void {
  call.emit(event, {
    CallbackCommand: event,
    ...body,
    ...(!('EventTime' in body) && { EventTime: call.now }),
  });
}

/** Tells that members were thrown out, by a kick or a ban; says nothing when nobody was inside. */
export function tellOfRemoval(call: ChatCall, room: Room, accounts: readonly string[], reason = ''): void {
  if (accounts.length === 0) return;
  if (room.type === 'Live') {
    tell(call, 'Live.CallbackAfterMemberStateChanged', {
      RoomId: room.id,
      EventType: 'Offline',
      EventCause: 'Kicked',
      MemberList: accounts.map((account) => ({ Member_Account: account })),
    });
    return;
  }
  tell(call, 'Room.CallbackAfterMemberLeave', {
    Operator_Account: callerOf(call),
    RoomId: room.id,
    MemberCount: room.members.size,
    Type: 'Kicked',
    MemberList_Account: accounts,
    Reason: reason,
  });
}

export function tellOfNewRoom(call: ChatCall, room: Room): void {
  tell(call, `${prefixOf(room)}.CallbackAfterCreateRoom`, {
    Operator_Account: callerOf(call),
    RoomInfo: describe(call, room),
  });
}

export function tellOfUpdate(call: ChatCall, room: Room): void {
  tell(call, `${prefixOf(room)}.CallbackAfterUpdateRoomInfo`, {
    Operator_Account: callerOf(call),
    RoomInfo: describe(call, room),
  });
}

export function tellOfEnd(call: ChatCall, room: Room, statistic: object): void {
  const body = { Operator_Account: callerOf(call), RoomId: room.id };
  if (room.type === 'Conference') {
    tell(call, 'Room.CallbackAfterDestroyRoom', body);
    return;
  }
  const RoomInfo = describe(call, room);
  tell(call, 'Live.CallbackAfterDestroyRoom', {
    ...body,
    EventType: 'DestroyByUser',
    EventTime: call.now,
    RoomInfo,
    Statistic: statistic,
  });
}

export function tellOfNewOwner(call: ChatCall, room: Room, original: string): void {
  if (room.type !== 'Live') return;
  tell(call, 'Live.CallbackAfterChangeOwner', {
    RoomId: room.id,
    EventTime: call.now,
    Operator_Account: callerOf(call),
    CurrentOwner_Account: room.owner,
    OriginalOwner_Account: original,
  });
}

export function tellOfAdmins(call: ChatCall, room: Room, admins: readonly string[], change: string): void {
  tell(call, 'Live.CallbackAfterModifyAdmin', {
    RoomId: room.id,
    EventTime: call.now,
    Operator_Account: callerOf(call),
    Admin_Account: admins,
    // The page spells it with a small letter.
    opType: change,
  });
}

/** Tells of the keys that were set, as the call has them. */
export function tellOfMetadata(call: ChatCall, room: Room, metadata: readonly object[]): void {
  tell(call, 'Live.CallbackAfterSetMetadata', {
    Operator_Account: callerOf(call),
    RoomId: room.id,
    Metadata: metadata,
  });
}

/** Tells of the keys that the call deletes, as the call has them. */
export function tellOfDeletedMetadata(call: ChatCall, room: Room, keys: readonly string[]): void {
  tell(call, 'Live.CallbackAfterDelMetadata', {
    Operator_Account: callerOf(call),
    RoomId: room.id,
    Keys: keys,
  });
}

function prefixOf({ type }: Room): string {
  return type === 'Live' ? 'Live' : 'Room';
}

function describe({ assume, now }: ChatCall, room: Room): object {
  return room.type === 'Live' ? describeLive(room, assume) : describeConference(room, now, assume);
}
