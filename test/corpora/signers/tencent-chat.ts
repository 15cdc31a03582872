import { createHmac, type BinaryLike } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Sent } from '../sample.ts';
import { second } from './tencent-trtc.ts';

/** A maker of UserSigs, written from the vendor's pages alone; each step can be gone wrong at. */

export const chatKeys = {
  sdkAppId: 1_400_000_000,
  secretKey: 'fake-chat-secret-key-for-local-use-only-0000000000000000000000000',
  admin: 'administrator',
};

type Line = readonly [name: string, value: string | number];

export interface UserSig {
  readonly lines: readonly Line[];
  readonly content: (lines: readonly Line[]) => BinaryLike;
  readonly algorithm: string;
  readonly secret: BinaryLike;
  readonly hash: (text: BinaryLike, secret: BinaryLike) => Buffer;
  readonly print: (signature: Buffer) => string;
  readonly document: (sig: string) => unknown;
  readonly pack: (document: string) => string;
}

export const escapeSig = (text: string): string =>
  text.replaceAll('+', '*').replaceAll('/', '-').replaceAll('=', '_');

export const usualLines: readonly Line[] = [
  ['identifier', chatKeys.admin],
  ['sdkappid', chatKeys.sdkAppId],
  ['time', second],
  ['expire', 86_400],
];

export const documentOf = (sig: string): Record<string, unknown> => ({
  'TLS.ver': '2.0',
  'TLS.identifier': chatKeys.admin,
  'TLS.sdkappid': chatKeys.sdkAppId,
  'TLS.expire': 86_400,
  'TLS.time': second,
  'TLS.sig': sig,
});

export const contentOf = (lines: readonly Line[]): string =>
  lines.map(([name, value]) => `TLS.${name}:${value}\n`).join('');

/** A UserSig, right but for what is changed. */
export function userSig(change: Partial<UserSig> = {}): string {
  const maker: UserSig = {
    lines: usualLines,
    content: contentOf,
    algorithm: 'sha256',
    secret: chatKeys.secretKey,
    hash: (text, secret) =>
      createHmac(change.algorithm ?? 'sha256', secret)
        .update(text)
        .digest(),
    print: (signature) => signature.toString('base64'),
    document: documentOf,
    pack: (document) => escapeSig(deflateSync(document).toString('base64')),
    ...change,
  };
  const sig = maker.print(maker.hash(maker.content(maker.lines), maker.secret));
  return maker.pack(JSON.stringify(maker.document(sig)));
}

/** A call of the gateway; `query` adds to the usual parameters, or takes one away. */
export function chatCall(
  command: string,
  body: unknown,
  {
    query = {},
    ...more
  }: { readonly query?: Readonly<Record<string, string | undefined>> } & Partial<Sent> = {},
): Sent {
  const all: Readonly<Record<string, string | undefined>> = {
    sdkappid: String(chatKeys.sdkAppId),
    identifier: chatKeys.admin,
    usersig: userSig(),
    random: '9999',
    contenttype: 'json',
    ...query,
  };
  const parameters = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return {
    method: 'POST',
    target: `/v4/${command}?${parameters.join('&')}`,
    headers: [['Content-Type', 'application/json']],
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...more,
  };
}

/** A call that is right but for the making of its UserSig. */
export const signedBy = (change: Partial<UserSig>): Sent =>
  chatCall(
    'live_engine_http_srv/get_banned_member_list',
    { RoomId: 'test' },
    { query: { usersig: userSig(change) } },
  );
