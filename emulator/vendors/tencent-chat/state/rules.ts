import type { Assume } from '../../../../contracts/core/contract/assumption.ts';
import { fail, type Failure } from '../../../../contracts/core/contract/failure.ts';
import type { assumptions } from '../../../../contracts/tencent-chat/assumptions/index.ts';
import type { ChatTypes } from '../../../../contracts/tencent-chat/types.ts';
import type { TencentChat } from '../../../../contracts/tencent-chat/index.ts';
import type { HandlerCall, HandlerOf } from '../../../core/engine/handler.ts';
import type { ChatState, Room } from './state.ts';

type Key = keyof TencentChat['operations'];

export type ChatHandler<K extends Key> = HandlerOf<TencentChat, K, ChatState>;
export type ChatHandlers<Keys extends Key> = { readonly [K in Keys]: ChatHandler<K> };
export type ChatAssume = Assume<typeof assumptions>;
export type ChatCall = Omit<HandlerCall<unknown, ChatTypes>, 'input'>;

/** The administrator who calls; where nobody does, the first one. */
export function callerOf({ caller, credential }: ChatCall): string {
  return caller ?? credential.administrators[0] ?? '';
}

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

/** Finds a room for a command that the pages allow in live rooms alone: 100006 is their word for any other. */
export function findLiveRoom({ rooms }: ChatState, roomId: string): Room | Failure<'100004' | '100006'> {
  const room = rooms.get(roomId);
  if (!room) return fail('100004');
  return room.type === 'Live' ? room : fail('100006');
}

/** A ban must last, in either service. */
export function refuseDuration(seconds: number, assume: ChatAssume): Failure<'100002'> | undefined {
  const isRefused = seconds === 0 && assume('tencent-chat.ban-duration-zero') === 'refuse';
  return isRefused ? fail('100002') : undefined;
}

/** Whom nobody can ban, in either service. */
export function refuseAccounts(
  room: Room,
  accounts: ReadonlySet<string>,
  { assume, credential }: ChatCall,
): Failure<'100006'> | undefined {
  const hasAppAdmin = credential.administrators.some((account) => accounts.has(account));
  if (hasAppAdmin && assume('tencent-chat.ban-app-administrator') === 'refuse') return fail('100006');
  if (accounts.has(room.owner) && assume('tencent-chat.ban-owner') === 'refuse') return fail('100006');
  const hasAdmin = [...accounts].some((account) => room.admins.has(account));
  if (hasAdmin && assume('tencent-chat.ban-admin') === 'refuse') return fail('100006');
  return undefined;
}

/** The moment at which bans and mutes are looked at: a second back where they still hold in the second in which they end. */
export function expiryTime({ now, assume }: Pick<ChatCall, 'now'> & { readonly assume: ChatAssume }): number {
  return assume('tencent-chat.last-second') === 'free' ? now : now - 1000;
}

/** Takes the rank of administrators from those who are thrown out, where an assumption has it so. */
export function demote(room: Room, accounts: Iterable<string>, assume: ChatAssume): void {
  if (assume('tencent-chat.rank-of-the-removed') === 'kept') return;
  for (const account of accounts) room.admins.delete(account);
}

/** Bans accounts from `now` (milliseconds since 1970) for so many seconds. */
export function ban(
  room: Room,
  accounts: ReadonlySet<string>,
  seconds: number,
  now: number,
  assume: ChatAssume,
): void {
  const end = Math.floor(now / 1000) + seconds;
  for (const account of accounts) {
    const earlier = room.bans.find(account, expiryTime({ now, assume }));
    const until =
      earlier && assume('tencent-chat.ban-again') === 'extend' ? Math.max(end, earlier.until) : end;
    room.bans.impose(account, { until });
  }
}

export function admit(room: Room, account: string): void {
  room.members.add(account);
  room.viewers.add(account);
  room.entries += 1;
}

/** Takes accounts out of a room, and tells which of them were inside. */
export function remove(room: Room, accounts: Iterable<string>): readonly string[] {
  return [...accounts].filter((account) => {
    room.details.delete(account);
    return room.members.delete(account);
  });
}

/** Reads an opaque position in a list: the number at its end, 0 for an empty one; undefined for anything else. */
export function readPosition(position: string): number | undefined {
  if (position === '') return 0;
  const [, digits] = /^(?:\d+-)?(\d{1,9})$/.exec(position) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
