import { decodeNames } from '../../core/wire/query-string.ts';
import { decodeText } from '../../core/wire/json.ts';
import { mediaType } from '../../core/wire/http.ts';
import { bounds } from '../../core/config/bounds.ts';
import type { Place } from '../../core/contract/missing-reason.ts';
import { asObject } from '../wire/json-object.ts';
import type { LivesaasReading } from '../wire/reading.ts';

const formType = 'application/x-www-form-urlencoded';

/** The places of a call where somebody may have put a parameter or a field, with what is there. */
export function placesOf({
  request,
  query,
  json,
}: LivesaasReading): Record<'query' | 'body' | 'headers', Place> {
  const fields = asObject(json);
  const isForm = !fields && mediaType(request.headers) === formType;
  const inBody = fields
    ? Object.keys(fields)
    : isForm
      ? decodeNames(decodeText(request.body), bounds.namesToCompare)
      : [];
  return {
    query: { where: 'the query', names: query.map(([name]) => name) },
    body: { where: isForm ? 'a form in the body' : 'the body', names: inBody },
    headers: { where: 'the headers', names: request.headers.map(([name]) => name) },
  };
}
