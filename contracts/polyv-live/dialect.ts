import { splitTarget, type HttpReply } from '../core/http.ts';
import { decodeText, printJson, readJson, type JsonReading } from '../core/json.ts';
import type { Operation } from '../core/operation.ts';
import { decodePairs, encodePairs, toRecord, type Pairs } from '../core/pairs.ts';
import type { Dialect, Refusal, ReplyContext } from '../core/vendor.ts';
import type { assumptions } from './assumptions.ts';
import type { PolyvCredential } from './credentials.ts';
import {
  printFailure,
  printNewerFailure,
  printNewerSuccess,
  printSuccess,
  readEnvelope,
} from './envelope.ts';
import { errors } from './errors.ts';
import { innerCode } from './inner-codes.ts';
import { newRequestId } from './request-id.ts';
import { readMethod, signParameters, type Parameters } from './signature.ts';
import { carriesForm, carriesJson, formType, hasNewerEnvelope } from './transport.ts';
import { queryFields } from './wire-forms.ts';
import { fillPath, toPairs, withTextIds } from './writing.ts';

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

const replyHeaders = [['Content-Type', 'application/json;charset=UTF-8']] as const;

type PolyvReply = ReplyContext<PolyvReading, PolyvCredential, typeof assumptions>;

export const dialect: Dialect<PolyvReading, PolyvCredential, typeof assumptions> = {
  read({ method, target, headers, body }) {
    const { path, query } = splitTarget(target);
    const isJson = carriesJson({ method, path });
    // SDKs that put the fields of a form into the query add a body of `null`.
    const isForm = carriesForm({ method, path, headers });
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

  input(reading, { operation, parameters: inPath }) {
    const fields = carriesJson(reading) ? splitFields(reading, operation) : reading.parameters;
    const present = Object.entries(fields)
      // An empty parameter is as good as none, and so is a null.
      .filter(([, value]) => value !== '' && value !== null && value !== undefined);
    return { ...Object.fromEntries(present), ...inPath };
  },

  validUntil({ parameters }) {
    const timestamp = Number(parameters['timestamp']);
    return Number.isSafeInteger(timestamp) ? timestamp + validMilliseconds + 1 : undefined;
  },

  answer: (context, output) =>
    reply(200, isNewer(context) ? printNewerSuccess(output, newRequestId(context)) : printSuccess(output)),

  refuse(context, refusal) {
    const { found, assume } = context;
    if (found.miss === 'path' && assume('polyv-live.unknown-path-body') === 'empty') return reply(404, '');
    const isBadSign = refusal.key === 'invalid signature.';
    const code = Number(isBadSign ? assume('polyv-live.bad-sign-code') : refusal.code);
    // A path that leads nowhere never reaches the service, whose errors may travel with 200.
    const isMirrored = found.miss !== undefined || assume('polyv-live.error-http-status') === 'mirror';
    const error = { code: innerCode(refusal.key, code, assume), desc: newerText(refusal) };
    const body = isNewer(context)
      ? printNewerFailure(code, error, newRequestId(context))
      : printFailure(code, refusal.text);
    return reply(isMirrored ? code : 200, body);
  },

  write({ operation: { route, input: form }, input, credential, baseUrl, now, options = {} }) {
    const [method] = route.methods;
    const { path, fields } = fillPath(route.path, input, credential.userId);
    const isJson = carriesJson({ method, path });
    const isForm = method === 'POST' && !isJson;
    const { signatureMethod = '' } = options;
    const common: Pairs = [
      ['appId', credential.appId],
      ['timestamp', String(now)],
      ...(signatureMethod === '' ? [] : [['signatureMethod', signatureMethod] as const]),
    ];
    const [signedFields, bodyFields] = isJson ? divide(fields, queryFields(form)) : [fields, {}];
    const pairs = [...toPairs(signedFields, form), ...common];
    const signed = toRecord(pairs);
    const sign = signParameters(signed, credential.appSecret, readMethod(signed));
    const encoded = encodePairs([...pairs, ['sign', sign]]);
    const target = isForm ? path : `${path}?${encoded}`;
    const type = isForm ? formType : 'application/json';
    return {
      method,
      url: `${baseUrl}${target}`,
      target,
      headers: method === 'POST' ? [['Content-Type', type]] : [],
      body: Buffer.from(isForm ? encoded : isJson ? printJson(withTextIds(bodyFields)) : ''),
    };
  },

  understand: ({ body }) => readEnvelope(body),
};

/** The newer envelope has words of its own for a failure of the service. */
function newerText({ key, text }: Refusal): string {
  return key === 'undefined error' ? errors['系统异常'].message : text;
}

function isNewer({ found }: PolyvReply): boolean {
  return found.route !== undefined && hasNewerEnvelope(found.route.operation.route.path);
}

/** The fields of a JSON call: those that belong in the query count only there. */
function splitFields(
  { json, parameters }: PolyvReading,
  { input }: Operation,
): Readonly<Record<string, unknown>> {
  const inQuery = queryFields(input).map((field) => [field, parameters[field]] as const);
  return { ...jsonFields(json), ...Object.fromEntries(inQuery) };
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a JSON body; none where it is no object. */
export function jsonFields(json: JsonReading | undefined): Fields {
  return json && 'value' in json && typeof json.value === 'object' ? { ...json.value } : {};
}

function divide(fields: Fields, chosen: readonly string[]): readonly [chosen: Fields, others: Fields] {
  const entries = Object.entries(fields);
  return [
    Object.fromEntries(entries.filter(([name]) => chosen.includes(name))),
    Object.fromEntries(entries.filter(([name]) => !chosen.includes(name))),
  ];
}

function reply(status: number, body: string): HttpReply {
  return { status, headers: replyHeaders, body };
}
