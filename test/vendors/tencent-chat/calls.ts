import { createTencentChatClient, type TencentChatOptions } from '../../../clients/tencent-chat/index.ts';
import type { SandboxInput } from '../../../contracts/control/config.ts';
import type { HttpReply } from '../../../contracts/core/wire/http.ts';
import { tencentChat } from '../../../contracts/tencent-chat/index.ts';
import { makeUserSig } from '../../../contracts/tencent-chat/wire/user-sig.ts';
import { createFetchHandler } from '../../../emulator/http/fetch-handler.ts';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { createEmulator } from '../../../emulator/index.ts';

export const { secretKey } = tencentChat.credential.fake;
export const sdkAppId = String(tencentChat.credential.fake.sdkAppId);

/** When the sandbox's clock stands still, in seconds since 1970. */
export const second = 1_700_000_000;

type AssumptionValue = keyof typeof tencentChat.assumptions extends `tencent-chat.${infer Id}` ? Id : never;

export interface Setting {
  readonly values?: Readonly<Partial<Record<AssumptionValue, string>>>;
  /** Fields of the live room `test`, which is owned by `owner1` and holds `user1` and `user2`. */
  readonly live?: Readonly<Record<string, unknown>>;
  /** Fields of the conference `room-test`, which is owned by `owner1` and holds `owner1`, `user1` and `user2`. */
  readonly conference?: Readonly<Record<string, unknown>>;
  readonly callbacks?: object;
  readonly credential?: object;
  readonly limits?: SandboxInput['limits'];
}

export function startSandbox(setting: Setting = {}): Emulator {
  const { values = {}, live, conference, callbacks, credential = {}, limits = {} } = setting;
  const rooms = [
    { RoomId: 'test', RoomType: 'Live', Owner_Account: 'owner1', members: ['user1', 'user2'], ...live },
    {
      RoomId: 'room-test',
      RoomType: 'Conference',
      Owner_Account: 'owner1',
      members: ['owner1', 'user1', 'user2'],
      ...conference,
    },
  ];
  const named = Object.entries(values).map(([id, value]) => [`tencent-chat.${id}`, value] as const);
  const sandbox = {
    credentials: { 'tencent-chat': credential },
    clock: { mode: 'frozen' as const, now: new Date(second * 1000).toISOString() },
    state: { 'tencent-chat': { rooms, ...(callbacks && { callbacks }) } },
    assumptions: { values: Object.fromEntries(named) },
    limits,
  };
  // Tests also give what no program in TypeScript could.
  return createEmulator({ sandboxes: { default: sandbox as SandboxInput } });
}

export function clientOf(emulator: Emulator, options: TencentChatOptions = {}) {
  const transport = createFetchHandler(emulator, 'tencent-chat');
  return createTencentChatClient({
    baseUrl: 'http://emulator.test',
    credentials: tencentChat.credential.fake,
    fetch: (input, init) => transport(new Request(input, init)),
    clock: () => emulator.sandbox('default')!.clock.now(),
    retry: () => undefined,
    inputCheck: 'vendor',
    environment: {},
    ...options,
  });
}

/** A sandbox and the typed client that calls it. */
export function startClient(setting: Setting = {}) {
  const emulator = startSandbox(setting);
  return { emulator, client: clientOf(emulator), advance: advanceOf(emulator), events: eventsOf(emulator) };
}

const advanceOf = (emulator: Emulator) => (seconds: number) => {
  emulator.sandbox('default')!.clock.advance(seconds);
};

/** Takes what the application would be told since the last time, as event and body. */
const eventsOf = (emulator: Emulator) => () =>
  emulator
    .sandbox('default')!
    .callbackQueue.take()
    .map(({ body }) => JSON.parse(body) as Record<string, unknown>);

/** A configuration that asks for every callback that these services send. */
export const everyCallback = {
  Url: 'http://127.0.0.1:9/hook',
  CallbackCommandList: [
    'Live.CallbackAfterCreateRoom',
    'Live.CallbackAfterDestroyRoom',
    'Live.CallbackAfterUpdateRoomInfo',
    'Live.CallbackAfterMemberStateChanged',
    'Live.CallbackAfterChangeOwner',
    'Live.CallbackAfterModifyAdmin',
    'Live.CallbackAfterSetMetadata',
    'Room.CallbackAfterCreateRoom',
    'Room.CallbackAfterDestroyRoom',
    'Room.CallbackAfterUpdateRoomInfo',
    'Room.CallbackAfterMemberLeave',
  ],
};

export interface Request {
  readonly method?: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
}

/** The query that a call needs. */
export function signedQuery(identifier = 'administrator', now = second): Record<string, string> {
  const usersig = makeUserSig({ sdkAppId, secretKey }, identifier, now * 1000, 86_400);
  return { sdkappid: sdkAppId, identifier, usersig, random: '1', contenttype: 'json' };
}

/** Sends bytes as they are, and takes the reply as it comes. */
export function send(emulator: Emulator, request: Request = {}): HttpReply {
  const { method = 'POST', path = '/v4/live_engine_http_srv/get_banned_member_list', query, body } = request;
  const given: Readonly<Record<string, string | undefined>> = { ...signedQuery(), ...query };
  const pairs = Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const target = `${path}?${new URLSearchParams(pairs).toString()}`;
  return emulator.handle('tencent-chat', {
    method,
    target,
    headers: [],
    body: Buffer.from(body ?? '{"RoomId":"test"}'),
  }).reply;
}

/** The ErrorCode of a reply. */
export function codeOf({ body }: HttpReply): number {
  return (JSON.parse(body) as { ErrorCode: number }).ErrorCode;
}

/** The code with which a call is refused, or `accepted`. */
export function outcomeOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'accepted',
    (error: unknown) => (error as { code: unknown }).code,
  );
}

/** What a call gives, `accepted` where that is nothing, or the code with which it is refused. */
export function answerOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    (output) => output ?? 'accepted',
    (error: unknown) => (error as { code: unknown }).code,
  );
}
