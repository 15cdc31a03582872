import { createHash, createHmac } from 'node:crypto';
import type { z } from 'zod';
import type { SandboxInput } from '../../../contracts/control/config.ts';
import type { HttpReply } from '../../../contracts/core/wire/http.ts';
import { readJson } from '../../../contracts/core/wire/json.ts';
import type { volcengineLivesaas } from '../../../contracts/volcengine-livesaas/index.ts';
import { formatDate } from '../../../contracts/volcengine-livesaas/wire/signature.ts';
import type { Emulator } from '../../../emulator/core/engine/emulator.ts';
import type { Admission } from '../../../emulator/core/engine/handler.ts';
import { assumeIn } from '../../../emulator/core/sandbox/sandbox.ts';
import { createEmulator } from '../../../emulator/index.ts';

export const accessKeyId = 'AKLTEXAMPLE';
export const secretAccessKey = 'example-secret';

/** 06:13:20 on the next day in China. */
export const now = Date.parse('2023-11-14T22:13:20Z');

export const activityId = 1819171234140099;
export const users = [1820211234043371, 1820211234043372, 1820211234043373];

type Values = Readonly<Record<string, string>>;

type Activities = NonNullable<z.input<(typeof volcengineLivesaas)['state']>['activities']>;

interface Setting {
  readonly activity?: object;
  /** Besides the one of these tests and a deleted one, which is 7. */
  readonly activities?: readonly object[];
  readonly accountBannedUsers?: readonly number[];
  /** By the end of the assumption's id. */
  readonly values?: Values;
  readonly sessionToken?: string;
  readonly limits?: SandboxInput['limits'];
  readonly quotas?: SandboxInput['quotas'];
}

export function startEmulator({
  activity = {},
  activities: others = [],
  accountBannedUsers = [],
  values = {},
  sessionToken,
  limits = {},
  quotas = {},
}: Setting = {}): Emulator {
  const activities = [
    { ActivityId: activityId, users: users.map((UserId) => ({ UserId })), ...activity },
    { ActivityId: 7, isDeleted: true },
    ...others,
  ] as Activities;
  const named = Object.entries(values).map(([name, value]) => [`volcengine-livesaas.${name}`, value]);
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  const sandbox = {
    credentials: { 'volcengine-livesaas': credentials },
    clock: { mode: 'frozen' as const, now: new Date(now).toISOString() },
    state: { 'volcengine-livesaas': { activities, accountBannedUsers: [...accountBannedUsers] } },
    assumptions: { values: Object.fromEntries(named) as Record<string, string> },
    limits,
    quotas,
  };
  return createEmulator({ sandboxes: { default: sandbox } });
}

/** A call in the plain: everything a client can get wrong is a field. */
export interface Call {
  readonly action?: string;
  readonly version?: string;
  readonly method?: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A header that is signed as empty and not sent. */
  readonly unsent?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly token?: string;
  readonly region?: string;
  readonly service?: string;
  readonly date?: string;
  /** The day in the credential, where it is not the one of `date`. */
  readonly scopeDate?: string;
  /** The day that the credential says, where it is not the one that was signed for. */
  readonly saidDate?: string;
}

export interface Reply extends HttpReply {
  readonly json: {
    readonly ResponseMetadata: Readonly<Record<string, unknown>> & {
      readonly Error?: { readonly CodeN?: number; readonly Code: string; readonly Message: string };
    };
    readonly Result?: unknown;
  };
  /** The Code, or undefined after a success. */
  readonly code: string | undefined;
  readonly message: string | undefined;
}

export function send(
  emulator: Emulator,
  request: { method: string; target: string; headers: [string, string][]; body: string },
): Reply {
  const exchange = emulator.handle('volcengine-livesaas', { ...request, body: Buffer.from(request.body) });
  const { reply } = exchange;
  const json = readJson(reply.body) as { readonly value: Reply['json'] };
  const error = json.value.ResponseMetadata.Error;
  return { ...reply, json: json.value, code: error?.Code, message: error?.Message };
}

/** Sends a call that is signed in headers, step by step as the signing page has it. */
export function call(emulator: Emulator, given: Call): Reply {
  const { method = 'POST', path = '/', body = '', date = '20231114T221320Z' } = given;
  const query = encodeQuery({ ...common(given), ...given.query });
  const headers: Record<string, string> = {
    ...Object.fromEntries(
      Object.entries(given.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    'x-date': date,
    ...(given.token !== undefined && { 'x-security-token': given.token }),
    ...(given.unsent !== undefined && { [given.unsent]: '' }),
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name]!.trim()}\n`).join('');
  const { signature, credential } = signByHand(
    [method, path, query, lines, names.join(';'), sha256(body)].join('\n'),
    given,
  );
  const authorization = `HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  const pairs = Object.entries({ ...headers, authorization }).filter(([name]) => name !== given.unsent);
  return send(emulator, { method, target: `${path}?${query}`, headers: pairs, body });
}

/** Sends a call that is signed in the query. `unlisted` parameters are sent and not signed. */
export function callByQuery(
  emulator: Emulator,
  given: Call,
  unlisted: Readonly<Record<string, string>> = {},
): Reply {
  const { method = 'GET', path = '/', body = '', date = '20231114T221320Z' } = given;
  const parameters: Record<string, string> = {
    ...common(given),
    ...given.query,
    'X-Algorithm': 'HMAC-SHA256',
    'X-Credential': scopeOf(given).credential,
    'X-Date': date,
    'X-NotSignBody': '',
    'X-SignedHeaders': '',
    ...(given.token !== undefined && { 'X-Security-Token': given.token }),
  };
  const canonical = [method, path, encodeQuery(parameters), '\n', '', sha256('')].join('\n');
  const complete = {
    ...parameters,
    'X-SignedQueries': Object.keys(parameters).sort().join(';'),
    'X-Signature': signByHand(canonical, given).signature,
    ...unlisted,
  };
  return send(emulator, {
    method,
    target: `${path}?${new URLSearchParams(complete).toString()}`,
    headers: [],
    body,
  });
}

export function change(emulator: Emulator, fields: object): Reply {
  return call(emulator, { body: JSON.stringify({ ActivityId: activityId, ...fields }) });
}

export function ban(emulator: Emulator, fields: object): Reply {
  return change(emulator, { BanStatus: 1, ...fields });
}

export function lift(emulator: Emulator, fields: object): Reply {
  return change(emulator, { BanStatus: 0, ...fields });
}

/** Who is banned, as the API lists it. */
export function banned(emulator: Emulator, query: Readonly<Record<string, string>> = {}): unknown {
  const fields = { ActivityId: String(activityId), ...query };
  return call(emulator, { action: 'GetActivityBanUsers', method: 'GET', query: fields }).json.Result;
}

const oldActions = /API(V2)?$/;

/** Calls any action about the activity of these tests, at the time of the sandbox. */
export function ask(emulator: Emulator, action: string, fields: object = {}): Reply {
  const version = oldActions.test(action) ? '2020-06-01' : '2023-08-01';
  const date = formatDate(emulator.sandbox('default')!.clock.now());
  return call(emulator, {
    action,
    version,
    date,
    body: JSON.stringify({ ActivityId: activityId, ...fields }),
  });
}

/** What an action answers, as an object of anything. */
export function resultOf(reply: Reply): Readonly<Record<string, unknown>> {
  return reply.json.Result as Readonly<Record<string, unknown>>;
}

interface RawConnection {
  readonly user?: string | number | undefined;
  readonly device?: string;
  readonly ip?: string;
}

/** Somebody at the door of the activity, or of another one. */
export function enter(
  emulator: Emulator,
  connection: RawConnection,
  room: string | number = activityId,
): Admission | undefined {
  return pass(emulator, 'enter', connection, room);
}

export function leave(
  emulator: Emulator,
  connection: RawConnection,
  room: string | number = activityId,
): Admission | undefined {
  return pass(emulator, 'leave', connection, room);
}

function pass(
  emulator: Emulator,
  way: 'enter' | 'leave',
  { user, device, ip }: RawConnection,
  room: string | number,
): Admission | undefined {
  const { stateStore, vendor } = emulator.implementation('volcengine-livesaas');
  const sandbox = emulator.sandbox('default')!;
  return stateStore[way](sandbox.states.get(vendor.name), {
    room: String(room),
    user: user === undefined ? undefined : String(user),
    device,
    ip,
    now: sandbox.clock.now(),
    assume: assumeIn(sandbox, vendor),
  });
}

/** Moves the sandbox's time on. */
export function wait(emulator: Emulator, seconds: number): void {
  emulator.sandbox('default')!.clock.advance(seconds);
}

function common({
  action = 'UpdateActivityUserBanStatus',
  version = '2023-08-01',
}: Call): Record<string, string> {
  return { Action: action, Version: version };
}

function scopeOf(given: Call) {
  const { region = 'cn-north-1', service = 'livesaas', date = '20231114T221320Z' } = given;
  const scope = `${given.scopeDate ?? date.slice(0, 8)}/${region}/${service}/request`;
  const said = given.saidDate === undefined ? scope : scope.replace(/^\d+/, given.saidDate);
  return { scope, date, credential: `${given.accessKeyId ?? accessKeyId}/${said}` };
}

function signByHand(canonical: string, given: Call) {
  const { scope, date, credential } = scopeOf(given);
  let key: string | Buffer = given.secretAccessKey ?? secretAccessKey;
  for (const step of scope.split('/')) key = createHmac('sha256', key).update(step).digest();
  const text = `HMAC-SHA256\n${date}\n${scope}\n${sha256(canonical)}`;
  return { credential, signature: createHmac('sha256', key).update(text).digest('hex') };
}

function encodeQuery(parameters: Readonly<Record<string, string>>): string {
  const names = Object.keys(parameters).sort();
  return names
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(parameters[name]!)}`)
    .join('&');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** How many viewers are in the room of the activity. */
export const online = (emulator: Emulator) =>
  resultOf(ask(emulator, 'ListActivityUsers', { SearchStatus: 1 }))['OnlineUserCount'];

/** What comes out by default, and what with a value of an assumption. */
export function decide(
  setting: Setting,
  id: string,
  value: string,
  outcome: (emulator: Emulator) => unknown,
): readonly [byDefault: unknown, byValue: unknown] {
  return [outcome(startEmulator(setting)), outcome(startEmulator({ ...setting, values: { [id]: value } }))];
}
