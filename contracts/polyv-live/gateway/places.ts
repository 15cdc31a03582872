import { bounds } from '../../core/config/bounds.ts';
import type { Place } from '../../core/contract/missing-reason.ts';
import { header } from '../../core/wire/http.ts';
import { decodeText } from '../../core/wire/json.ts';
import { readMultipart } from '../../core/wire/multipart.ts';
import { splitTarget, decodeNames } from '../../core/wire/query-string.ts';
import { readJsonFields, type PolyvReading } from '../wire/read-request.ts';
import { carriesJson } from '../wire/transport.ts';

/** What a body is, in words that follow `in`, and the names in it. */
export type BodyPlace = Place & { readonly kind: 'empty' | 'JSON' | 'form' | 'multipart form' | 'other' };

/** The places of a call where somebody may have put a parameter or a field, with what is there. */
export function placesOf(
  reading: PolyvReading,
): Record<'query' | 'headers', Place> & { readonly body: BodyPlace } {
  const { target, headers } = reading.request;
  return {
    query: { where: 'the query', names: decodeNames(splitTarget(target).query, bounds.namesToCompare) },
    headers: { where: 'the headers', names: headers.map(([name]) => name) },
    body: bodyOf(reading),
  };
}

function bodyOf(reading: PolyvReading): BodyPlace {
  const { request, mediaType } = reading;
  const text = decodeText(request.body);
  if (text.trim() === '') return { kind: 'empty', where: 'the body', names: [] };
  const fields = readJsonFields(text);
  const says = mediaType === '' ? 'without a Content-Type' : `whose Content-Type says ${mediaType}`;
  if (fields) return { kind: 'JSON', where: `a JSON body ${says}`, names: Object.keys(fields) };
  if (mediaType === 'multipart/form-data') {
    const parts = readMultipart(header(request.headers, 'content-type') ?? '', request.body);
    return { kind: 'multipart form', where: 'a multipart form', names: parts.map(([name]) => name) };
  }
  if (!/^[\w.%[\]-]+=/.test(text)) return { kind: 'other', where: 'the body', names: [] };
  const where = carriesJson(reading)
    ? 'a form in the body, where this call has JSON'
    : `a form in the body ${says}`;
  return { kind: 'form', where, names: decodeNames(text, bounds.namesToCompare) };
}
