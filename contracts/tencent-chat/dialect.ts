import { decodePairs, encodePairs, first } from '../core/pairs.ts';
import { splitTarget, type HttpReply } from '../core/http.ts';
import type { IdSource } from '../core/ids.ts';
import { decodeText, printJson, readJson, type JsonReading } from '../core/json.ts';
import type { Dialect, Understanding } from '../core/vendor.ts';
import type { assumptions } from './assumptions.ts';
import type { ChatCredential } from './credentials.ts';
import { decodeUserSig, makeUserSig, type UserSigReading } from './signature.ts';

export interface ChatReading {
  readonly method: string;
  readonly path: string;
  readonly sdkAppId: string | undefined;
  readonly identifier: string | undefined;
  readonly userSig: UserSigReading | undefined;
  /** As sent, decoded once; `''` when there is none. */
  readonly userSigText: string;
  /** Undefined when the body is empty. */
  readonly json: JsonReading | undefined;
}

type Ledger = typeof assumptions;

/** How long the UserSig of one call of the typed client lives. */
const callLifeSeconds = 86_400;

/** The services' own codes; what is below comes from the gateway, which knows no RequestId. */
const firstServiceCode = 100_000;

const replyHeaders = [
  ['Content-Type', 'application/json'],
  ['Access-Control-Allow-Origin', '*'],
  ['Access-Control-Allow-Headers', 'X-Requested-With'],
  ['Access-Control-Allow-Methods', 'POST'],
] as const;

export const dialect: Dialect<ChatReading, ChatCredential, Ledger> = {
  probe: ({ method, path }) => (method === 'HEAD' && path === '/' ? reply('') : undefined),

  read({ method, target, body }) {
    const { path, query } = splitTarget(target);
    const parameters = decodePairs(query);
    const userSigText = first(parameters, 'usersig') ?? '';
    return {
      method,
      path,
      sdkAppId: first(parameters, 'sdkappid'),
      identifier: first(parameters, 'identifier') || undefined,
      userSig: userSigText ? decodeUserSig(userSigText) : undefined,
      userSigText,
      json: body.length === 0 ? undefined : readJson(decodeText(body)),
    };
  },

  credentialId: ({ sdkAppId }) => sdkAppId,

  caller: ({ identifier }) => identifier,

  // The gateway does not look at the method: GET and POST get the same answers.
  target: ({ path }) => ({ method: 'POST', path }),

  input({ json }, _route, assume) {
    const value = json && 'value' in json ? json.value : {};
    return assume('tencent-chat.numeric-text') === 'accept' ? withNumbers(value) : value;
  },

  validUntil({ userSig }) {
    if (!userSig || 'problem' in userSig) return undefined;
    return (Number(userSig.userSig.time) + Number(userSig.userSig.expire) + 1) * 1000;
  },

  answer({ ids }, output) {
    const requestId = makeRequestId(ids);
    const body =
      output === undefined
        ? { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0, RequestId: requestId }
        : { ErrorCode: 0, ErrorInfo: '', ActionStatus: 'OK', RequestId: requestId, Response: output };
    return reply(printJson(body));
  },

  refuse({ ids, assume }, { spec, text }) {
    const code = Number(spec.code);
    if (code < firstServiceCode) {
      const anonymous = { ActionStatus: 'FAIL', ErrorCode: code, ErrorInfo: text };
      if (assume('tencent-chat.gateway-request-id') === 'absent') return reply(printJson(anonymous));
      return reply(printJson({ ...anonymous, RequestId: makeRequestId(ids) }));
    }
    const said = assume('tencent-chat.service-error-texts') === 'empty' ? '' : text;
    const requestId = makeRequestId(ids);
    return reply(printJson({ ActionStatus: 'FAIL', ErrorInfo: said, ErrorCode: code, RequestId: requestId }));
  },

  write({ operation, input, credential, baseUrl, now, ids }) {
    const identifier = credential.administrators[0] ?? '';
    const target = `${operation.route.path}?${encodePairs([
      ['sdkappid', credential.sdkAppId],
      ['identifier', identifier],
      ['usersig', makeUserSig(credential, identifier, now, callLifeSeconds)],
      ['random', String(ids.integer(2 ** 32))],
      ['contenttype', 'json'],
    ])}`;
    return {
      method: 'POST',
      url: `${baseUrl}${target}`,
      target,
      headers: [['Content-Type', 'application/json']],
      body: Buffer.from(printJson(input)),
    };
  },

  understand({ body }): Understanding {
    const json = readJson(body);
    if ('problem' in json || typeof json.value !== 'object' || json.value === null)
      return { kind: 'foreign' };
    const { ErrorCode, ErrorInfo, RequestId, Response } = json.value as Record<string, unknown>;
    const requestId = typeof RequestId === 'string' ? RequestId : undefined;
    if (typeof ErrorCode !== 'number') return { kind: 'foreign' };
    return ErrorCode === 0
      ? { kind: 'output', output: Response, requestId }
      : {
          kind: 'error',
          code: ErrorCode,
          message: typeof ErrorInfo === 'string' ? ErrorInfo : '',
          requestId,
        };
  },
};

function makeRequestId(ids: IdSource): string {
  return `Id-${ids.hex(32)}-O-Seq-${ids.integer(100_000)}`;
}

/** Fields of the whole body that a careless client may send as the text of a number. */
const numbers = ['Duration', 'MuteTime', 'Limit', 'Offset', 'Count'];

function withNumbers(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]: [string, unknown]) => [
      key,
      numbers.includes(key) && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
    ]),
  );
}

function reply(body: string): HttpReply {
  return { status: 200, headers: replyHeaders, body };
}
