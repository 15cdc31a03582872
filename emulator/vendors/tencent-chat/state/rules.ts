import type { Assume } from '../../../../contracts/core/contract/assumption.ts';
import { refuse, type Refused } from '../../../../contracts/core/contract/failure.ts';
import { notFound, reason, words, type Reason } from '../../../../contracts/core/contract/reason.ts';
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

/** Finds the room of a call to the service for rooms of `type`; `path` is where the call names it. */
export function findRoom(
  { rooms }: ChatState,
  roomId: string,
  type: Room['type'],
  assume: ChatAssume,
  path = 'RoomId',
): Room | Refused<'100004'> {
  const room = rooms.get(roomId);
  const isForeign = room?.type !== type && assume('tencent-chat.room-id-space') === 'separate';
  if (room && !isForeign) return room;
  const why = room ? ofOtherService(room, type) : noRoom(rooms, roomId, type);
  return refuse('100004', { ...why, path });
}

/** Finds a room for a command that the pages allow in live rooms alone: 100006 is their word for any other. */
export function findLiveRoom({ rooms }: ChatState, roomId: string): Room | Refused<'100004' | '100006'> {
  const room = rooms.get(roomId);
  if (!room) return refuse('100004', noRoom(rooms, roomId, 'Live'));
  return room.type === 'Live' ? room : refuse('100006', ofOtherService(room, 'Live'));
}

function noRoom(rooms: ChatState['rooms'], roomId: string, type: Room['type']): Reason {
  const known = [...rooms.values()].filter((room) => room.type === type).map(({ id }) => id);
  return notFound('RoomId', `a ${type} room that exists`, roomId, known);
}

function ofOtherService({ id, type: other }: Room, type: Room['type']): Reason {
  return reason(
    'state',
    'RoomId',
    `a room of the type ${type}`,
    words(`${JSON.stringify(id)}, a room of the type ${other}`),
    {
      assumption: 'tencent-chat.room-id-space',
    },
  );
}

/** A ban must last, in either service. */
export function refuseDuration(seconds: number, assume: ChatAssume): Refused<'100002'> | undefined {
  const isRefused = seconds === 0 && assume('tencent-chat.ban-duration-zero') === 'refuse';
  if (!isRefused) return undefined;
  const assumption = 'tencent-chat.ban-duration-zero';
  return refuse(
    '100002',
    reason('field', 'Duration', 'a whole number of seconds above 0', seconds, { assumption }),
  );
}

/** Whom nobody can ban, in either service. */
export function refuseAccounts(
  room: Room,
  accounts: ReadonlySet<string>,
  { assume, credential }: ChatCall,
): Refused<'100006'> | undefined {
  const protectedOnes = [
    [
      'tencent-chat.ban-app-administrator',
      'administrator of the application',
      new Set(credential.administrators),
    ],
    ['tencent-chat.ban-owner', 'owner of the room', new Set([room.owner])],
    ['tencent-chat.ban-admin', 'administrator of the room', room.admins],
  ] as const;
  for (const [assumption, rank, holders] of protectedOnes) {
    if (assume(assumption) !== 'refuse') continue;
    for (const account of accounts) {
      if (!holders.has(account)) continue;
      const expected = `an account that is no ${rank}`;
      return refuse(
        '100006',
        amongAccounts([...accounts], (name) => name === account, expected, assumption),
      );
    }
  }
  return undefined;
}

/** The moment at which bans and mutes are looked at: a second back where they still hold in the second in which they end. */
export function expiryTime({ now, assume }: Pick<ChatCall, 'now'> & { readonly assume: ChatAssume }): number {
  return assume('tencent-chat.last-second') === 'free' ? now : now - 1000;
}

/** A reason about the first of the accounts of a call that is not as it should be. */
export function amongAccounts(
  accounts: readonly string[],
  isWrong: (account: string) => boolean,
  expected: string,
  assumption?: string,
): Reason {
  const index = accounts.findIndex(isWrong);
  const details = assumption === undefined ? {} : { assumption };
  return reason('state', `MemberList_Account.${index}`, expected, accounts[index], details);
}

/** A reason about a `Next` that no list has given. */
export function wrongPosition(next: string | undefined): Reason {
  return reason('field', 'Next', 'the Next of the page before, or an empty text', next);
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
  const isExtended = assume('tencent-chat.ban-again') === 'extend';
  for (const account of accounts) {
    const earlier = isExtended ? room.bans.find(account, expiryTime({ now, assume })) : undefined;
    room.bans.impose(account, { until: earlier ? Math.max(end, earlier.until) : end }, now);
  }
}

export function admit(room: Room, account: string): void {
  room.members.add(account);
  room.viewers.add(account);
  room.entries += 1;
}

/** Takes accounts out of a room, and tells which of them were inside. */
export function remove(room: Room, accounts: Iterable<string>): readonly string[] {
  const inside: string[] = [];
  for (const account of accounts) {
    room.details.delete(account);
    if (room.members.delete(account)) inside.push(account);
  }
  return inside;
}

/** Reads an opaque position in a list: the number at its end, 0 for an empty one; undefined for anything else. */
export function readPosition(position: string): number | undefined {
  if (position === '') return 0;
  const [, digits] = /^(?:\d+-)?(\d{1,9})$/.exec(position) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
