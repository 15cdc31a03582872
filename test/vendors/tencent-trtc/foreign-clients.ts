import { sha256Hex } from '../../../contracts/core/wire/digest.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { encodePairs } from '../../../contracts/core/wire/query-string.ts';
import { printAuthorization } from '../../../contracts/tencent-trtc/wire/authorization-header.ts';
import { tencentTrtc } from '../../../contracts/tencent-trtc/index.ts';
import { signTc3, signV1, utcDate, type V1Method } from '../../../contracts/tencent-trtc/wire/signature.ts';
import { host, now, sample } from './harness.ts';

export const { secretId, secretKey } = tencentTrtc.credential.fake;
export const timestamp = String(now / 1000);

export interface Tc3Habits {
  readonly body?: string;
  readonly query?: string;
  readonly contentType?: string;
  readonly host?: string;
  readonly signedHost?: string;
  readonly service?: string;
  readonly date?: string;
  /** Further headers, sent as they are and signed in lower case. */
  readonly alsoSigned?: Readonly<Record<string, string>>;
  readonly payloadHash?: string;
  readonly otherHeaders?: Readonly<Record<string, string>>;
  readonly rewrite?: (authorization: string) => string;
}

/** A TC3 call as some client or other signs it. */
export function signLike(habits: Tc3Habits): HttpRequest {
  const { contentType = 'application/json', service = 'trtc', alsoSigned = {}, query } = habits;
  const body = query === undefined ? (habits.body ?? JSON.stringify(sample)) : '';
  const sentHost = habits.host ?? host;
  const signedHeaders = Object.entries({
    'content-type': contentType,
    host: habits.signedHost ?? sentHost,
    ...alsoSigned,
  })
    .map(([name, value]) => [name, value.trim().toLowerCase()] as const)
    .toSorted();
  const method = query === undefined ? 'POST' : 'GET';
  const payloadHash = habits.payloadHash ?? sha256Hex(body);
  const content = { method, query: query ?? '', signedHeaders, payloadHash, timestamp, service };
  const authorization = printAuthorization({
    secretId,
    date: habits.date ?? utcDate(timestamp),
    service,
    signedHeaders: signedHeaders.map(([name]) => name),
    signature: signTc3(content, secretKey),
  });
  const headers = {
    Host: sentHost,
    'Content-Type': contentType,
    'X-Tc-Action': 'SetUserBlocked',
    'X-Tc-Version': '2019-07-22',
    'X-Tc-Timestamp': timestamp,
    'X-Tc-Region': 'ap-singapore',
    ...alsoSigned,
    ...habits.otherHeaders,
    Authorization: habits.rewrite?.(authorization) ?? authorization,
  };
  return {
    method,
    target: query === undefined ? '/' : `/?${query}`,
    headers: Object.entries(headers),
    body: Buffer.from(body),
  };
}

/** A v1 form POST as some client or other signs it; `rewrite` changes what is sent, not what is signed. */
export function signFormLike(
  change: Readonly<Record<string, string>>,
  signedHost = host,
  rewrite = (form: string) => form,
  rename = (name: string) => name,
  leftOut: readonly string[] = [],
): HttpRequest {
  const fields = Object.entries(sample).filter(([name]) => !leftOut.includes(name));
  const parameters: Record<string, string> = {
    ...Object.fromEntries(fields.map(([name, value]) => [name, String(value)])),
    Action: 'SetUserBlocked',
    Version: '2019-07-22',
    Timestamp: timestamp,
    Nonce: '11886',
    Region: 'ap-singapore',
    SecretId: secretId,
    SignatureMethod: 'HmacSHA256',
    ...change,
  };
  const method = (parameters['SignatureMethod'] ?? 'HmacSHA1') as V1Method;
  const signed = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [rename(name), value]));
  const content = { method: 'POST', host: signedHost, parameters: signed };
  const pairs = Object.entries({ ...parameters, Signature: signV1(content, secretKey, method) });
  return {
    method: 'POST',
    target: '/',
    headers: [
      ['Host', host],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ],
    body: Buffer.from(rewrite(encodePairs(pairs))),
  };
}
