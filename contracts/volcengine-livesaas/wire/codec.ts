import type { HttpReply } from '../../core/wire/http.ts';
import type { IdSource } from '../../core/contract/int64.ts';
import { decodeText, printJson, readJson } from '../../core/wire/json.ts';
import { splitTarget, decodePairs, first } from '../../core/wire/query-string.ts';
import type { Codec, Refusal, CallContext } from '../../core/contract/vendor.ts';
import { clientCodec } from './client-codec.ts';
import { readBody } from './read-body.ts';
import { fieldsOfQuery, loosenFields } from './query-fields.ts';
import { gatewayNumber } from '../errors/gateway.ts';
import { parseDate, readClaim } from './signature.ts';
import { versions } from '../operations/routes.ts';
import type { LivesaasTypes } from '../types.ts';

type Context = CallContext<LivesaasTypes>;

/** What the pages disagree on: the HTTP status of these errors is an assumption. */
const debatedStatus = {
  InvalidTimestamp: 'volcengine-livesaas.expired-status',
  AccountFlowLimitExceeded: 'volcengine-livesaas.account-flow-status',
  LackProjectPolicy: 'volcengine-livesaas.project-policy-status',
  'InvalidParameter.%sInvalid': 'volcengine-livesaas.invalid-parameter-status',
} as const;

export const codec: Codec<LivesaasTypes> = {
  read(request) {
    const { path, query: rawQuery } = splitTarget(request.target);
    const query = decodePairs(rawQuery);
    return {
      request,
      path,
      query,
      action: first(query, 'Action') || undefined,
      version: first(query, 'Version') || undefined,
      claim: readClaim(request, query),
      json: request.body.length === 0 ? undefined : readJson(decodeText(request.body)),
    };
  },

  credentialId: ({ claim }) => claim.accessKeyId,

  target: ({ request, path, action, version }) => ({ method: request.method, path, action, version }),

  input(reading, { operation }, assume) {
    const { input, route } = operation;
    const isAnywhere = assume('volcengine-livesaas.parameter-place') === 'query or body';
    const inQuery =
      isAnywhere || route.methods[0] === 'GET' ? fieldsOfQuery(input, reading.query, assume) : {};
    const body = isAnywhere || route.methods[0] !== 'GET' ? (readBody(reading, input, assume) ?? {}) : {};
    const isLoose = assume('volcengine-livesaas.id-as-text') === 'accept';
    return { ...inQuery, ...(isLoose ? loosenFields(input, body) : body) };
  },

  validUntil({ claim }) {
    const signedAt = parseDate(claim.date ?? '');
    return signedAt === undefined ? undefined : signedAt + claim.lifeSeconds * 1000 + 1;
  },

  validFrom: ({ claim }) => parseDate(claim.date ?? ''),

  answer(context, output) {
    const metadata = { ...metadataOf(context), SystemTime: Math.floor(context.now / 1000) };
    return reply(200, metadata, { ResponseMetadata: metadata, Result: output });
  },

  refuse(context, refusal) {
    const number = gatewayNumber(refusal.key);
    const metadata = {
      ...metadataOf(context),
      // The gateway does not know the time of the service behind it.
      ...(number === undefined && { SystemTime: Math.floor(context.now / 1000) }),
      Error: {
        ...(number !== undefined && { CodeN: number }),
        Code: refusal.code,
        Message: wordsOf(refusal, context),
      },
    };
    return reply(statusOf(refusal, context), metadata, { ResponseMetadata: metadata });
  },

  ...clientCodec,
  choices: {
    method: ['GET', 'POST'],
    region: 'a region',
    service: 'a service',
    signing: ['headers', 'query'],
  },
};

interface Metadata {
  readonly RequestId: string;
  readonly Action?: string;
  readonly Version?: string;
  readonly Service?: string;
  readonly Region?: string;
}

/** The gateway repeats what it has understood so far: nothing, then the action, then the scope of the credential. */
function metadataOf({ reading: { action, version, claim }, now, ids, assume }: Context): Metadata {
  const RequestId = makeRequestId(now, ids);
  if (action === undefined || version === undefined) return { RequestId };
  const called = { RequestId, Action: action, Version: version };
  const isRead = claim.isWellFormed || assume('volcengine-livesaas.scope-of-a-bad-header') === 'repeated';
  return isRead && claim.scope
    ? { ...called, Service: claim.scope.service, Region: claim.scope.region }
    : called;
}

const chinaOffset = 8 * 3_600_000;

/** The time in China to the second, then 20 upper-case hexadecimal digits. */
function makeRequestId(now: number, ids: IdSource): string {
  const time = new Date(now + chinaOffset).toISOString().replace(/\D/g, '').slice(0, 14);
  return `${time}${ids.hex(20).toUpperCase()}`;
}

function statusOf({ key, spec }: Refusal, { assume, reading: { version } }: Context): number {
  const isOldAction = version === versions.old && gatewayNumber(key) === undefined;
  if (isOldAction && assume('volcengine-livesaas.old-action-status') === '200') return 200;
  return Object.hasOwn(debatedStatus, key)
    ? Number(assume(debatedStatus[key as keyof typeof debatedStatus]))
    : spec.status;
}

/** What the tables say where real replies have other words. */
const wordsOfTables: Readonly<Record<string, string>> = {
  InvalidAuthorization: "Invalid 'Authorization' header, Pls check authorization header.",
  InvalidCredential: "Invalid credential in 'Authorization', Pls check credential in authorization header.",
};

function wordsOf({ key, spec, text }: Refusal, { assume }: Context): string {
  const fromTable = wordsOfTables[key];
  if (fromTable !== undefined && assume('volcengine-livesaas.authorization-words') === 'of the tables')
    return fromTable;
  if (key === 'InvalidActionOrVersion' && assume('volcengine-livesaas.unknown-action-period') === 'no')
    return text.replace(/\.$/, '');
  const isOurs = spec.source.standing === 'assumed';
  return isOurs && assume('volcengine-livesaas.unpublished-texts') === 'empty' ? '' : text;
}

function reply(status: number, { RequestId }: Metadata, body: unknown): HttpReply {
  const headers = [
    ['Content-Type', 'application/json; charset=utf-8'],
    ['X-Tt-Logid', RequestId],
  ] as const;
  return { status, headers, body: printJson(body) };
}
