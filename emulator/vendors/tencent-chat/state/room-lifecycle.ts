import { refuse, type Refused } from '../../../../contracts/core/contract/failure.ts';
import { beyond, reason, type Reason } from '../../../../contracts/core/contract/reason.ts';
import {
  longestUnlimited,
  type RoomInfo,
} from '../../../../contracts/tencent-chat/operations/room-info-schemas.ts';
import { createExpiringMap } from '../../../core/state/ordered-maps.ts';
import { tellOfEnd, tellOfNewRoom, tellOfUpdate } from '../callbacks/events.ts';
import type { ChatAssume, ChatCall } from './rules.ts';
import type { ChatState, Room } from './state.ts';

/** A room that somebody wants to make. */
export interface Plan {
  readonly id: string;
  /** As the call has it. */
  readonly type: string;
  readonly owner: string;
  readonly info: RoomInfo;
}

/** What forbids to make a room in the service for rooms of `type`. */
export function refusePlan(
  { rooms }: ChatState,
  { id, type, owner, info }: Plan,
  expected: Room['type'],
  assume: ChatAssume,
): Refused<'100002' | '100003' | '100010' | '100015'> | undefined {
  const isPrintable = /^[\x20-\x7e]+$/.test(id);
  if (!isPrintable && assume('tencent-chat.room-id-form') === 'printable ASCII')
    return refuse(
      '100002',
      reason('field', 'RoomInfo.RoomId', 'a text of printable ASCII', id, {
        assumption: 'tencent-chat.room-id-form',
      }),
    );
  if (type !== expected)
    return refuse(
      assume('tencent-chat.wrong-room-type'),
      reason('field', 'RoomInfo.RoomType', JSON.stringify(expected), type, {
        assumption: 'tencent-chat.wrong-room-type',
      }),
    );
  const long = assume('tencent-chat.texts-without-limit') === 'of any length' ? undefined : findLong(info);
  if (long) return refuse('100002', long);
  const rival = rooms.get(id);
  if (!rival) return undefined;
  const why = reason('state', 'RoomInfo.RoomId', 'an id that no room has', id);
  return refuse(rival.owner === owner ? assume('tencent-chat.room-id-of-owner') : '100003', why);
}

/** The first text that is longer than where it is bounded. */
function findLong(info: RoomInfo): Reason | undefined {
  for (const field of ['SeatTemplate', 'Password'] as const) {
    const [bytes, most] = [Buffer.byteLength(info[field] ?? ''), longestUnlimited[field]];
    if (bytes > most)
      return beyond('field', `RoomInfo.${field}`, { of: 'bytes', most }, bytes, {
        assumption: 'tencent-chat.texts-without-limit',
      });
  }
  return undefined;
}

/** Makes a room with nobody inside; `members` enter at once. */
export function makeRoom(
  call: ChatCall,
  state: ChatState,
  { id, owner, info }: Plan,
  type: Room['type'],
  members: readonly string[] = [],
): void {
  const formerBans = state.formerBans.get(id);
  state.formerBans.delete(id);
  const room: Room = {
    id,
    type,
    owner,
    members: new Set(members),
    details: new Map(),
    viewers: new Set(members),
    entries: members.length,
    bans: formerBans ?? createExpiringMap(),
    mutes: createExpiringMap(),
    admins: new Set(),
    robots: new Set(),
    metadata: new Map(),
    info,
    createTime: Math.floor(call.now / 1000),
  };
  state.rooms.set(id, room);
  tellOfNewRoom(call, room);
}

/** Changes what is set of a room; what is left out stays. */
export function changeRoom(call: ChatCall, room: Room, changes: RoomInfo): void {
  room.info = { ...room.info, ...changes };
  tellOfUpdate(call, room);
}

interface Statistic {
  readonly TotalViewers: number;
  readonly TotalGiftsSent: number;
  readonly TotalGiftCoins: number;
  readonly TotalUniqueGiftSenders: number;
  readonly TotalLikesReceived: number;
}

/** Dissolves a room with all that it holds, and tells what it leaves: entries alone are counted, each time anew. */
export function endRoom(call: ChatCall, state: ChatState, room: Room): Statistic {
  state.rooms.delete(room.id);
  if (call.assume('tencent-chat.bans-after-destroy') === 'kept') state.formerBans.set(room.id, room.bans);
  const statistic = {
    TotalViewers: room.entries,
    TotalGiftsSent: 0,
    TotalGiftCoins: 0,
    TotalUniqueGiftSenders: 0,
    TotalLikesReceived: 0,
  };
  tellOfEnd(call, room, statistic);
  return statistic;
}
