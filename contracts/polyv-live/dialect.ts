import { mediaType, splitTarget, type HttpReply } from '../core/http.ts';
import { decodeText, printJson, readJson, type JsonReading } from '../core/json.ts';
import { decodePairs, encodePairs, toRecord, type Pairs } from '../core/pairs.ts';
import type { Dialect } from '../core/vendor.ts';
import type { assumptions } from './assumptions.ts';
import type { PolyvCredential } from './credentials.ts';
import { printFailure, printSuccess, readEnvelope } from './envelope.ts';
import { readMethod, signParameters, type Parameters } from './signature.ts';

export interface PolyvReading {
  readonly method: string;
  readonly path: string;
  /** What is signed: the decoded query and, up to v3, the form. Of a repeated name the first value counts. */
  readonly parameters: Parameters;
  /** The JSON body, which nothing signs; undefined when it is empty, or when the call has its fields elsewhere. */
  readonly json: JsonReading | undefined;
}

/** How far the time of a call may be from the server's; a call of exactly that age still passes. */
export const validMilliseconds = 180_000;

const formType = 'application/x-www-form-urlencoded';
const replyHeaders = [['Content-Type', 'application/json;charset=UTF-8']] as const;

/** From v4 on, a POST carries its fields as JSON and only its common parameters in the query. */
export function carriesJson({ method, path }: { readonly method: string; readonly path: string }): boolean {
  return method === 'POST' && path.startsWith('/live/v4/');
}

export const dialect: Dialect<PolyvReading, PolyvCredential, typeof assumptions> = {
  read({ method, target, headers, body }) {
    const { path, query } = splitTarget(target);
    const isJson = carriesJson({ method, path });
    // Up to v3 the fields may come as a form or in the query; SDKs that use the query add a body of `null`.
    const isForm = method === 'POST' && !isJson && mediaType(headers) === formType;
    const pairs = [...decodePairs(query), ...(isForm ? decodePairs(decodeText(body)) : [])];
    return {
      method,
      path,
      parameters: toRecord(pairs),
      json: isJson && body.length > 0 ? readJson(decodeText(body)) : undefined,
    };
  },

  credentialId: ({ parameters }) => parameters['appId'],

  target: ({ method, path }) => ({ method, path }),

  input(reading) {
    const fields = carriesJson(reading) ? jsonFields(reading.json) : reading.parameters;
    // An empty parameter is as good as none, and so is a null.
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '' && value !== null));
  },

  validUntil({ parameters }) {
    const timestamp = Number(parameters['timestamp']);
    return Number.isSafeInteger(timestamp) ? timestamp + validMilliseconds + 1 : undefined;
  },

  answer: (_, output) => reply(200, printSuccess(output)),

  refuse({ found, assume }, refusal) {
    if (found.miss === 'path' && assume('polyv-live.unknown-path-body') === 'empty') return reply(404, '');
    const code = refusal.key === 'invalid signature.' ? assume('polyv-live.bad-sign-code') : refusal.code;
    // A path that leads nowhere never reaches the service, whose errors may travel with 200.
    const isMirrored = found.miss !== undefined || assume('polyv-live.error-http-status') === 'mirror';
    return reply(isMirrored ? Number(code) : 200, printFailure(Number(code), refusal.text));
  },

  write({ operation: { route }, input, credential, baseUrl, now, options = {} }) {
    const [method] = route.methods;
    const isJson = carriesJson({ method, path: route.path });
    const isForm = method === 'POST' && !isJson;
    const { signatureMethod = '' } = options;
    const common: Pairs = [
      ['appId', credential.appId],
      ['timestamp', String(now)],
      ...(signatureMethod === '' ? [] : [['signatureMethod', signatureMethod] as const]),
    ];
    const pairs = isJson ? common : [...toPairs(input), ...common];
    const signed = toRecord(pairs);
    const sign = signParameters(signed, credential.appSecret, readMethod(signed));
    const encoded = encodePairs([...pairs, ['sign', sign]]);
    const target = isForm ? route.path : `${route.path}?${encoded}`;
    const type = isForm ? formType : 'application/json';
    return {
      method,
      url: `${baseUrl}${target}`,
      target,
      headers: method === 'POST' ? [['Content-Type', type]] : [],
      body: Buffer.from(isForm ? encoded : isJson ? printJson(withTextIds(input)) : ''),
    };
  },

  understand: ({ body }) => readEnvelope(body),
};

function jsonFields(json: JsonReading | undefined): object {
  return json && 'value' in json && typeof json.value === 'object' && json.value !== null ? json.value : {};
}

/** Parameters as texts; what has no value is not sent, so that no rule about empty values matters. */
function toPairs(input: Readonly<Record<string, unknown>>): Pairs {
  return Object.entries(input)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => [name, typeof value === 'string' ? value : printJson(withTextItems(value))]);
}

/** Ids are texts in Polyv's lists, whatever the caller wrote them as. */
function withTextIds(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).map(([name, value]) => [name, withTextItems(value)]));
}

function withTextItems(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) =>
    typeof item === 'number' || typeof item === 'bigint' ? String(item) : item,
  );
}

function reply(status: number, body: string): HttpReply {
  return { status, headers: replyHeaders, body };
}
