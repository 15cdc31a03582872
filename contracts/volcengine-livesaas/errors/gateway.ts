import type { ErrorSpec } from '../../core/contract/vendor-api.ts';
import { assumed, documented, observed, type Source } from '../../core/contract/source.ts';

/** What is said of one error, apart from its key. */
export interface Words extends Pick<ErrorSpec, 'kind'> {
  readonly status: number;
  readonly message: string;
  readonly meaning: string;
  readonly retryable?: boolean;
  readonly source: Source;
  /** Where the code is not the error's key. */
  readonly code?: string;
}

interface GatewayWords extends Words {
  /** What the gateway puts into `CodeN`. */
  readonly number: number;
}

const table = documented('https://volcengine.com/docs/6369/68677');
const realReply = (of: string): Source => observed(`a real reply of the gateway: ${of}`);
const unpublishedText = assumed('the pages give code and status; the text is a description of ours');

const flowLimit =
  'Request was rejected because the request speed of this openAPI is beyond the current flow control limit.';

/** The gateway's errors, by `CodeN`: what every Volcengine API can answer before the service hears of a call. */
export const gatewayErrors = {
  UndefinedError: {
    number: 100001,
    status: 500,
    message: 'An undefined error occurred.',
    meaning: 'something that has no code of its own',
    source: unpublishedText,
  },
  MissingParameter: {
    number: 100002,
    status: 400,
    message: 'The request is missing {parameter} parameter.',
    meaning: 'Action or Version is not in the query',
    source: realReply('a call without Action'),
  },
  MissingAuthenticationToken: {
    number: 100003,
    status: 401,
    message: 'Request is missing Authentication Token.',
    meaning: 'the call is not signed',
    source: table,
  },
  MissingRequestInfo: {
    number: 100004,
    status: 400,
    message: 'The request is missing {information} information.',
    meaning: 'X-Date is missing',
    source: realReply('a call without X-Date'),
  },
  MissingSignature: {
    number: 100005,
    status: 401,
    message: 'The request is missing signature.',
    meaning: 'the authorization carries no Signature',
    source: table,
  },
  InvalidTimestamp: {
    number: 100006,
    status: 400,
    message: 'The Signature of the request is expired.',
    meaning: 'X-Date is too old, or too far ahead',
    source: realReply('a call whose X-Date had expired'),
  },
  ServiceNotFound: {
    number: 100007,
    status: 404,
    message: 'This service[{service}] not found.',
    meaning: 'the credential scope names a service that is not here',
    source: realReply('a scope that named the service visual'),
  },
  InvalidActionOrVersion: {
    number: 100008,
    status: 404,
    message: 'Could not find operation {action} for version {version}.',
    meaning: 'there is no such action, or not in this version',
    source: table,
  },
  InvalidAccessKey: {
    number: 100009,
    status: 401,
    message: 'The accesskey [{accessKeyId}] included in the request is invalid.',
    meaning: 'nobody has this access key',
    source: realReply('BytePlus, an unknown access key'),
  },
  InvalidClientTokenId: {
    number: 100009,
    status: 401,
    message: 'The accesskey [{accessKeyId}] included in the request is invalid.',
    meaning: 'nobody has this access key: the name in older pages',
    source: documented('https://volcengine.com/docs/6396/70462'),
  },
  SignatureDoesNotMatch: {
    number: 100010,
    status: 401,
    message:
      'The request signature we calculated does not match the signature you provided. Check your Secret Access Key and signing method. Consult the service documentation for details.',
    meaning: 'the signature is not the one of this call and key',
    source: observed('https://github.com/volcengine/volc-openapi-demos/issues/6'),
  },
  LackPolicy: {
    number: 100012,
    status: 403,
    message: 'Request was rejected because of lack of policy.',
    meaning: 'the account has no policy',
    source: table,
  },
  AccessDenied: {
    number: 100013,
    status: 403,
    message: 'User is not authorized to perform: {action} on resource: {resource}',
    meaning: 'the policy of the caller does not allow the action',
    source: realReply('a user without the permission'),
  },
  'InternalError 100014': {
    number: 100014,
    code: 'InternalError',
    status: 500,
    message: 'Service has some internal Error. Pls Contact With Admin.',
    meaning: 'the gateway fails; the service behind it has an InternalError of its own',
    retryable: true,
    kind: 'failure',
    source: table,
  },
  FailToConnect: {
    number: 100015,
    status: 502,
    message: 'Top Fail to Connect to Internal Service.',
    meaning: 'the gateway cannot reach the service',
    retryable: true,
    source: table,
  },
  InternalServiceTimeout: {
    number: 100016,
    status: 504,
    message: 'Internal Service is timeout. Pls Contact With Admin.',
    meaning: 'the service does not answer in time',
    retryable: true,
    kind: 'failure',
    source: table,
  },
  InnerApiNeedAccountInfo: {
    number: 100017,
    status: 400,
    message: 'The inner request should have account info.',
    meaning: 'a call from within Volcengine names no account',
    source: table,
  },
  FlowLimitExceeded: {
    number: 100018,
    status: 429,
    message: flowLimit,
    meaning: 'the action is called more often than allowed',
    retryable: true,
    kind: 'rate',
    source: table,
  },
  ServiceUnavailableTemp: {
    number: 100019,
    status: 503,
    message: 'Service is temporarily unavailable.',
    meaning: 'the service is away for a moment',
    retryable: true,
    source: unpublishedText,
  },
  MethodNotAllowed: {
    number: 100020,
    status: 405,
    message: 'The request method is not allowed.',
    meaning: 'the action has another HTTP method',
    source: unpublishedText,
  },
  LackProjectPolicy: {
    number: 100021,
    status: 403,
    message: 'Request was rejected because of lack of project policy.',
    meaning: 'the account has no policy for the project',
    source: table,
  },
  InternalServiceError: {
    number: 100023,
    status: 502,
    message: 'Internal service error.',
    meaning: 'the service answers what the gateway cannot read',
    retryable: true,
    kind: 'failure',
    source: unpublishedText,
  },
  InvalidAuthorization: {
    number: 100024,
    status: 400,
    message: "Invalid 'Authorization' header, Pls check your authorization header.",
    meaning: 'the Authorization header has another form',
    source: observed('https://github.com/allinssl/allinssl/issues/345'),
  },
  InvalidCredential: {
    number: 100025,
    status: 400,
    message: "Invalid credential in 'Authorization', Pls check your authorization header.",
    meaning: 'the Credential is missing or is no key with date, region and service',
    source: realReply('a call that was not signed'),
  },
  InvalidSecretToken: {
    number: 100026,
    status: 401,
    message: 'Invalid secret token, msg: {reason}.',
    meaning: 'the session token is missing or wrong',
    source: table,
  },
  AccountFlowLimitExceeded: {
    number: 100027,
    status: 429,
    message: flowLimit,
    meaning: 'the account calls more often than allowed',
    retryable: true,
    kind: 'rate',
    source: table,
  },
} as const satisfies Record<string, GatewayWords>;

/** The `CodeN` of a gateway's error; undefined for an error of the service. */
export function gatewayNumber(key: string): number | undefined {
  const words: Readonly<Record<string, GatewayWords>> = gatewayErrors;
  return words[key]?.number;
}
