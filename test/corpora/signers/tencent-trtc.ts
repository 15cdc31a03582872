import { createHash, createHmac, type BinaryLike } from 'node:crypto';
import type { Sent } from '../sample.ts';

/** Signers of the Cloud API, written from the vendor's pages alone; each step can be gone wrong at. */

export const trtcKeys = {
  secretId: 'AKIDfake0000000000000000000000000000',
  secretKey: 'fake0secret0key0for0local0use000',
};
export const trtcHost = '127.0.0.1:4012';
export const second = 1_700_000_000;
export const block = '{"SdkAppId":1400188366,"RoomId":10006,"UserId":"29376","IsMute":1}';

export const sha256 = (data: BinaryLike): string => createHash('sha256').update(data).digest('hex');
export const hmac256 = (key: BinaryLike, data: BinaryLike): Buffer =>
  createHmac('sha256', key).update(data).digest();

export interface Tc3 {
  readonly method: string;
  readonly query: string;
  /** The query as it is signed. */
  readonly signedQuery: string;
  readonly action: string;
  readonly contentType: string;
  readonly body: string | Uint8Array;
  /** What ends the canonical request. */
  readonly payload: string;
  /** The names and values of the signed headers. */
  readonly signed: readonly (readonly [string, string])[];
  readonly listed: string;
  readonly canonical: (lines: readonly string[]) => string;
  readonly algorithm: string;
  /** Seconds in the string to sign. */
  readonly time: string;
  /** The date of the Credential, the one of the string to sign, and the one of the key. */
  readonly dates: readonly [named: string, scoped: string, derived: string];
  readonly services: readonly [named: string, scoped: string, derived: string];
  readonly terminator: string;
  readonly toSign: (lines: readonly string[]) => BinaryLike;
  readonly hash: (data: string) => string;
  readonly secret: string;
  readonly key: (steps: readonly string[], secret: string) => BinaryLike;
  readonly print: (signature: Buffer) => string;
  readonly extra: Sent['headers'] & object;
  readonly secretId: string;
  readonly sentTime: string;
}

const steps = (parts: readonly string[], secret: string): BinaryLike =>
  parts.reduce<BinaryLike>((key, part) => hmac256(key, part), `TC3${secret}`);

/** A call by TC3-HMAC-SHA256, right but for what is changed. */
export function tc3(change: Partial<Tc3> = {}): Sent {
  const body = change.body ?? (change.method === 'GET' ? '' : block);
  const contentType = change.contentType ?? 'application/json';
  const query = change.query ?? '';
  const signed = change.signed ?? [
    ['content-type', contentType],
    ['host', trtcHost],
  ];
  const call: Tc3 = {
    method: 'POST',
    query,
    signedQuery: query,
    action: 'SetUserBlocked',
    contentType,
    body,
    payload: sha256(body),
    signed,
    listed: signed.map(([name]) => name.toLowerCase()).join(';'),
    canonical: (lines) => lines.join('\n'),
    algorithm: 'TC3-HMAC-SHA256',
    time: String(second),
    dates: ['2023-11-14', '2023-11-14', '2023-11-14'],
    services: ['trtc', 'trtc', 'trtc'],
    terminator: 'tc3_request',
    toSign: (lines) => lines.join('\n'),
    hash: sha256,
    secret: trtcKeys.secretKey,
    key: steps,
    print: (signature) => signature.toString('hex'),
    extra: [],
    secretId: trtcKeys.secretId,
    sentTime: String(second),
    ...change,
  };
  const headerLines = call.signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const canonical = call.canonical([
    call.method,
    '/',
    call.signedQuery,
    headerLines,
    call.listed,
    call.payload,
  ]);
  const scope = `${call.dates[1]}/${call.services[1]}/${call.terminator}`;
  const text = call.toSign([call.algorithm, call.time, scope, call.hash(canonical)]);
  const signature = call.print(
    hmac256(call.key([call.dates[2], call.services[2], call.terminator], call.secret), text),
  );
  const credential = `${call.secretId}/${call.dates[0]}/${call.services[0]}/tc3_request`;
  return {
    method: call.method,
    target: call.query === '' ? '/' : `/?${call.query}`,
    headers: [
      ['Host', trtcHost],
      ['Content-Type', call.contentType],
      ['X-TC-Action', call.action],
      ['X-TC-Version', '2019-07-22'],
      ['X-TC-Region', 'ap-singapore'],
      ['X-TC-Timestamp', call.sentTime],
      [
        'Authorization',
        `TC3-HMAC-SHA256 Credential=${credential}, SignedHeaders=${call.listed}, Signature=${signature}`,
      ],
      ...call.extra,
    ],
    body: call.body,
  };
}

export type Fields = Readonly<Record<string, string>>;

export interface V1 {
  readonly method: string;
  /** What is sent. */
  readonly fields: Fields;
  /** What is signed besides, or otherwise; what is undefined is left out. */
  readonly signed: Readonly<Record<string, string | undefined>>;
  readonly order: (names: string[]) => string[];
  readonly pair: (name: string, value: string) => string;
  readonly text: (query: string) => BinaryLike;
  readonly algorithm: string;
  readonly hash: (text: BinaryLike, secret: string) => Buffer;
  readonly secret: string;
  readonly print: (signature: Buffer) => string;
  readonly encode: (value: string) => string;
}

const common: Fields = {
  Action: 'SetUserBlocked',
  Version: '2019-07-22',
  Region: 'ap-singapore',
  Timestamp: String(second),
  Nonce: '11886',
  SecretId: trtcKeys.secretId,
  SignatureMethod: 'HmacSHA256',
};
export const blockFields: Fields = { SdkAppId: '1400188366', RoomId: '10006', UserId: '29376', IsMute: '1' };

/** A call by the first signature, right but for what is changed. Fields are added to the usual ones. */
export function v1({ fields = {}, signed = {}, ...change }: Partial<V1> = {}): Sent {
  const sent: Fields = { ...blockFields, ...common, ...fields };
  const call: Omit<V1, 'fields' | 'signed'> = {
    method: 'POST',
    order: (names) => names.sort(),
    pair: (name, value) => `${name}=${value}`,
    text: (query) => `${change.method ?? 'POST'}${trtcHost}/?${query}`,
    algorithm: 'sha256',
    hash: (data, secret) =>
      createHmac(change.algorithm ?? 'sha256', secret)
        .update(data)
        .digest(),
    secret: trtcKeys.secretKey,
    print: (signature) => signature.toString('base64'),
    encode: encodeURIComponent,
    ...change,
  };
  const all: Readonly<Record<string, string | undefined>> = { ...sent, ...signed };
  const names = call.order(Object.keys(all).filter((name) => all[name] !== undefined));
  const text = call.text(names.map((name) => call.pair(name, all[name]!)).join('&'));
  const signature = call.print(call.hash(text, call.secret));
  const query = Object.entries(sent).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const form = [...query, `Signature=${call.encode(signature)}`].join('&');
  const headers: Sent['headers'] = [['Host', trtcHost]];
  if (call.method === 'GET') return { method: 'GET', target: `/?${form}`, headers };
  return {
    method: 'POST',
    target: '/',
    headers: [...headers, ['Content-Type', 'application/x-www-form-urlencoded']],
    body: form,
  };
}
