import { createHash } from 'node:crypto';
import type { SandboxInput } from '../../../contracts/control/config.ts';
import type { HttpReply } from '../../../contracts/core/wire/http.ts';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import { createEmulator } from '../../../emulator/index.ts';

export const appId = 'emuappid01';
export const appSecret = 'emusecret0123456789abcdef01234567';
export const userId = 'emuuser001';

/** When the sandbox's clock stands still, in milliseconds since 1970. */
export const now = 1_700_000_000_000;

export const listPath = '/live/v4/chat/forbid/list';
export const kickPath = '/live/v4/chat/forbid/kick-users';
export const unkickPath = '/live/v4/chat/forbid/unkick-users';
export const mutePath = '/live/v3/user/chat/banned-user/update';

interface Setting {
  /** Tests also give what no program in TypeScript could. */
  readonly values?: Readonly<Record<string, string>>;
  readonly viewers?: readonly object[];
  readonly channels?: readonly object[];
  readonly limits?: SandboxInput['limits'];
}

export function startEmulator({
  values = {},
  viewers = [],
  channels = [{ channelId: '1003' }],
  limits = {},
}: Setting = {}): Emulator {
  const sandbox = {
    credentials: { 'polyv-live': { appId, appSecret, userId } },
    clock: { mode: 'frozen' as const, now: new Date(now).toISOString() },
    state: { 'polyv-live': { channels, viewers } },
    assumptions: { values },
    limits,
  };
  return createEmulator({ sandboxes: { default: sandbox as SandboxInput } });
}

export interface Reply extends HttpReply {
  readonly json: unknown;
}

/** Sends bytes as they are, and takes the reply as it comes. */
export function send(
  emulator: Emulator,
  method: string,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | Uint8Array = '',
): Reply {
  const request = {
    method,
    target,
    headers: Object.entries(headers),
    body: typeof body === 'string' ? Buffer.from(body) : body,
  };
  const { reply } = emulator.handle('polyv-live', request);
  return { ...reply, json: reply.body === '' ? undefined : (JSON.parse(reply.body) as unknown) };
}

/** The signing page once more in plain steps, so that the emulator is not checked by its own code. */
export function signByHand(parameters: Readonly<Record<string, string>>, algorithm = 'md5'): string {
  let text = appSecret;
  for (const name of Object.keys(parameters).sort()) text += name + parameters[name]!;
  text += appSecret;
  return createHash(algorithm).update(text, 'utf8').digest('hex').toUpperCase();
}

/** A query with the common parameters and their sign; `extra` is signed as well. */
export function signedQuery(extra: Readonly<Record<string, string>> = {}): string {
  const parameters = { ...extra, appId, timestamp: String(now) };
  return new URLSearchParams({ ...parameters, sign: signByHand(parameters) }).toString();
}

export function list(emulator: Emulator, fields: Readonly<Record<string, string>> = {}): Reply {
  return send(emulator, 'GET', `${listPath}?${signedQuery(fields)}`);
}

type Fields = Readonly<Record<string, string>>;

/** A signed GET with its fields in the query. */
export function get(emulator: Emulator, path: string, fields: Fields = {}): Reply {
  return send(emulator, 'GET', `${path}?${signedQuery(fields)}`);
}

/** A signed POST of a form. */
export function submit(emulator: Emulator, path: string, fields: Fields = {}): Reply {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return send(emulator, 'POST', path, headers, signedQuery(fields));
}

/** A signed POST of a JSON body, with fields beside it in the query. */
export function postBeside(emulator: Emulator, path: string, fields: Fields, body: unknown): Reply {
  const headers = { 'content-type': 'application/json' };
  return send(emulator, 'POST', `${path}?${signedQuery(fields)}`, headers, JSON.stringify(body));
}

/** A signed POST of a form in parts, as PHP and FormData make one. */
export function submitParts(emulator: Emulator, path: string, fields: Fields = {}): Reply {
  const texts = Object.fromEntries(new URLSearchParams(signedQuery(fields)));
  const parts = Object.entries(texts).map(
    ([name, value]) => `--parts\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const headers = { 'content-type': 'multipart/form-data; boundary=parts' };
  return send(emulator, 'POST', path, headers, `${parts.join('')}--parts--\r\n`);
}

export function post(emulator: Emulator, path: string, body: unknown): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return send(emulator, 'POST', `${path}?${signedQuery()}`, { 'content-type': 'application/json' }, text);
}

export function mute(emulator: Emulator, viewerIds: unknown, banned = 'Y'): Reply {
  const text = typeof viewerIds === 'string' ? viewerIds : JSON.stringify(viewerIds);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return send(emulator, 'POST', mutePath, headers, signedQuery({ viewerIds: text, banned }));
}

/** The rows of the list, in order. */
export function rows(emulator: Emulator): readonly Record<string, unknown>[] {
  const { data } = list(emulator, { pageSize: '1000' }).json as {
    data: { contents: Record<string, unknown>[] };
  };
  return data.contents;
}

/** What the sandbox remembers of Polyv, as it would be saved. */
export function stateOf(emulator: Emulator): unknown {
  const { stateStore } = emulator.implementation('polyv-live');
  return stateStore.save(emulator.sandbox('default')!.states.get('polyv-live'));
}
