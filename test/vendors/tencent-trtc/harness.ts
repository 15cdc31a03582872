import { encodePairs } from '../../../contracts/core/wire/query-string.ts';
import { tencentTrtc, type TencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { identifyError } from '../../../contracts/core/contract/identify-error.ts';
import type { HeaderPairs, HttpReply, HttpRequest } from '../../../contracts/core/wire/http.ts';
import { createSeededIds } from '../../../emulator/core/engine/seeded-ids.ts';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { assumeIn } from '../../../emulator/core/sandbox/sandbox.ts';
import { createEmulator, type SandboxInput } from '../../../emulator/index.ts';
import { findOperation, type OperationKey } from '../../../contracts/core/contract/find-operation.ts';

/** Tests also give what no program in TypeScript could. */
type Sandbox = { readonly [Key in keyof SandboxInput]: unknown };

export const now = Date.parse('2023-11-14T22:13:20Z');
export const sample = { SdkAppId: 1400188366, RoomId: 10006, UserId: '29376', IsMute: 1 as const };
export const host = '127.0.0.1:18099';

const rooms = [
  { SdkAppId: 1400188366, RoomId: 10006, users: ['29376'] },
  { SdkAppId: 1400188366, StrRoomId: '10006', users: ['string user'] },
];

/** An emulator at 2023-11-14T22:13:20Z with the room of the documented sample. */
export function createSandbox(sandbox: Sandbox = {}): Emulator {
  return createEmulator({
    sandboxes: {
      default: {
        clock: { mode: 'frozen', now: new Date(now).toISOString() },
        state: { 'tencent-trtc': { rooms } },
        ...sandbox,
      } as SandboxInput,
    },
  });
}

export interface CallChange {
  readonly key?: OperationKey<TencentTrtc>;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly options?: Readonly<Record<string, string>>;
  readonly credential?: Readonly<Record<string, string>>;
  readonly skewSeconds?: number;
}

/** A signed call, as the typed client would send it. */
export function write({ key = 'SetUserBlocked', ...change }: CallChange = {}): HttpRequest {
  const request = tencentTrtc.codec.write({
    operation: findOperation(tencentTrtc, key)!,
    input: change.input ?? sample,
    credential: { ...tencentTrtc.credential.fake, ...change.credential },
    baseUrl: `http://${host}`,
    now: now + (change.skewSeconds ?? 0) * 1000,
    ids: createSeededIds(1),
    options: change.options ?? {},
  });
  return { ...request, headers: [['Host', host], ...request.headers] };
}

/** An unsigned v1 GET with just these parameters. */
export function bare(parameters: Readonly<Record<string, string>>): HttpRequest {
  const target = `/?${encodePairs(Object.entries(parameters))}`;
  return { method: 'GET', target, headers: [['Host', host]], body: Buffer.alloc(0) };
}

/** Replaces headers, by their names as the client spells them; undefined takes one out. */
export function withHeaders(
  request: HttpRequest,
  changes: Readonly<Record<string, string | undefined>>,
): HttpRequest {
  const kept: HeaderPairs = request.headers.filter(([name]) => !Object.hasOwn(changes, name));
  const added = Object.entries(changes).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { ...request, headers: [...kept, ...added] };
}

export function withBody(request: HttpRequest, body: string): HttpRequest {
  return { ...request, body: Buffer.from(body) };
}

export interface Answer {
  readonly reply: HttpReply;
  readonly code: string | undefined;
  readonly message: string | undefined;
}

/** Sends a request. A defect of the emulator throws. */
export function ask(emulator: Emulator, request: HttpRequest): Answer {
  const { reply } = emulator.handle('tencent-trtc', request);
  if (reply.headers.some(([name]) => name === 'x-understudy-defect')) throw new Error('a defect');
  const { Response } = JSON.parse(reply.body) as { Response: { Error?: { Code: string; Message: string } } };
  return { reply, code: Response.Error?.Code, message: Response.Error?.Message };
}

/** Sends a request and gives the key of the error, or undefined after a success. */
export function send(emulator: Emulator, request: HttpRequest): string | undefined {
  const { code, message } = ask(emulator, request);
  return code === undefined ? undefined : identifyError(tencentTrtc, code, message ?? '');
}

/** Sends a call and gives what is in its reply, without the RequestId. A refusal throws. */
export function read(emulator: Emulator, change: CallChange): Record<string, unknown> {
  const { reply, code } = ask(emulator, write(change));
  if (code !== undefined) throw new Error(code);
  const { Response } = JSON.parse(reply.body) as { Response: Record<string, unknown> };
  const { RequestId: _RequestId, ...output } = Response;
  return output;
}

/** Somebody enters a room, at the sandbox's time. */
export function pass(
  emulator: Emulator,
  way: 'enter' | 'leave',
  room: string,
  user?: string,
  ip?: string,
): unknown {
  const sandbox = emulator.sandbox('default')!;
  const { stateStore, vendor } = emulator.implementation('tencent-trtc');
  const [now, assume] = [sandbox.clock.now(), assumeIn(sandbox, vendor)];
  return stateStore[way](sandbox.states.get('tencent-trtc'), {
    room,
    user,
    device: undefined,
    ip,
    now,
    assume,
  });
}

/** The state of the default sandbox, as it is configured and restored. */
export function save(emulator: Emulator): { readonly rooms: unknown; readonly history: unknown } {
  const state = emulator.sandbox('default')!.states.get('tencent-trtc');
  return emulator.implementation('tencent-trtc').stateStore.save(state) as {
    rooms: unknown;
    history: unknown;
  };
}

export function saveRooms(emulator: Emulator): unknown {
  return save(emulator).rooms;
}
