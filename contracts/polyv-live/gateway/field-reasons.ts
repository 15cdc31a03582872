import { bounds } from '../../core/config/bounds.ts';
import type { Assume } from '../../core/contract/assumption.ts';
import { beginsAsForm, formOfBody } from '../../core/diagnosis/body-form.ts';
import { decodeOtherwise } from '../../core/diagnosis/charsets.ts';
import { fieldAt } from '../../core/contract/describe-field.ts';
import { refineReason } from '../../core/contract/refine-reason.ts';
import { missing } from '../../core/contract/missing-reason.ts';
import { reason, words, type Reason } from '../../core/contract/reason.ts';
import type { InputProblem } from '../../core/contract/validate-input.ts';
import type { CallContext, Found } from '../../core/contract/vendor.ts';
import { readJson } from '../../core/wire/json.ts';
import type { assumptions } from '../assumptions/index.ts';
import { formOf, queryFields } from '../wire/field-placement.ts';
import { jsonFields, readParameters, type PolyvReading } from '../wire/read-request.ts';
import { carriesJson } from '../wire/transport.ts';
import type { PolyvTypes } from '../types.ts';
import { placesOf } from './places.ts';

const form = 'a JSON object with the fields of the call';

/** A JSON body that is none, by what came in its place. */
export function noJson(reading: PolyvReading, { route }: Found): Reason {
  const { json } = reading;
  if (json && 'value' in json) return reason('protocol', 'body', form, json.value);
  const { body, query } = placesOf(reading);
  const isForm = body.kind === 'multipart form' || (body.kind === 'form' && beginsAsForm(reading.request));
  if (isForm) return reason('protocol', 'body', form, words(`a ${body.kind}, which this call does not read`));
  if (json)
    return reason('protocol', 'body', form, words(formOfBody(reading.request) ?? `no JSON: ${json.problem}`));
  const shape = (route?.operation.input as { readonly shape?: object } | undefined)?.shape ?? {};
  const inQuery = query.names.find((name) => Object.hasOwn(shape, name));
  const empty = inQuery === undefined ? 'empty' : `empty; ${inQuery} stands in the query`;
  return reason('protocol', 'body', form, words(empty));
}

/** A JSON body whose bytes are none in its charset: those of GBK, or of nothing. */
export function garbled({ request }: PolyvReading): Reason {
  const texts = request.body.length > bounds.bytesToExplain ? [] : decodeOtherwise(request.body);
  const isGbk = texts.some(
    ({ charset, text }) => charset === 'GBK' && !text.includes('\ufffd') && 'value' in readJson(text),
  );
  const came = isGbk ? 'one in the bytes of GBK' : (formOfBody(request) ?? 'one with bytes that are no text');
  return reason('protocol', 'body', `${form}, in its charset`, words(came), {
    assumption: 'polyv-live.garbled-json',
  });
}

export function otherType(mediaType: string): Reason {
  return reason('header', 'Content-Type', 'application/json', mediaType === '' ? undefined : mediaType, {
    assumption: 'polyv-live.json-content-type',
  });
}

/** What is wrong with a field; one that is missing may be empty, or stand elsewhere. */
export function wrongField(
  problem: InputProblem,
  { reading, found, assume }: Pick<CallContext<PolyvTypes>, 'reading' | 'found' | 'assume'>,
): Reason {
  const { path } = problem;
  const why = ofEntry(refineReason(problem, found.route?.operation.input), problem.kind);
  if (why.received !== 'missing' || path.includes('.') || path === '')
    return { ...withQuotes(why), expected: expectedOf(path, why.expected, { reading, found }) };
  const sent = placeOfFields(path, reading, found, assume);
  const expected = expectedOf(path, why.expected, { reading, found });
  if (Object.hasOwn(sent.fields, path)) return reason('field', path, expected, sent.fields[path]);
  const { body, query, headers } = placesOf(reading);
  const shape = (found.route?.operation.input as { readonly shape?: object } | undefined)?.shape ?? {};
  const known = [...Object.keys(shape), ...commonNames];
  const home = { where: sent.where, names: Object.keys(sent.fields) };
  // A name beside it may have come in another place than its own; one within another field has not.
  const { nearest, ...rest } = why;
  const lacking = nearest?.includes('.') ? why : rest;
  const place =
    sent.where !== 'the query' ? '' : carriesJson(reading) ? ', in the query' : ', in a form or the query';
  return missing({ ...lacking, path, expected: expected + place, known }, [
    home,
    sent.where === 'the query' ? body : query,
    headers,
  ]);
}

/** A list in a text that is JSON but for its quotation marks, as Python and Ruby print it. */
function withQuotes(why: Reason): Reason {
  const isPrinted = /^the text "\[\s*'.*'\s*\]"$/.test(why.received ?? '');
  return isPrinted ? { ...why, received: `${why.received}, which has single quotation marks` } : why;
}

/** An entry of a list that came inside a text was there, whatever it was. */
function ofEntry(why: Reason, kind: InputProblem['kind']): Reason {
  const isEntry = why.received === 'missing' && kind === 'value' && why.path.includes('.');
  return isEntry ? { ...why, received: 'empty' } : why;
}

/** A list travels as a text wherever it is no JSON body; what is below 0 is no number for this vendor. */
function expectedOf(
  path: string,
  expected: string,
  { reading, found: { route } }: Pick<CallContext<PolyvTypes>, 'reading' | 'found'>,
): string {
  const input = route?.operation.input;
  const isList = input !== undefined && fieldAt(input, [path, 0]) !== undefined;
  if (!isList) return expected.replace(/between -\d+/, 'between 0');
  if (carriesJson(reading)) return expected;
  return formOf(input, path).list === 'commas'
    ? 'a list of at least 1 entry, as a text with commas'
    : `${expected.replace(/^a text or a list/, 'a list')}, as a JSON array in a text such as ["a","b"]`;
}

const commonNames = ['appId', 'timestamp', 'sign', 'signatureMethod', 'signatureNonce'];

/** Where a field of a call belongs, with what came there. */
function placeOfFields(
  field: string,
  reading: PolyvReading,
  { route }: Found,
  assume: Assume<typeof assumptions>,
): { readonly where: string; readonly fields: Readonly<Record<string, unknown>> } {
  const isInQuery = !carriesJson(reading) || (route && queryFields(route.operation.input).includes(field));
  return isInQuery
    ? { where: 'the query', fields: { ...readParameters(reading, assume) } }
    : { where: 'the body', fields: jsonFields(reading.json) };
}
