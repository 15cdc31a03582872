import type { Assume } from '../../core/contract/assumption.ts';
import { assumed, documented } from '../../core/contract/source.ts';
import { fail, type Failure } from '../../core/contract/failure.ts';
import type { Check, Found } from '../../core/contract/vendor.ts';
import type { assumptions } from '../assumptions/index.ts';
import { namedChannel, refuseUnknown } from './check-channel.ts';
import { validMilliseconds } from '../wire/codec.ts';
import { errorOfFields, refuseField } from './field-errors.ts';
import { readParameters } from '../wire/read-request.ts';
import { isServed } from './served-methods.ts';
import { isGenuine, type Parameters } from '../wire/signature.ts';
import { isMisspelt } from './path-spelling.ts';
import { carriesJson, hasNewerEnvelope, isJsonType } from '../wire/transport.ts';
import { queryFields } from '../wire/field-placement.ts';
import type { PolyvTypes } from '../types.ts';

type PolyvCheck = Check<PolyvTypes>;
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
    refuses({ found, reading, assume }) {
      const isNowhere = found.miss === 'path' || isMisspelt(reading, assume);
      if (!isNowhere && found.route && isServed(reading.method, found.route, assume)) return undefined;
      const isKnownPath = !isNowhere && assume('polyv-live.wrong-method') === '405';
      return fail(isKnownPath ? 'Method Not Allowed' : 'Not Found');
    },
  },
  {
    name: 'application',
    errors: ['appId is required.', 'application not found.'],
    source: olderChatPages,
    refuses({ reading, credential, assume }) {
      const parameters = readParameters(reading, assume);
      if (!parameters['appId']) return fail('appId is required.');
      return credential ? undefined : fail('application not found.');
    },
  },
  {
    name: 'timestamp',
    errors: ['invalid timestamp.', 'timestamp is required.'],
    source: olderChatPages,
    refuses({ reading, now, assume }) {
      const { timestamp } = readParameters(reading, assume);
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
    refuses({ reading, credential, found, assume }) {
      const parameters = readParameters(reading, assume);
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
    name: 'channel',
    errors: ['illegal channel id: {id}', '找不到频道'],
    source: olderChatPages,
    refuses(gate) {
      const { reading, found, assume } = gate;
      const named = namedChannel(reading, found, assume);
      if (!named || gate.hasRoom(named.channelId)) return undefined;
      const isFirst = assume('polyv-live.channel-or-fields') === 'the channel';
      return isFirst ? refuseUnknown(named, found, assume) : undefined;
    },
  },
  {
    name: 'body',
    errors: [
      "Content type '{type}' not supported",
      'json format error',
      'Required request body is missing',
      'JSON parse error: {problem}',
    ],
    source: reasoned,
    refuses(gate) {
      const { reading, assume } = gate;
      if (!carriesJson(reading)) return undefined;
      const isForeign = !isJsonType(reading.mediaType) && assume('polyv-live.json-content-type') === '415';
      if (isForeign) return fail("Content type '{type}' not supported", { type: reading.mediaType });
      const isGarbled = reading.isGarbled && assume('polyv-live.garbled-json') !== 'replaced';
      const complaint = isGarbled
        ? fail('JSON parse error: {problem}', { problem: 'Invalid UTF-8' })
        : errorOfFields(reading.json, gate.problems());
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
      return problem && refuseField(problem, gate);
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
