import { z } from 'zod';
import type { VendorName } from '../../contracts/catalog.ts';
import type { HeaderPairs, HttpRequest } from '../../contracts/core/wire/http.ts';
import { encodePairs } from '../../contracts/core/wire/query-string.ts';
import { parseDate } from '../../contracts/volcengine-livesaas/wire/signature.ts';
import { readFixture } from './recipes.ts';

/** A request that somebody else has signed. */
export interface KnownRequest {
  readonly title: string;
  readonly credential: object;
  /** When it was signed, in milliseconds since 1970. */
  readonly signedAt: number;
  readonly request: HttpRequest;
  readonly values?: Readonly<Record<string, string>>;
  /** What refuses it, where it is not to be accepted. */
  readonly error?: string | undefined;
}

const pairs = z.record(z.string(), z.string());
const recorded = z.object({
  title: z.string(),
  method: z.string(),
  target: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
  error: z.string().optional(),
});

/** The requests whose signatures are known from the vendors' own generators and clients, by vendor. */
export const knownRequests: Readonly<Record<VendorName, () => readonly KnownRequest[]>> = {
  'tencent-chat': () =>
    z
      .object({
        usersig: z.array(
          z.object({
            title: z.string(),
            secretKey: z.string(),
            usersig: z.string(),
            fields: z.object({ identifier: z.string(), sdkAppId: z.string(), time: z.string() }),
          }),
        ),
      })
      .parse(readFixture('tencent-chat/signatures.json'))
      .usersig.map(({ title, secretKey, usersig, fields: { identifier, sdkAppId, time } }) => ({
        title,
        credential: { sdkAppId, secretKey, administrators: [identifier] },
        signedAt: Number(time) * 1000,
        request: post(
          `/v4/live_engine_http_srv/get_banned_member_list?${encodePairs([
            ...Object.entries({ sdkappid: sdkAppId, identifier, usersig, random: '1', contenttype: 'json' }),
            // Of a repeated parameter the first value counts.
            ['identifier', 'nobody'],
          ])}`,
          '{"RoomId":"test"}',
        ),
      })),

  'tencent-trtc': () => {
    const { credential, now, requests } = z
      .object({
        recorded: z.object({ credential: pairs, now: z.string(), requests: z.array(recorded) }),
      })
      .parse(readFixture('tencent-trtc/signatures.json')).recorded;
    return requests.map(({ title, error, body, ...request }) => ({
      ...{ title, error, credential, signedAt: Date.parse(now) },
      request: { ...request, body: Buffer.from(body) },
    }));
  },

  'volcengine-livesaas': () => {
    const { date, requests, ...credential } = z
      .object({
        accessKeyId: z.string(),
        secretAccessKey: z.string(),
        date: z.string(),
        requests: z.array(recorded),
      })
      .parse(readFixture('volcengine-livesaas/signatures.json'));
    return requests.map(({ title, error, body, ...request }) => ({
      ...{ title, error, credential, signedAt: parseDate(date) ?? NaN },
      request: { ...request, body: Buffer.from(body) },
    }));
  },

  'polyv-live': () => {
    const { appSecret, sign } = z
      .object({
        appSecret: z.string(),
        sign: z.array(
          z.object({
            title: z.string(),
            parameters: pairs,
            emptyValues: z.string().default('left-out'),
            sign: z.string(),
          }),
        ),
      })
      .parse(readFixture('polyv-live/signatures.json'));
    return sign.map(({ title, parameters, emptyValues, sign }) => ({
      title,
      credential: { appId: parameters['appId'], appSecret },
      signedAt: Number(parameters['timestamp']),
      values: { 'polyv-live.empty-values': emptyValues },
      request: get(`/live/v4/chat/forbid/list?${encodePairs(Object.entries({ ...parameters, sign }))}`),
    }));
  },
};

function get(target: string): HttpRequest {
  return { method: 'GET', target, headers: [], body: new Uint8Array() };
}

function post(target: string, body: string): HttpRequest {
  const headers: HeaderPairs = [['Content-Type', 'application/json']];
  return { method: 'POST', target, headers, body: Buffer.from(body) };
}
