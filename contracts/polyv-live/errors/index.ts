import { assumed, documented, observed, type Source } from '../../core/contract/source.ts';
import type { ErrorSpec } from '../../core/contract/vendor.ts';

const messageTable = documented('https://polyv.gitbook.io/document/docs/live/api/errorinfo');
const olderChatPages = documented('https://dev.polyv.net/category/liveproduct/zblts/');
const limitedPage = documented(
  'https://polyv.gitbook.io/document/docs/live/api/channel/auth/get_channel_watch_test_mode_token',
);
const commandLineTests = observed('the integration tests of the vendor command line, polyv/polyv-live-cli');

/**
 * What Polyv puts into `code`: 40X when a call is refused, 500 when its work fails.
 * 403 is what the older pages, and the real v3 service, say of a wrong sign.
 */
export type PolyvCode = 400 | 403 | 404 | 405 | 415 | 500;

interface Words extends Pick<ErrorSpec, 'kind'> {
  readonly code: PolyvCode;
  readonly meaning: string;
  readonly retryable: boolean;
  readonly source: Source;
  readonly textSource?: Source;
}

/** Polyv tells its errors apart by message alone, so the message is the key. */
const vocabulary = {
  // The gateway, in the order in which it looks.
  'Not Found': refused('there is no such path', {
    code: 404,
    source: observed('calls of the vendor command line to unknown paths, polyv/polyv-live-cli'),
    textSource: assumed('the vendor command line got the status; the text is not recorded'),
  }),
  'Method Not Allowed': refused('the path has another method', {
    code: 405,
    source: assumed('nobody has recorded the answer to a wrong method'),
  }),
  'appId is required.': refused('the call carries no appId', { source: olderChatPages }),
  'application not found.': refused('nobody has this appId', { source: olderChatPages }),
  'invalid timestamp.': refused('the timestamp is missing, malformed or more than 3 minutes off', {
    source: olderChatPages,
  }),
  'timestamp is required.': refused('the call carries no timestamp', {
    source: assumed('worded after appId is required.'),
  }),
  'invalid signature.': refused('the sign is missing or is not the one of this call', {
    source: documented('https://polyv.gitbook.io/document/docs/live/api/chat/banned/get_forbid_user_list'),
  }),
  签名错误: refused('the same in the newer envelope', {
    source: observed('calls of the vendor command line to v4 endpoints, polyv/polyv-live-cli'),
  }),
  'sign is required.': refused('the call carries no sign', {
    source: assumed('worded after appId is required.'),
  }),
  'qps exceeds number of calls, limit: {limit}': refused('the call is made more often than allowed', {
    retryable: true,
    kind: 'rate',
    source: limitedPage,
  }),

  // The body and its fields.
  "Content type '{type}' not supported": refused('a JSON body comes with another content type', {
    code: 415,
    source: assumed('what Spring, whose other texts were seen, says of itself'),
  }),
  'json format error': refused('a JSON text cannot be read as what was expected'),
  'Required request body is missing': refused('the JSON body is missing', { source: commandLineTests }),
  'JSON parse error: {problem}': refused('the JSON body cannot be read', { source: commandLineTests }),
  'param should not be empty: {field}': refused('a required field is missing or empty'),
  'param is not digit: {field}': refused('a field holds something else than digits'),
  'param is not number: {field}': refused('a field is no number'),
  'param type error': refused('a value is of another type', {
    source: observed('a v2 path whose channel id is not numeric, terryso/polyv-live-openapi-tests'),
  }),
  'param exceeds maximum value of integer: {field}': refused('a number does not fit into 32 bits'),
  'param is not boolean (Y / N)': refused('a flag is neither Y nor N'),
  'param length is incorrect: {field}': refused('a field is too short or too long'),
  'number range error': refused('a number is out of its range'),
  'param validate error': refused('fields do not fit together'),
  'param is not color': refused('a field is no colour'),
  'param is not date normal': refused('a field is no date'),
  'invalid date time format': refused('a field is no date and time'),

  // Channels.
  'illegal channel id: {id}': refused('the account has no such channel', {
    code: 403,
    source: olderChatPages,
  }),
  找不到频道: refused('the same, at a call that writes', {
    source: observed('saving a questionnaire for an unknown channel, polyv/polyv-live-cli'),
  }),
  直播名称不能为空: refused('a channel has to have a name', {
    source: observed('creating a channel without a name, terryso/polyv-live-openapi-tests'),
  }),

  // The work itself.
  'undefined error': failed('something unexpected happened', { retryable: true, kind: 'failure' }),
  系统异常: failed('the same in the newer envelope', {
    retryable: true,
    kind: 'failure',
    source: commandLineTests,
  }),
  'api error.': failed('the same at a v2 endpoint', {
    retryable: true,
    kind: 'failure',
    source: documented('https://dev.polyv.net/category/liveproduct/l-api/'),
  }),
  'need to login': failed('nobody is logged in'),
  'access forbidden': failed('the account may not do this'),
  redirect: failed('the answer is elsewhere'),
  'illegal operation': failed('the operation is not allowed'),
  'channel id or password error': failed('the channel or its password is wrong'),
  'conflict with user login': failed('the user is logged in elsewhere'),
  'illegal stream status': failed('the stream is in another state'),
  'illegal domain': failed('the domain is not allowed'),
  'channel forbid login': failed('the channel lets nobody log in'),
  'channel already login': failed('somebody is logged in to the channel'),
  'channel in live': failed('the channel is live'),
  'channel in no live': failed('the channel is not live'),
  'please user pure video scene channel login': failed('only channels of the pure video scene may log in'),
  'qps exceeds number of calls': refused('calls are made more often than allowed', {
    retryable: true,
    kind: 'rate',
  }),
} as const satisfies Record<string, Words>;

export type PolyvError = keyof typeof vocabulary;

/** Polyv's closed vocabulary. The HTTP status is the code's unless a sandbox chooses otherwise. */
export const errors = Object.fromEntries(
  Object.entries<Words>(vocabulary).map(([message, words]) => [
    message,
    { status: words.code, message, ...words },
  ]),
  // A loop over entries forgets the keys; they are the vocabulary's own.
) as Readonly<Record<PolyvError, ErrorSpec>>;

function refused(meaning: string, extras: Partial<Words> = {}): Words {
  return { code: 400, meaning, retryable: false, source: messageTable, ...extras };
}

function failed(meaning: string, extras: Partial<Words> = {}): Words {
  return { code: 500, meaning, retryable: false, source: messageTable, ...extras };
}
