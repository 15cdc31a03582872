import type { Assume } from '../core/assumption.ts';
import { assumed, documented } from '../core/evidence.ts';
import { fail, type Failure } from '../core/failure.ts';
import type { InputProblem } from '../core/input.ts';
import type { JsonReading } from '../core/json.ts';
import type { Check, Found } from '../core/vendor.ts';
import type { assumptions } from './assumptions.ts';
import type { PolyvCredential } from './credentials.ts';
import { jsonFields, validMilliseconds, type PolyvReading } from './dialect.ts';
import type { PolyvError } from './errors.ts';
import { isGenuine, type Parameters } from './signature.ts';
import { carriesJson, hasNewerEnvelope } from './transport.ts';
import { queryFields } from './wire-forms.ts';

type PolyvCheck = Check<PolyvError, PolyvReading, PolyvCredential, typeof assumptions>;
type PolyvAssume = Assume<typeof assumptions>;

const olderChatPages = documented('https://dev.polyv.net/category/liveproduct/zblts/');
const limitPage = documented('https://github.com/polyv/polyv-java-sdk/blob/master/docs/live/limit.md');
const reasoned = assumed('no page gives the order; each check needs what the ones before it found');

/** From the path to the fields, in the order in which the older pages list the failures. The first that refuses wins. */
export const checks: readonly PolyvCheck[] = [
  {
    name: 'domain',
    errors: ['qps exceeds number of calls', 'access forbidden'],
    source: limitPage,
    refuses(gate) {
      const answer = gate.assume('polyv-live.domain-limit');
      return answer !== 'off' && gate.blocked() ? fail(answer) : undefined;
    },
  },
  {
    name: 'route',
    errors: ['Not Found', 'Method Not Allowed'],
    source: reasoned,
    refuses({ found, assume }) {
      if (!found.miss) return undefined;
      const isKnownPath = found.miss === 'method' && assume('polyv-live.wrong-method') === '405';
      return fail(isKnownPath ? 'Method Not Allowed' : 'Not Found');
    },
  },
  {
    name: 'application',
    errors: ['appId is required.', 'application not found.'],
    source: olderChatPages,
    refuses({ reading: { parameters }, credential }) {
      if (!parameters['appId']) return fail('appId is required.');
      return credential ? undefined : fail('application not found.');
    },
  },
  {
    name: 'timestamp',
    errors: ['invalid timestamp.', 'timestamp is required.'],
    source: olderChatPages,
    refuses({ reading: { parameters }, now, assume }) {
      const { timestamp } = parameters;
      if (!timestamp && saysRequired(assume)) return fail('timestamp is required.');
      if (!timestamp || !/^\d{13}$/.test(timestamp)) return fail('invalid timestamp.');
      const age = now - Number(timestamp);
      const isAhead = age < -validMilliseconds && assume('polyv-live.future-timestamp') === 'refuse';
      return age > validMilliseconds || isAhead ? fail('invalid timestamp.') : undefined;
    },
  },
  {
    name: 'signature',
    errors: ['invalid signature.', 'sign is required.', '签名错误'],
    source: olderChatPages,
    refuses({ reading: { parameters }, credential, found, assume }) {
      if (!parameters['sign'] && saysRequired(assume)) return fail('sign is required.');
      const tolerance = {
        emptyValues: assume('polyv-live.empty-values'),
        methodSigned: assume('polyv-live.signature-method-signed'),
        unknownMethod: assume('polyv-live.unknown-signature-method'),
        signCase: assume('polyv-live.sign-case'),
      };
      const signed = [parameters, ...withoutUnsigned(parameters, found, assume)];
      const isRight = signed.some((set) => credential && isGenuine(set, credential.appSecret, tolerance));
      return isRight ? undefined : failSign(found, assume);
    },
  },
  {
    name: 'rate',
    errors: ['qps exceeds number of calls, limit: {limit}'],
    source: reasoned,
    refuses(gate) {
      const excess = gate.overLimit();
      return excess && fail('qps exceeds number of calls, limit: {limit}', { limit: excess.limit });
    },
  },
  {
    name: 'body',
    errors: ['json format error', 'Required request body is missing', 'JSON parse error: {problem}'],
    source: reasoned,
    refuses(gate) {
      if (!carriesJson(gate.reading)) return undefined;
      const complaint = complainOf(gate.reading.json, gate.problems());
      const isGeneral = gate.assume('polyv-live.bad-json') === 'json format error';
      return complaint && isGeneral ? fail('json format error') : complaint;
    },
  },
  {
    name: 'fields',
    errors: [
      'param should not be empty: {field}',
      'param is not digit: {field}',
      'param is not number: {field}',
      'param type error',
      'param exceeds maximum value of integer: {field}',
      'param is not boolean (Y / N)',
      'json format error',
    ],
    source: olderChatPages,
    refuses(gate) {
      const [problem] = gate.problems();
      if (!problem) return undefined;
      return failEmptyViewers(problem, gate.reading, gate.assume) ?? failField(problem, gate.assume);
    },
  },
];

/** The parameters that a sign may cover where a page's own sample forgets the ones beside a JSON body. */
function withoutUnsigned(
  parameters: Parameters,
  { route }: Found,
  assume: PolyvAssume,
): readonly Parameters[] {
  const forgotten = route ? queryFields(route.operation.input) : [];
  if (forgotten.length === 0 || assume('polyv-live.unsigned-channel-id') === 'refuse') return [];
  const left = Object.entries(parameters).filter(([name]) => !forgotten.includes(name));
  return [Object.fromEntries(left)];
}

function failSign({ route }: Found, assume: PolyvAssume): Failure<'invalid signature.' | '签名错误'> {
  const isNewer = route !== undefined && hasNewerEnvelope(route.operation.route.path);
  return fail(isNewer ? assume('polyv-live.newer-bad-sign') : 'invalid signature.');
}

function saysRequired(assume: PolyvAssume): boolean {
  return assume('polyv-live.missing-common-parameter') === 'is required';
}

/** What Spring, the framework behind the service, says of a body that it cannot turn into an object. */
function complainOf(
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

function failField({ kind, path, refusal }: InputProblem, assume: PolyvAssume): Failure<PolyvError> {
  const [field = ''] = path.split('.');
  // Missing is missing, unless a field has words of its own for it.
  const isMissing = kind === 'missing' && (!refusal || refusal === 'json format error');
  if (isMissing) return fail('param should not be empty: {field}', { field });
  if (refusal === 'param is not digit: {field}') return fail(assume('polyv-live.not-a-number'), { field });
  // The schemas name a refusal for everything that a reading can hold.
  return fail((refusal ?? 'param type error') as PolyvError, { field });
}
