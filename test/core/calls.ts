import { tightenIds } from '../../contracts/core/contract/int64.ts';
import type { OutgoingRequest } from '../../contracts/core/contract/vendor.ts';
import { createSeededIds } from '../../emulator/core/engine/seeded-ids.ts';
import type { Emulator, Exchange } from '../../emulator/core/engine/emulator.ts';
import { findOperation } from '../../contracts/core/contract/find-operation.ts';

/** When nothing else is said, it is then. */
export const noon = '2023-11-14T22:13:20.000Z';

export const chat = 'tencent-chat';
export const ban = 'live_engine_http_srv/ban_member';
export const unban = 'live_engine_http_srv/unban_member';
export const list = 'live_engine_http_srv/get_banned_member_list';

/** A room with an owner and two members. */
export const chatState = {
  [chat]: { rooms: [{ RoomId: 'test', Owner_Account: 'owner1', members: ['user1', 'user2'] }] },
};

/** A sandbox whose clock stands still. */
export const frozen = { clock: { mode: 'frozen', now: noon }, state: chatState } as const;

export interface Call {
  readonly sandbox?: string;
  readonly vendor?: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Fields of the credential that are not the sandbox's. */
  readonly credential?: object;
  /** So many seconds the caller's clock is ahead. */
  readonly skewSeconds?: number;
}

export const banning = (user = 'user1', seconds = 3600): Call => ({
  operation: ban,
  input: { RoomId: 'test', MemberList_Account: [user], Duration: seconds },
});

export const listing: Call = { operation: list, input: { RoomId: 'test' } };

/** Signs a call by the credentials and the clock of its sandbox. */
export function write(emulator: Emulator, call: Call): OutgoingRequest {
  const { vendor } = emulator.implementation(call.vendor ?? chat);
  const sandbox = emulator.sandbox(call.sandbox ?? 'default')!;
  const operation = findOperation(vendor, call.operation)!;
  return vendor.codec.write({
    operation,
    input: tightenIds(operation.input, call.input) as Record<string, unknown>,
    credential: Object.assign({}, sandbox.credentials.get(vendor.name), call.credential),
    baseUrl: `http://${vendor.hosts[0]}`,
    now: sandbox.clock.now() + (call.skewSeconds ?? 0) * 1000,
    ids: createSeededIds(1),
  });
}

/** Makes a call without a socket. */
export function send(emulator: Emulator, call: Call): Exchange {
  return emulator.handle(call.vendor ?? chat, write(emulator, call));
}
