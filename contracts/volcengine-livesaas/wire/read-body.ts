import type { z } from 'zod';
import type { Assume } from '../../core/contract/assumption.ts';
import { header, type HttpRequest } from '../../core/wire/http.ts';
import { decodeText, readJson, type JsonReading } from '../../core/wire/json.ts';
import { decodePairs } from '../../core/wire/query-string.ts';
import type { assumptions } from '../assumptions/index.ts';
import { asObject } from './json-object.ts';
import { fieldsOfQuery, withNamesOf } from './query-fields.ts';

export type LivesaasAssume = Assume<typeof assumptions>;

type Fields = Readonly<Record<string, unknown>>;

/** The fields of a call's body, by what the assumptions decide; undefined where the body is malformed. */
export function readBody(
  { request, json }: { readonly request: HttpRequest; readonly json: JsonReading | undefined },
  input: z.ZodType,
  assume: LivesaasAssume,
): Fields | undefined {
  if (request.body.length === 0) {
    const isMalformed = request.method === 'POST' && assume('volcengine-livesaas.empty-body') === 'malformed';
    return isMalformed ? undefined : {};
  }
  const types = assume('volcengine-livesaas.content-type');
  const type = header(request.headers, 'content-type')?.split(';', 1)[0]!.trim().toLowerCase();
  if (types === 'forms too' && type === 'application/x-www-form-urlencoded' && !asObject(json))
    return fieldsOfQuery(input, decodePairs(decodeText(request.body)), assume);
  const isOtherType = types === 'application/json' && type !== 'application/json';
  if (isOtherType || !isTextAccepted(request.body, assume)) return undefined;
  const fields = asObject(readAgain(request.body, json, assume));
  if (!fields) return undefined;
  const named = assume('volcengine-livesaas.key-case') === 'yes' ? fields : withNamesOf(input, fields);
  return assume('volcengine-livesaas.null-field') === 'absent' ? withoutNulls(named) : named;
}

function isTextAccepted(body: Uint8Array, assume: LivesaasAssume): boolean {
  if (hasByteOrderMark(body) && assume('volcengine-livesaas.byte-order-mark') === 'no') return false;
  return assume('volcengine-livesaas.other-encoding') !== 'refuse' || isUtf8(body);
}

export function hasByteOrderMark(body: Uint8Array): boolean {
  return body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
}

/** Reads the body once more where the usual reading does not show what an assumption asks about. */
function readAgain(
  body: Uint8Array,
  json: JsonReading | undefined,
  assume: LivesaasAssume,
): JsonReading | undefined {
  const repeatedKey = assume('volcengine-livesaas.repeated-key');
  const wholeNumbers = assume('volcengine-livesaas.number-form');
  if (repeatedKey === 'last' && wholeNumbers === 'by its value') return json;
  return readJson(decodeText(body), { repeatedKey, wholeNumbers });
}

function withoutNulls(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true });

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strictDecoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
