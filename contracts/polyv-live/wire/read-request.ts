import type { Assume } from '../../core/contract/assumption.ts';
import { header, mediaType, type HttpRequest } from '../../core/wire/http.ts';
import { decodeText, readJson, type JsonReading } from '../../core/wire/json.ts';
import { readMultipart } from '../../core/wire/multipart.ts';
import { splitTarget, decodePairs, hasDamagedEscape, toRecord } from '../../core/wire/query-string.ts';
import type { assumptions } from '../assumptions/index.ts';
import type { Parameters } from './signature.ts';
import { straighten } from '../gateway/path-spelling.ts';
import { carriesForm, carriesJson, carriesMultipart } from './transport.ts';

export interface PolyvReading {
  /** The request as it came. */
  readonly request: HttpRequest;
  /** The method of HTTP. */
  readonly method: string;
  /** With one slash in the place of several, and none at its end. */
  readonly path: string;
  /** The path as it was sent. */
  readonly sentPath: string;
  /** The decoded query and, up to v3, the form. Of a repeated name the first value counts. */
  readonly parameters: Parameters;
  /** What is left of the parameters where a multipart form is not read; undefined without such a form. */
  readonly besideMultipart: Parameters | undefined;
  /** The names of parameters with an escape that is none, such as `%zz`. */
  readonly damaged: ReadonlySet<string>;
  /** The JSON body, which nothing signs; undefined when it is empty, or when the call has its fields elsewhere. */
  readonly json: JsonReading | undefined;
  /** Whether bytes of the JSON body are no text in its charset. */
  readonly isGarbled: boolean;
  /** Of the body, in lower case and without parameters. */
  readonly mediaType: string;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Takes a request apart. */
export function readRequest(request: HttpRequest): PolyvReading {
  const { method, target, headers, body } = request;
  const { path: sentPath, query } = splitTarget(target);
  const path = straighten(sentPath);
  const call = { method, path, headers };
  // SDKs that put the fields of a form into the query add a body of `null`.
  const form = carriesForm(call) ? decodeText(body) : '';
  const parts = carriesMultipart(call)
    ? readMultipart(header(headers, 'content-type') ?? '', body)
    : undefined;
  const pairs = [...decodePairs(query), ...decodePairs(form)];
  const json = carriesJson(call) && body.length > 0 ? decodeJson(headers, body) : undefined;
  return {
    request,
    method,
    path,
    sentPath,
    parameters: toRecord(parts ? [...pairs, ...parts] : pairs),
    besideMultipart: parts && toRecord(pairs),
    damaged: new Set([...findDamaged(query), ...findDamaged(form)]),
    json: json && readJson(json.text),
    isGarbled: json?.isGarbled ?? false,
    mediaType: mediaType(headers),
  };
}

/** The parameters of a call as far as the sandbox has the service read them. */
export function readParameters(reading: PolyvReading, assume: Assume<typeof assumptions>): Parameters {
  const { parameters, besideMultipart, damaged } = reading;
  const isRead = besideMultipart === undefined || assume('polyv-live.multipart-form') === 'read';
  const read = isRead ? parameters : besideMultipart;
  if (damaged.size === 0 || assume('polyv-live.damaged-escape') === 'kept') return read;
  return toRecord(Object.entries(read).filter(([name]) => !damaged.has(name)));
}

function findDamaged(text: string): readonly string[] {
  if (!hasDamagedEscape(text)) return [];
  const parts = text.split('&').filter(hasDamagedEscape);
  return parts.flatMap((part) => decodePairs(part).map(([name]) => name));
}

/** The framework decodes JSON by the charset that comes with it; without one, or with one that nobody knows, it is UTF-8. */
function decodeJson(headers: HttpRequest['headers'], body: Uint8Array) {
  const charset = /;\s*charset="?([\w.:-]{1,40})/i.exec(header(headers, 'content-type') ?? '')?.[1];
  const decoder = charset === undefined ? utf8 : createDecoder(charset);
  try {
    return { text: decoder.decode(body), isGarbled: false };
  } catch {
    return { text: decodeText(body), isGarbled: true };
  }
}

function createDecoder(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return utf8;
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a JSON body; none where it is no object. */
export function jsonFields(json: JsonReading | undefined): Fields {
  return json && 'value' in json && typeof json.value === 'object' ? { ...json.value } : {};
}

/** The fields of a text that is a JSON object; undefined where it is none. */
export function readJsonFields(text: string): Fields | undefined {
  const json = readJson(text);
  const isObject = 'value' in json && typeof json.value === 'object' && json.value !== null;
  return isObject && !Array.isArray(json.value) ? jsonFields(json) : undefined;
}
