import { createHash, type BinaryLike } from 'node:crypto';
import type { Sent } from '../sample.ts';
import type { Fields } from './tencent-trtc.ts';

/** A signer of Polyv, written from the vendor's page alone; each step can be gone wrong at. */

export const polyvKeys = {
  appId: 'fakeappid1',
  appSecret: 'fake0secret0for0local0use0only00',
  userId: 'fakeuser01',
};
export const millisecond = '1700000000000';

export const md5 = (data: BinaryLike): string => createHash('md5').update(data).digest('hex').toUpperCase();

export interface Polyv {
  readonly path: string;
  readonly method: string;
  /** The query; `appId`, `timestamp` and `sign` come by themselves. */
  readonly query: Fields;
  readonly form: Fields;
  readonly json: unknown;
  /** Fields that are signed, in the place of those that are sent; what is undefined is left out. */
  readonly signed: Readonly<Record<string, string | undefined>>;
  readonly order: (names: string[]) => string[];
  readonly pair: (name: string, value: string) => string;
  readonly wrap: (text: string, secret: string) => BinaryLike;
  readonly digest: (text: BinaryLike) => string;
  readonly secret: string;
  readonly encode: (text: string) => string;
  readonly joint: string;
}

const encoded = (fields: Fields, encode: (text: string) => string): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join('&');

/** A call of Polyv, right but for what is changed. */
export function polyv({
  query = {},
  form,
  json,
  signed = {},
  timestamp = millisecond,
  ...change
}: Partial<Polyv> & { readonly timestamp?: string } = {}): Sent {
  const call = {
    path: '/live/v4/chat/forbid/list',
    method: form || json !== undefined ? 'POST' : 'GET',
    order: (names: string[]) => names.sort(),
    pair: (name: string, value: string) => name + value,
    wrap: (text: string, secret: string): BinaryLike => secret + text + secret,
    digest: md5,
    secret: polyvKeys.appSecret,
    encode: encodeURIComponent,
    joint: '',
    ...change,
  };
  const base = { appId: polyvKeys.appId, timestamp };
  const all: Readonly<Record<string, string | undefined>> = { ...base, ...query, ...form, ...signed };
  const names = call.order(Object.keys(all).filter((name) => all[name] !== undefined));
  const text = names.map((name) => call.pair(name, all[name]!)).join(call.joint);
  const sign = call.digest(call.wrap(text, call.secret));
  if (form)
    return {
      method: call.method,
      target: call.path,
      headers: [['Content-Type', 'application/x-www-form-urlencoded']],
      body: encoded({ ...base, ...form, sign }, call.encode),
    };
  return {
    method: call.method,
    target: `${call.path}?${encoded({ ...base, ...query, sign }, call.encode)}`,
    headers: json === undefined ? [] : [['Content-Type', 'application/json']],
    ...(json !== undefined && { body: JSON.stringify(json) }),
  };
}

export const kick = { viewerIds: ['618948782650201'], nickNames: ['小明'] };
