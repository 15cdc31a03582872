import { hmac, sha256Hex } from '../../core/wire/digest.ts';
import { byCodeUnit } from '../../core/wire/query-string.ts';
import { memoize } from '../../core/wire/memoize.ts';

export const tc3Method = 'TC3-HMAC-SHA256';

/** The hash functions of v1 by the value of `SignatureMethod`; a call that names none means HmacSHA1. */
export const v1Methods = { HmacSHA1: 'sha1', HmacSHA256: 'sha256' } as const;
export type V1Method = keyof typeof v1Methods;
export const defaultV1Method: V1Method = 'HmacSHA1';

/** What `X-TC-Content-SHA256` says when the body is not signed; its own hash is signed instead. */
export const unsignedPayload = 'UNSIGNED-PAYLOAD';

/** What TC3 signs. */
export interface Tc3Content {
  readonly method: string;
  /** The raw query of a GET, exactly as sent; empty for a POST. */
  readonly query: string;
  /** Names in lower case, in ASCII order, with the values that are signed. */
  readonly signedHeaders: readonly (readonly [name: string, value: string])[];
  /** The SHA-256 of the body in lower-case hex. */
  readonly payloadHash: string;
  /** Seconds since 1970. */
  readonly timestamp: string;
  /** As the credential's scope names it. */
  readonly service: string;
}

/** The text whose hash is signed. The path is always `/`. */
export function canonicalRequest({ method, query, signedHeaders, payloadHash }: Tc3Content): string {
  const lines = signedHeaders.map(([name, value]) => `${name}:${value}\n`).join('');
  const names = signedHeaders.map(([name]) => name).join(';');
  return [method, '/', query, lines, names, payloadHash].join('\n');
}

export function tc3StringToSign(content: Tc3Content): string {
  const scope = `${utcDate(content.timestamp)}/${content.service}/tc3_request`;
  return [tc3Method, content.timestamp, scope, sha256Hex(canonicalRequest(content))].join('\n');
}

/** The keys that lead from a secret to the one that signs; each is good for one day and one service. */
export function tc3Keys(secretKey: string, date: string, service: string) {
  const dateKey = hmac('sha256', `TC3${secretKey}`, date);
  const serviceKey = hmac('sha256', dateKey, service);
  return { date: dateKey, service: serviceKey, signing: hmac('sha256', serviceKey, 'tc3_request') };
}

/** A key that signs is good for every call of a day. */
const makeSigningKey = memoize(
  (_name, secretKey: string, date: string, service: string) => tc3Keys(secretKey, date, service).signing,
);

/** The signature in lower-case hex. */
export function signTc3(content: Tc3Content, secretKey: string): string {
  const [date, { service }] = [utcDate(content.timestamp), content];
  const signing = makeSigningKey(`${date}\n${service}\n${secretKey}`, secretKey, date, service);
  return hmac('sha256', signing, tc3StringToSign(content)).toString('hex');
}

/** What v1 signs: the parameters decoded, as text, without `Signature`. */
export interface V1Content {
  readonly method: string;
  /** The host with its port. */
  readonly host: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export function v1StringToSign({ method, host, parameters }: V1Content): string {
  const sorted = Object.entries(parameters)
    .filter(([name]) => name !== 'Signature')
    .toSorted(([left], [right]) => byCodeUnit(left, right));
  return `${method}${host}/?${sorted.map(([name, value]) => `${name}=${value}`).join('&')}`;
}

/** The signature in base64. */
export function signV1(content: V1Content, secretKey: string, method: V1Method): string {
  return hmac(v1Methods[method], secretKey, v1StringToSign(content)).toString('base64');
}

const latestDate = 8.64e15;

/**
 * The day in UTC of a time in seconds since 1970, as `2023-11-14`. Calls come many to the second, and each asks several times
 * what day that is.
 */
export const utcDate = memoize((timestamp: string): string =>
  new Date(Math.min(Number(timestamp) * 1000, latestDate)).toISOString().slice(0, 10),
);
