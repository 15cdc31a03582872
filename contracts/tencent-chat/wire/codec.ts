import { splitTarget, decodePairs, first } from '../../core/wire/query-string.ts';
import type { IdSource } from '../../core/contract/int64.ts';
import { decodeText, printJson, readJson } from '../../core/wire/json.ts';
import type { Codec, Refusal, CallContext } from '../../core/contract/vendor.ts';
import { inOrder } from './reply-keys.ts';
import { clientCodec } from './client-codec.ts';
import { decodeUserSig } from './user-sig.ts';
import { pastedTexts } from '../errors/texts.ts';
import type { ChatTypes } from '../types.ts';

type Context = CallContext<ChatTypes>;

/** The services' own codes; what is below comes from the gateway, which knows no RequestId. */
const firstServiceCode = 100_000;

/** What all replies have alike, refusals too. */
const ordinary = {
  status: 200,
  headers: [
    ['Content-Type', 'application/json'],
    ['Access-Control-Allow-Origin', '*'],
    ['Access-Control-Allow-Headers', 'X-Requested-With'],
    ['Access-Control-Allow-Methods', 'POST'],
  ],
} as const;

export const codec: Codec<ChatTypes> = {
  probe: ({ method, path }) => (method === 'HEAD' && path === '/' ? { ...ordinary, body: '' } : undefined),

  read(request) {
    const { method, target, body } = request;
    const { path, query: encoded } = splitTarget(target);
    const query = decodePairs(encoded);
    const userSigText = first(query, 'usersig') ?? '';
    const text = decodeText(body);
    return {
      request,
      method,
      path,
      query,
      sdkAppId: first(query, 'sdkappid'),
      identifier: first(query, 'identifier') || undefined,
      userSig: userSigText ? decodeUserSig(userSigText) : undefined,
      userSigText,
      text,
      json: body.length === 0 ? undefined : readJson(text),
    };
  },

  credentialId: ({ sdkAppId }) => sdkAppId,

  caller: ({ identifier }) => identifier,

  // A check of the gateway's own looks at the method; its errors know nothing of it.
  target: ({ path }) => ({ method: 'POST', path }),

  input({ json }, _route, assume) {
    const sent = json && 'value' in json ? json.value : {};
    const value = assume('tencent-chat.null-field') === 'absent' ? withoutNulls(sent) : sent;
    return assume('tencent-chat.numeric-text') === 'accept' ? withNumbers(value) : value;
  },

  validUntil({ userSig }) {
    if (!userSig || 'problem' in userSig) return undefined;
    return (Number(userSig.userSig.time) + Number(userSig.userSig.expire) + 1) * 1000;
  },

  validFrom: ({ userSig }) =>
    !userSig || 'problem' in userSig ? undefined : Number(userSig.userSig.time) * 1000,

  answer({ ids, found }, output) {
    const body =
      output === undefined
        ? { ActionStatus: 'OK', ErrorInfo: '', ErrorCode: 0, RequestId: makeRequestId(ids) }
        : {
            ErrorCode: 0,
            ErrorInfo: '',
            ActionStatus: 'OK',
            RequestId: makeRequestId(ids),
            Response: output,
          };
    const order = found.route?.operation.replyKeys;
    return { ...ordinary, body: printJson(order ? inOrder(order, body) : body) };
  },

  refuse(context, refusal) {
    const { ids, assume } = context;
    const text = textOf(context, refusal);
    const code = Number(refusal.spec.code);
    if (code < firstServiceCode) {
      const anonymous = { ActionStatus: 'FAIL', ErrorCode: code, ErrorInfo: text };
      const isAnonymous = assume('tencent-chat.gateway-request-id') === 'absent';
      const body = isAnonymous ? anonymous : { ...anonymous, RequestId: makeRequestId(ids) };
      return { ...ordinary, body: printJson(body) };
    }
    const said = assume('tencent-chat.service-error-texts') === 'empty' ? '' : text;
    const requestId = makeRequestId(ids);
    const body = { ActionStatus: 'FAIL', ErrorInfo: said, ErrorCode: code, RequestId: requestId };
    return { ...ordinary, body: printJson(body) };
  },

  ...clientCodec,
};

/** What a refusal says where an assumption has words to choose from. */
function textOf({ assume, found }: Context, { key, text }: Refusal): string {
  const isPasted = found.route?.operation.texts === pastedTexts && Object.hasOwn(pastedTexts, key);
  if (isPasted && assume('tencent-chat.pasted-ban-texts') === 'by meaning')
    return textsByMeaning[key] ?? text;
  if (key === '60010' && assume('tencent-chat.not-administrator-text') === 'admin account')
    return 'request must be made by an admin account of the app';
  if (key === '70001' && assume('tencent-chat.expired-text') === 'usersig expired') return 'usersig expired';
  return text;
}

/** What the codes that `ban_member` lists with the words of an owner transfer mean in the vendor SDK. */
const textsByMeaning: Readonly<Record<string, string>> = {
  100006: 'Insufficient operational permissions',
  100016: 'This member is banned, please unban first',
};

function makeRequestId(ids: IdSource): string {
  return `Id-${ids.hex(32)}-O-Seq-${ids.integer(100_000)}`;
}

/** A body without the fields that are null, at any depth. */
function withoutNulls(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const kept = Object.entries(body).filter(([, value]) => value !== null);
  return Object.fromEntries(kept.map(([key, value]) => [key, withoutNulls(value)]));
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
