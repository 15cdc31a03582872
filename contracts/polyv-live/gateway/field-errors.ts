import type { Assume } from '../../core/contract/assumption.ts';
import { fail, type Failure } from '../../core/contract/failure.ts';
import type { InputProblem } from '../../core/contract/validate-input.ts';
import type { JsonReading } from '../../core/wire/json.ts';
import type { Found, CallContext } from '../../core/contract/vendor.ts';
import type { assumptions } from '../assumptions/index.ts';
import { jsonFields } from '../wire/codec.ts';
import type { PolyvError } from '../errors/index.ts';
import type { PolyvReading } from '../wire/read-request.ts';
import { carriesJson } from '../wire/transport.ts';
import { queryFields } from '../wire/field-placement.ts';
import type { PolyvTypes } from '../types.ts';

const emptyField = 'param should not be empty: {field}' satisfies PolyvError;

type PolyvAssume = Assume<typeof assumptions>;
type PolyvGate = CallContext<PolyvTypes>;

/** What a call gets for the first of its fields that is wrong. */
export function refuseField(
  problem: InputProblem,
  { reading, found, assume }: Pick<PolyvGate, 'reading' | 'found' | 'assume'>,
): Failure<PolyvError> {
  if (
    isLackingInJson(problem, reading, found) &&
    assume('polyv-live.missing-json-field') === 'json format error'
  )
    return fail('json format error');
  return failEmptyViewers(problem, reading, assume) ?? failField(problem, assume);
}

/** What Spring, the framework behind the service, says of a body that it cannot turn into an object. */
export function errorOfFields(
  json: JsonReading | undefined,
  problems: readonly InputProblem[],
): Failure<'Required request body is missing' | 'JSON parse error: {problem}'> | undefined {
  if (!json || ('value' in json && json.value === null)) return fail('Required request body is missing');
  if ('problem' in json) return fail('JSON parse error: {problem}', { problem: json.problem });
  const isObject = typeof json.value === 'object' && !Array.isArray(json.value);
  const isMistyped = problems.some(({ kind, refusal }) => kind === 'type' && refusal === 'json format error');
  return isObject && !isMistyped
    ? undefined
    : fail('JSON parse error: {problem}', { problem: 'Cannot deserialize the body' });
}

/** An empty list of viewers is told before the names that are missing beside it, as every field in its turn. */
function failEmptyViewers(
  { path }: InputProblem,
  { json }: PolyvReading,
  assume: PolyvAssume,
): Failure<'param should not be empty: {field}'> | undefined {
  const { viewerIds } = jsonFields(json);
  const isEmpty = Array.isArray(viewerIds) && viewerIds.length === 0;
  return path === 'nickNames' && isEmpty && assume('polyv-live.empty-list') === 'refuse'
    ? fail('param should not be empty: {field}', { field: 'viewerIds' })
    : undefined;
}

function failField(problem: InputProblem, assume: PolyvAssume): Failure<PolyvError> {
  const { path, refusal } = problem;
  const [field = ''] = path.split('.');
  if (isMissing(problem)) return fail('param should not be empty: {field}', { field });
  if (refusal === 'param is not digit: {field}') return fail(assume('polyv-live.not-a-number'), { field });
  // The schemas name a refusal for everything that a reading can hold.
  return fail((refusal ?? 'param type error') as PolyvError, { field });
}

/** Missing is missing, unless a field has words of its own for it. */
function isMissing({ kind, refusal }: InputProblem): boolean {
  return kind === 'missing' && (!refusal || refusal === 'json format error');
}

/** Whether a JSON body is without a field that has no words of its own for this. */
function isLackingInJson(
  { path, refusal }: InputProblem,
  { json, ...reading }: PolyvReading,
  { route }: Found,
): boolean {
  const [field = ''] = path.split('.');
  const value = jsonFields(json)[field] ?? '';
  const isPlain = refusal === undefined || refusal === 'json format error' || refusal === emptyField;
  const isElsewhere = !route || queryFields(route.operation.input).includes(field);
  return carriesJson(reading) && value === '' && isPlain && !isElsewhere;
}
