import type { Assume } from '../../core/contract/assumption.ts';
import { refuse, type Refused } from '../../core/contract/failure.ts';
import { reason } from '../../core/contract/reason.ts';
import type { InputProblem } from '../../core/contract/validate-input.ts';
import type { Found, CallContext } from '../../core/contract/vendor.ts';
import type { assumptions } from '../assumptions/index.ts';
import type { PolyvError } from '../errors/index.ts';
import { jsonFields, type PolyvReading } from '../wire/read-request.ts';
import { carriesJson } from '../wire/transport.ts';
import { queryFields } from '../wire/field-placement.ts';
import type { PolyvTypes } from '../types.ts';
import * as why from './field-reasons.ts';

const emptyField = 'param should not be empty: {field}' satisfies PolyvError;

type PolyvAssume = Assume<typeof assumptions>;
type PolyvGate = CallContext<PolyvTypes>;

/** What a call gets for the first of its fields that is wrong. */
export function refuseField(
  problem: InputProblem,
  gate: Pick<PolyvGate, 'reading' | 'found' | 'assume'>,
): Refused<PolyvError> {
  const { reading, found, assume } = gate;
  if (
    isLackingInJson(problem, reading, found) &&
    assume('polyv-live.missing-json-field') === 'json format error'
  )
    return refuse('json format error', {
      ...why.wrongField(problem, gate),
      assumption: 'polyv-live.missing-json-field',
    });
  return failEmptyViewers(problem, reading, assume) ?? failField(problem, gate);
}

/** What Spring, the framework behind the service, says of a body that it cannot turn into an object. */
export function errorOfFields(
  { reading, found }: Pick<PolyvGate, 'reading' | 'found'>,
  problems: readonly InputProblem[],
): Refused<'Required request body is missing' | 'JSON parse error: {problem}'> | undefined {
  const { json } = reading;
  if (!json || ('value' in json && json.value === null))
    return refuse('Required request body is missing', why.noJson(reading, found));
  if ('problem' in json)
    return refuse('JSON parse error: {problem}', why.noJson(reading, found), { problem: json.problem });
  const isObject = typeof json.value === 'object' && !Array.isArray(json.value);
  const mistyped = problems.find(({ kind, refusal }) => kind === 'type' && refusal === 'json format error');
  if (isObject && !mistyped) return undefined;
  const wrong = isObject && mistyped ? mistyped.reason : why.noJson(reading, found);
  return refuse('JSON parse error: {problem}', wrong, { problem: 'Cannot deserialize the body' });
}

/** An empty list of viewers is told before the names that are missing beside it, as every field in its turn. */
function failEmptyViewers(
  { path }: InputProblem,
  { json }: PolyvReading,
  assume: PolyvAssume,
): Refused<'param should not be empty: {field}'> | undefined {
  const { viewerIds } = jsonFields(json);
  const isEmpty = Array.isArray(viewerIds) && viewerIds.length === 0;
  return path === 'nickNames' && isEmpty && assume('polyv-live.empty-list') === 'refuse'
    ? refuse('param should not be empty: {field}', noViewers(), { field: 'viewerIds' })
    : undefined;
}

function noViewers() {
  return reason('field', 'viewerIds', 'a list of at least 1 entry', [], {
    assumption: 'polyv-live.empty-list',
  });
}

function failField(
  problem: InputProblem,
  gate: Pick<PolyvGate, 'reading' | 'found' | 'assume'>,
): Refused<PolyvError> {
  const { path, refusal } = problem;
  const wrong = why.wrongField(problem, gate);
  const [field = ''] = path.split('.');
  if (isMissing(problem)) return refuse('param should not be empty: {field}', wrong, { field });
  if (refusal === 'param is not digit: {field}')
    return refuse(gate.assume('polyv-live.not-a-number'), wrong, { field });
  // The schemas name a refusal for everything that a reading can hold.
  return refuse((refusal ?? 'param type error') as PolyvError, wrong, { field });
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
