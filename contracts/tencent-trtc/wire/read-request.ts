import { refuse, type Refused } from '../../core/contract/failure.ts';
import { reason, words } from '../../core/contract/reason.ts';
import { header, mediaType, type HttpRequest } from '../../core/wire/http.ts';
import { shorten } from '../../core/config/shorten.ts';
import { decodeText, readJson, type JsonReading } from '../../core/wire/json.ts';
import { splitTarget, decodePairs, toRecord } from '../../core/wire/query-string.ts';
import { readAuthorization, type AuthorizationReading } from './authorization-header.ts';
import { commonNames, type CommonName } from './constants.ts';

export type CommonParameters = Readonly<Partial<Record<CommonName, string>>>;

/** The input as it came; a `Refused` where it cannot be read. Values from a query or a form are all texts. */
export type Payload =
  | {
      /** The input is a JSON object. */
      readonly kind: 'json';
      /** The object. */
      readonly value: Readonly<Record<string, unknown>>;
    }
  | {
      /** The input is in the query or in a form. */
      readonly kind: 'text';
      /** The fields, all of them texts. */
      readonly fields: Readonly<Record<string, string>>;
    }
  | {
      /** There is no input. */
      readonly kind: 'empty';
    }
  | Refused<UnreadablePayload>;

type UnreadablePayload =
  | 'InvalidParameter:json'
  | 'InvalidParameter:form'
  | 'InvalidParameter:key'
  | 'InvalidParameter:repeated'
  | 'InvalidParameter:array';

interface Call {
  /** The request as it came. */
  readonly request: HttpRequest;
  /** The path, as it was sent. */
  readonly path: string;
  /** Raw, without the question mark. */
  readonly query: string;
}

interface Understood extends Call {
  /** The parameters that every call has. */
  readonly common: CommonParameters;
  /** The input, as far as it can be read. */
  readonly payload: Payload;
}

export interface Tc3Reading extends Understood {
  /** The call is signed with TC3-HMAC-SHA256. */
  readonly generation: 'TC3';
  /** Its `Authorization` header, taken apart. */
  readonly authorization: AuthorizationReading;
}

export interface V1Reading extends Understood {
  /** The call is signed by the older rule, with HmacSHA1 or HmacSHA256. */
  readonly generation: 'v1';
  /** Everything that was sent, decoded and kept as text: a Nonce may have 19 digits. */
  readonly parameters: Readonly<Record<string, string>>;
}

export type TrtcReading = Tc3Reading | V1Reading;

/** Takes a request apart. An `Authorization` header makes it a TC3 call, whatever is in it. */
export function readRequest(request: HttpRequest): TrtcReading {
  const call: Call = { request, ...splitTarget(request.target) };
  const authorization = header(request.headers, 'authorization');
  return authorization === undefined ? readV1(call) : readTc3(call, authorization);
}

/** Whether a POST carries a form. Some clients send one without saying so. */
export function hasForm({ headers }: HttpRequest): boolean {
  return ['application/x-www-form-urlencoded', ''].includes(mediaType(headers));
}

function readTc3(call: Call, authorization: string): Tc3Reading {
  const { request, query } = call;
  const common = readCommon((name) => header(request.headers, `x-tc-${name.toLowerCase()}`));
  const payload = request.method === 'GET' ? readTexts(query) : readBody(request.body);
  return { ...call, generation: 'TC3', common, payload, authorization: readAuthorization(authorization) };
}

function readV1(call: Call): V1Reading {
  const { request, query } = call;
  const form = hasForm(request) ? decodeText(request.body) : '';
  const text = request.method === 'GET' ? query : form;
  const parameters = toRecord(decodePairs(text));
  const common = readCommon((name) => parameters[name]);
  return { ...call, generation: 'v1', common, payload: readTexts(text, commonNames), parameters };
}

function readCommon(read: (name: CommonName) => string | undefined): CommonParameters {
  const found = commonNames.map((name) => [name, read(name)] as const);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined));
}

/** Whether a body begins with the mark that some editors and libraries put before UTF-8; reading drops it. */
export function hasByteOrderMark(body: Uint8Array): boolean {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
}

function readBody(body: Uint8Array): Payload {
  if (body.length === 0) return { kind: 'empty' };
  const json = readJson(decodeText(body));
  const value = 'value' in json ? json.value : undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return refuse('InvalidParameter:json', noObject(json));
  return { kind: 'json', value: { ...value } };
}

/** The gateway looks closer at what a body is that is no JSON object; clients need none of that. */
function noObject(json: JsonReading) {
  return reason('protocol', 'body', 'a JSON object', 'problem' in json ? words('no JSON') : json.value);
}

/** Reads a query or a form, leaving out what does not belong to the input. */
function readTexts(text: string, others: readonly string[] = []): Payload {
  const raw = text.split('&').filter((part) => part !== '');
  const bare = raw.find((part) => !part.includes('='));
  if (bare !== undefined)
    return refuse(
      'InvalidParameter:form',
      reason('protocol', shorten(bare), 'a parameter as name=value', words('a name without =')),
    );
  const pairs = decodePairs(text);
  if (pairs.some(([name]) => name === ''))
    return refuse(
      'InvalidParameter:key',
      reason('protocol', 'parameters', 'parameters that have names', words('a value without a name')),
    );
  const seen = new Set<string>();
  for (const [name] of pairs) {
    if (seen.has(name))
      return refuse(
        'InvalidParameter:repeated',
        reason('parameter', name, 'a parameter that is sent once', words('sent again')),
        { name },
      );
    seen.add(name);
  }
  const broken = findBrokenList(seen);
  if (broken !== undefined) {
    const expected = `a list as ${broken}.0, ${broken}.1 and so on, without gaps`;
    return refuse(
      'InvalidParameter:array',
      reason('parameter', broken, expected, words('numbered in another way')),
      { name: broken },
    );
  }
  return { kind: 'text', fields: toRecord(pairs.filter(([name]) => !others.includes(name))) };
}

/** Takes a name like `UserIds.0` apart. */
export function readEntryName(field: string): { readonly name: string; readonly index: number } | undefined {
  const [, name, index] = /^(\w+)\.(\d+)$/.exec(field) ?? [];
  return name === undefined ? undefined : { name, index: Number(index) };
}

/** The first list whose entries are not numbered 0, 1, 2 and so on, or whose name has a value of its own. */
function findBrokenList(fields: ReadonlySet<string>): string | undefined {
  const counts = new Map<string, number>();
  for (const { name } of [...fields].flatMap((field) => readEntryName(field) ?? []))
    counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].find(([name, count]) => fields.has(name) || !isNumbered(fields, name, count))?.[0];
}

/** No name is among the fields twice: with each of so many indices there, no entry has another. */
function isNumbered(fields: ReadonlySet<string>, name: string, count: number): boolean {
  return Array.from({ length: count }, (_, index) => `${name}.${index}`).every((entry) => fields.has(entry));
}
