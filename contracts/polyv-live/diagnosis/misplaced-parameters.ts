import type { Advice } from '../../core/diagnosis/diagnose-signature.ts';
import { describeMissing } from '../../core/diagnosis/misplaced-names.ts';
import { header, mediaType } from '../../core/wire/http.ts';
import { decodeText } from '../../core/wire/json.ts';
import { readBoundary } from '../../core/wire/multipart.ts';
import { decodeNames } from '../../core/wire/query-string.ts';
import type { PolyvReading } from '../wire/read-request.ts';
import { carriesJson, formType } from '../wire/transport.ts';

/** What to say of a common parameter that the service does not find, by what the body is and what it says that it is. */
export function adviseMissing(name: string, reading: PolyvReading): Advice {
  const home = reading.method === 'POST' && !carriesJson(reading) ? 'query or form' : 'query';
  return adviseOnForm(name, reading) ?? describeMissing(reading.request, name, home);
}

/** A form that is not read as one: under another Content-Type, without a boundary, or where the service wants a query. */
function adviseOnForm(name: string, reading: PolyvReading): Advice | undefined {
  const { request, method } = reading;
  const type = mediaType(request.headers);
  const text = decodeText(request.body.subarray(0, 65_536));
  const isParts = /^--\S+\r?\nContent-Disposition:/i.test(text);
  const isForm = /^[\w.%[\]-]+=/.test(text) && decodeNames(text, 200).includes(name);
  if (!isParts && !isForm) return undefined;
  if (method !== 'POST')
    return {
      id: 'form-with-another-method',
      title: `A ${method} has a form`,
      detail: `The fields stand in the body of a ${method}, where nobody reads them; ${name} is among them.`,
      fix: 'Put the parameters of a GET into the query, or send a POST.',
    };
  if (carriesJson(reading))
    return {
      id: 'common-parameters-in-body',
      title: `${name} stands in the body`,
      detail: `${name} stands in a form in the body; from v4 on it is read from the query alone.`,
      fix: 'Put appId, timestamp and sign into the query, and the fields into a JSON body.',
    };
  if (isParts) return adviseOnParts(reading, type);
  const said = type === '' ? 'there is no Content-Type' : `Content-Type says ${type.slice(0, 60)}`;
  return type === formType
    ? undefined
    : {
        id: 'form-with-another-content-type',
        title: 'The Content-Type is not that of a form',
        detail: `The fields stand in the body as name=value, but ${said}, so none of them is read.`,
        fix: `Send Content-Type: ${formType} with the form.`,
      };
}

function adviseOnParts({ request, besideMultipart }: PolyvReading, type: string): Advice {
  const boundary = readBoundary(header(request.headers, 'content-type') ?? '');
  const cause =
    type !== 'multipart/form-data'
      ? `Content-Type says ${type === '' ? 'nothing' : type.slice(0, 60)}`
      : boundary === undefined
        ? 'Content-Type names no boundary'
        : besideMultipart === undefined
          ? 'the form cannot be read'
          : 'such a form is not read here, or is damaged';
  return {
    id: 'multipart-not-read',
    title: 'The fields stand in a multipart form',
    detail: `The body is a form in parts, and ${cause}.`,
    fix: `Send the fields as ${formType}: http_build_query($fields) in PHP, URLSearchParams in JavaScript.`,
  };
}
