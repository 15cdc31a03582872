import type { Assume } from '../../../contracts/core/assumption.ts';
import { fail, type Failure } from '../../../contracts/core/failure.ts';
import type { assumptions } from '../../../contracts/tencent-chat/assumptions.ts';
import type { TencentChat } from '../../../contracts/tencent-chat/index.ts';
import type { HandlerOf } from '../../core/implement.ts';
import type { ChatState, Room } from './state.ts';

export type ChatHandler<Key extends keyof TencentChat['operations']> = HandlerOf<TencentChat, Key, ChatState>;
export type ChatAssume = Assume<typeof assumptions>;

/** Finds the room of a call to the service for rooms of `type`. */
export function findRoom(
  { rooms }: ChatState,
  roomId: string,
  type: Room['type'],
  assume: ChatAssume,
): Room | Failure<'100004'> {
  const room = rooms.get(roomId);
  const isForeign = room?.type !== type && assume('tencent-chat.room-id-space') === 'separate';
  return room && !isForeign ? room : fail('100004');
}

/** What forbids a ban in either service: the owner is out of reach, and a ban must last. */
export function refuseBan(
  room: Room,
  accounts: ReadonlySet<string>,
  seconds: number,
  assume: ChatAssume,
): Failure<'100002' | '100006'> | undefined {
  if (seconds === 0 && assume('tencent-chat.ban-duration-zero') === 'refuse') return fail('100002');
  if (accounts.has(room.owner) && assume('tencent-chat.ban-owner') === 'refuse') return fail('100006');
  return undefined;
}

/** Bans accounts from `now` (milliseconds since 1970) for so many seconds; none for 0 seconds. */
export function ban(
  room: Room,
  accounts: ReadonlySet<string>,
  seconds: number,
  now: number,
  assume: ChatAssume,
): void {
  if (seconds === 0) return;
  const end = Math.floor(now / 1000) + seconds;
  for (const account of accounts) {
    const earlier = room.bans.find(account, now);
    const until =
      earlier && assume('tencent-chat.ban-again') === 'extend' ? Math.max(end, earlier.until) : end;
    room.bans.impose(account, { until });
  }
}

export function remove(room: Room, accounts: ReadonlySet<string>): void {
  for (const account of accounts) room.members.delete(account);
}
