import { sha256Hex } from '../../core/wire/digest.ts';
import { printJson } from '../../core/wire/json.ts';
import { encodePairs, toRecord, type Pairs } from '../../core/wire/query-string.ts';
import type { OutgoingCall, OutgoingRequest } from '../../core/contract/vendor.ts';
import { printAuthorization } from './authorization-header.ts';
import type { TrtcCredential } from './credentials.ts';
import { service } from './constants.ts';
import { signTc3, signV1, tc3Method, utcDate, v1Methods, type V1Method } from './signature.ts';
import { encodeText } from '../../core/wire/bytes.ts';

/** The choices of a client about how it calls. */
export interface WriteOptions {
  /** The region that is called for. Default: `ap-singapore`. */
  readonly region?: string;
  /** The scheme that signs: TC3-HMAC-SHA256 in headers, or v1's HmacSHA1 or HmacSHA256 among the parameters. Default: TC3. */
  readonly signatureMethod?: typeof tc3Method | V1Method;
  /** `GET` puts the input into the query; `POST` has a body of JSON under TC3, a form under v1. Default: `POST`. */
  readonly httpMethod?: 'GET' | 'POST';
  /** The language of error messages: `en-US` or `zh-CN`. Default: `en-US`. */
  readonly language?: string;
}

type TrtcCall = OutgoingCall<TrtcCredential>;

const json = 'application/json';
const form = 'application/x-www-form-urlencoded';

/** Writes and signs a call: TC3-HMAC-SHA256 over a JSON POST, unless the options choose otherwise. */
export function writeRequest(call: TrtcCall): OutgoingRequest {
  const { signatureMethod = tc3Method }: WriteOptions = call.options ?? {};
  return isV1Method(signatureMethod) ? writeV1(call, signatureMethod) : writeTc3(call);
}

function writeTc3(call: TrtcCall): OutgoingRequest {
  const { input, credential, options = {} } = call;
  const isGet = options['httpMethod'] === 'GET';
  const query = isGet ? encodePairs(flatten(input)) : '';
  const body = encodeText(isGet ? '' : printJson(input));
  const contentType = isGet ? form : json;
  const timestamp = String(Math.floor(call.now / 1000));
  const content = {
    method: isGet ? 'GET' : 'POST',
    query,
    signedHeaders: [
      ['content-type', contentType],
      ['host', new URL(call.baseUrl).host],
    ] as const,
    payloadHash: sha256Hex(body),
    timestamp,
    service,
  };
  const authorization = printAuthorization({
    secretId: credential.secretId,
    date: utcDate(timestamp),
    service,
    signedHeaders: content.signedHeaders.map(([name]) => name),
    signature: signTc3(content, credential.secretKey),
  });
  const common = listCommon(call).map(([name, value]) => [`X-TC-${name}`, value] as const);
  const headers = [['Content-Type', contentType], ...common, ['Authorization', authorization]] as const;
  return address(call, { method: content.method, query, headers, body });
}

function writeV1(call: TrtcCall, signatureMethod: V1Method): OutgoingRequest {
  const { input, credential, options = {}, ids } = call;
  const method = options['httpMethod'] === 'GET' ? 'GET' : 'POST';
  const parameters: Pairs = [
    ...flatten(input),
    ...listCommon(call),
    ['Nonce', String(ids.integer(2 ** 31) + 1)],
    ['SecretId', credential.secretId],
    ['SignatureMethod', signatureMethod],
  ];
  const { host } = new URL(call.baseUrl);
  const content = { method, host, parameters: toRecord(parameters) };
  const signature = signV1(content, credential.secretKey, signatureMethod);
  const text = encodePairs([...parameters, ['Signature', signature]]);
  const headers = [['Content-Type', form]] as const;
  return method === 'GET'
    ? address(call, { method, query: text, headers: [], body: new Uint8Array() })
    : address(call, { method, query: '', headers, body: encodeText(text) });
}

/** The common parameters that both generations send, in the order of the SDKs. */
function listCommon({ operation, credential, now, options = {} }: TrtcCall): Pairs {
  const { region = 'ap-singapore', language }: WriteOptions = options;
  const values = {
    Action: operation.route.action,
    Region: region,
    Timestamp: String(Math.floor(now / 1000)),
    Version: operation.route.version,
    Language: language,
    Token: credential.token,
  };
  return Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== undefined);
}

function address(
  { baseUrl }: TrtcCall,
  { query, ...request }: Omit<OutgoingRequest, 'url' | 'target'> & { readonly query: string },
): OutgoingRequest {
  const target = query === '' ? '/' : `/?${query}`;
  return { ...request, target, url: `${baseUrl}${target}` };
}

/** A query and a form know texts only; a list becomes `UserIds.0`, `UserIds.1` and so on. */
function flatten(value: unknown, name = ''): [string, string][] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null)
    return [[name, typeof value === 'string' ? value : printJson(value)]];
  return Object.entries(value).flatMap(([key, item]) => flatten(item, name === '' ? key : `${name}.${key}`));
}

function isV1Method(method: string): method is V1Method {
  return Object.hasOwn(v1Methods, method);
}
