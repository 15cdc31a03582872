import type { BinaryLike } from 'node:crypto';
import type { Sent } from '../sample.ts';
import { hmac256, sha256 } from './tencent-trtc.ts';

/** A signer of Volcengine's OpenAPI, written from the vendor's pages alone; each step can be gone wrong at. */

export const volcKeys = {
  accessKeyId: 'AKLTFAKE000000000000000000000000',
  secretAccessKey: 'fake-livesaas-secret-key-for-local-use-only-0000000000',
};
export const volcHost = '127.0.0.1:4013';
export const banUsers = '{"ActivityId":1819171234140099,"BanStatus":1,"UserIds":[1820211234043371]}';

type Pair = readonly [name: string, value: string];

export interface Volc {
  readonly method: string;
  readonly target: string;
  /** The canonical query. */
  readonly query: string;
  readonly uri: string;
  readonly body: string | Uint8Array;
  /** What ends the canonical request. */
  readonly payload: string;
  readonly contentType: string | undefined;
  readonly date: string;
  /** The time in the string to sign. */
  readonly signedDate: string;
  readonly signed: readonly Pair[];
  readonly listed: string;
  readonly canonical: (lines: readonly string[]) => string;
  readonly algorithm: string;
  /** The parts of the scope, as the header names them, as they are signed, and as the key is derived from them. */
  readonly named: readonly string[];
  readonly scoped: readonly string[];
  readonly derived: readonly string[];
  readonly toSign: (lines: readonly string[]) => BinaryLike;
  readonly hash: (data: string) => string;
  readonly secret: BinaryLike;
  readonly key: (steps: readonly string[], secret: BinaryLike) => BinaryLike;
  readonly print: (signature: Buffer) => string;
  readonly extra: readonly Pair[];
  readonly accessKeyId: string;
}

export const rfc3986 = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

export const scope = ['20231114', 'cn-north-1', 'livesaas', 'request'] as const;

/** A call with a signature in its headers, right but for what is changed. */
export function volc(change: Partial<Volc> = {}): Sent {
  const method = change.method ?? 'POST';
  const body = change.body ?? (method === 'GET' ? '' : banUsers);
  const contentType = 'contentType' in change ? change.contentType : 'application/json';
  const date = change.date ?? '20231114T221320Z';
  const payload = change.payload ?? sha256(body);
  const named = change.named ?? scope;
  const signed: readonly Pair[] = change.signed ?? [
    ['content-type', contentType ?? ''],
    ['host', volcHost],
    ['x-content-sha256', payload],
    ['x-date', date],
  ];
  const call: Volc = {
    method,
    target: '/?Action=UpdateActivityUserBanStatus&Version=2023-08-01',
    query: 'Action=UpdateActivityUserBanStatus&Version=2023-08-01',
    uri: '/',
    body,
    payload,
    contentType,
    date,
    signedDate: date,
    signed,
    listed: signed.map(([name]) => name.toLowerCase()).join(';'),
    canonical: (lines) => lines.join('\n'),
    algorithm: 'HMAC-SHA256',
    named,
    scoped: named,
    derived: named,
    toSign: (lines) => lines.join('\n'),
    hash: sha256,
    secret: volcKeys.secretAccessKey,
    key: (steps, secret) => steps.reduce<BinaryLike>((key, step) => hmac256(key, step), secret),
    print: (signature) => signature.toString('hex'),
    extra: [],
    accessKeyId: volcKeys.accessKeyId,
    ...change,
  };
  const lines = call.signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const canonical = call.canonical([method, call.uri, call.query, lines, call.listed, call.payload]);
  const text = call.toSign([call.algorithm, call.signedDate, call.scoped.join('/'), call.hash(canonical)]);
  const signature = call.print(hmac256(call.key(call.derived, call.secret), text));
  const credential = [call.accessKeyId, ...call.named].join('/');
  const sentHeaders: Pair[] = [['Host', volcHost]];
  if (call.contentType !== undefined) sentHeaders.push(['Content-Type', call.contentType]);
  if (call.listed.includes('x-content-sha256')) sentHeaders.push(['X-Content-Sha256', call.payload]);
  return {
    method,
    target: call.target,
    headers: [
      ...sentHeaders,
      ['X-Date', call.date],
      [
        'Authorization',
        `HMAC-SHA256 Credential=${credential}, SignedHeaders=${call.listed}, Signature=${signature}`,
      ],
      ...call.extra,
    ],
    body,
  };
}

/** A GET that signs host and time, with a query as it is sent and as it is signed. */
export function volcGet(sentQuery: string, signedQuery: string, change: Partial<Volc> = {}): Sent {
  const date = '20231114T221320Z';
  return volc({
    method: 'GET',
    target: `/?${sentQuery}`,
    query: signedQuery,
    contentType: undefined,
    signed: [
      ['host', volcHost],
      ['x-date', date],
    ],
    ...change,
  });
}

export const listUsers = 'Action=ListActivityUsers&ActivityId=1819171234140099';

/** A call with its signature in the query, as the pages about signed URLs have it. */
export function volcUrl(
  change: {
    readonly params?: Readonly<Record<string, string>>;
    readonly queries?: readonly string[];
    readonly signedToo?: Readonly<Record<string, string>>;
    readonly payload?: string;
    readonly headerLines?: string;
    readonly secret?: string;
    readonly encode?: (text: string) => string;
  } = {},
): Sent {
  const encode = change.encode ?? rfc3986;
  const params: Record<string, string> = {
    Action: 'GetActivityBanUsers',
    ActivityId: '1819171234140099',
    Version: '2023-08-01',
    'X-Algorithm': 'HMAC-SHA256',
    'X-Credential': `${volcKeys.accessKeyId}/${scope.join('/')}`,
    'X-Date': '20231114T221320Z',
    'X-NotSignBody': '',
    'X-SignedHeaders': '',
    ...change.params,
  };
  const names = change.queries ?? Object.keys(params).sort();
  const signed: Readonly<Record<string, string>> = { ...params, ...change.signedToo };
  const order = [...new Set([...names, ...Object.keys(change.signedToo ?? {})])].sort();
  const query = order.map((name) => `${encode(name)}=${encode(signed[name]!)}`).join('&');
  const canonical = ['GET', '/', query, change.headerLines ?? '\n', '', change.payload ?? sha256('')].join(
    '\n',
  );
  const text = ['HMAC-SHA256', '20231114T221320Z', scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce<BinaryLike>(
    (one, step) => hmac256(one, step),
    change.secret ?? volcKeys.secretAccessKey,
  );
  const all = {
    ...params,
    'X-SignedQueries': names.join(';'),
    'X-Signature': hmac256(key, text).toString('hex'),
  };
  const target = Object.entries(all).map(([name, value]) => `${rfc3986(name)}=${rfc3986(value)}`);
  return { method: 'GET', target: `/?${target.join('&')}`, headers: [['Host', volcHost]] };
}
