import type { HttpReply } from '../../core/wire/http.ts';
import type { Operation } from '../../core/contract/operation.ts';
import type { Codec, Refusal, CallContext } from '../../core/contract/vendor.ts';
import { printFailure, printNewerFailure, printNewerSuccess, printSuccess } from './envelope.ts';
import { errors, type PolyvError } from '../errors/index.ts';
import { clientCodec } from './client-codec.ts';
import { jsonFields, readParameters, readRequest, type PolyvReading } from './read-request.ts';
import { signatureMethods, type Parameters } from './signature.ts';
import { isMisspelt } from '../gateway/path-spelling.ts';
import { carriesJson, hasNewerEnvelope } from './transport.ts';
import { queryFields } from './field-placement.ts';
import type { PolyvTypes } from '../types.ts';
import type { Assume } from '../../core/contract/assumption.ts';
import type { assumptions } from '../assumptions/index.ts';
import type { IdSource } from '../../core/contract/int64.ts';

/** How far the time of a call may be from the server's; a call of exactly that age still passes. */
export const validMilliseconds = 180_000;

const replyHeaders = [['Content-Type', 'application/json;charset=UTF-8']] as const;

type PolyvReply = CallContext<PolyvTypes>;

export const codec: Codec<PolyvTypes> = {
  // What other frameworks than Spring leave to a server, Spring answers by itself where an endpoint has no method for it.
  probe(reading, { allowed }, assume) {
    const isAsked = reading.method === 'OPTIONS' && allowed !== undefined && !isMisspelt(reading, assume);
    if (!isAsked || assume('polyv-live.head-and-options') !== 'as Spring') return undefined;
    const methods = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    return { status: 200, headers: [['Allow', [...methods, 'OPTIONS'].join(',')]], body: '' };
  },

  read: readRequest,

  credentialId: ({ parameters }) => parameters['appId'],

  // Whether a HEAD is answered, and a path in another spelling found, is for the checks to say.
  target: ({ method, path }) => ({ method: method === 'HEAD' ? 'GET' : method, path }),

  input(reading, { operation, parameters: inPath }, assume) {
    const parameters = readParameters(reading, assume);
    const fields = carriesJson(reading) ? splitFields(reading.json, parameters, operation) : parameters;
    const present = Object.entries(fields)
      // An empty parameter is as good as none, and so is a null.
      .filter(([, value]) => value !== '' && value !== null && value !== undefined);
    return { ...Object.fromEntries(present), ...inPath };
  },

  validUntil({ parameters }) {
    const timestamp = Number(parameters['timestamp']);
    return Number.isSafeInteger(timestamp) ? timestamp + validMilliseconds + 1 : undefined;
  },

  validFrom({ parameters }) {
    const timestamp = Number(parameters['timestamp']);
    return Number.isSafeInteger(timestamp) ? timestamp : undefined;
  },

  answer: (context, output) =>
    reply(200, isNewer(context) ? printNewerSuccess(output, newRequestId(context)) : printSuccess(output)),

  refuse(context, refusal) {
    const { found, assume } = context;
    const isNowhere = refusal.key === 'Not Found';
    if (isNowhere && assume('polyv-live.unknown-path-body') === 'empty') return reply(404, '');
    const isBadSign = refusal.key === 'invalid signature.';
    const code = Number(isBadSign ? assume('polyv-live.bad-sign-code') : refusal.code);
    // A path that leads nowhere never reaches the service, whose errors may travel with 200.
    const isMirrored =
      isNowhere || found.miss !== undefined || assume('polyv-live.error-http-status') === 'mirror';
    const error = { code: innerCode(refusal.key, code, assume), desc: newerText(refusal) };
    const data = assume('polyv-live.failure-data') === 'null' ? null : '';
    const body =
      isNewer(context) && !isNowhere
        ? printNewerFailure(code, error, newRequestId(context))
        : printFailure(code, refusal.text, data);
    return reply(isMirrored ? code : 200, body);
  },

  ...clientCodec,
  choices: { signatureMethod: signatureMethods },
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
  json: PolyvReading['json'],
  parameters: Parameters,
  { input }: Operation,
): Readonly<Record<string, unknown>> {
  const inQuery = queryFields(input).map((field) => [field, parameters[field]] as const);
  return { ...jsonFields(json), ...Object.fromEntries(inQuery) };
}

function reply(status: number, body: string): HttpReply {
  return { status, headers: replyHeaders, body };
}

/** The codes that `error.code` was seen to have. */
const seen: Partial<Record<PolyvError, number>> = {
  'application not found.': 20001,
  直播名称不能为空: 10001,
  'undefined error': 10005,
  系统异常: 10005,
};

/** What the newer envelope puts into `error.code` beside the `code` of the reply. */
function innerCode(error: string, code: number, assume: Assume<typeof assumptions>): number {
  const known = seen[error as PolyvError];
  if (known !== undefined) return known;
  if (assume('polyv-live.newer-error-code') === 'code of the reply') return code;
  return code >= 500 ? 10005 : 10001;
}

/** An id as the newer envelope shows it, for example `d310b70bc329403f87f77f9203d50f89.128.16360831552223589`. */
function newRequestId({ ids, now }: { readonly ids: IdSource; readonly now: number }): string {
  const tail = String(ids.integer(10_000)).padStart(4, '0');
  return `${ids.hex(32)}.${ids.integer(256)}.${now}${tail}`;
}
