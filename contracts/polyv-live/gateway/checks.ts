import * as commonWhy from './common-reasons.ts';
import * as fieldWhy from './field-reasons.ts';
import * as routeWhy from './route-reasons.ts';
import type { Assume } from '../../core/contract/assumption.ts';
import { assumed, documented } from '../../core/contract/source.ts';
import { refuse, type Refused } from '../../core/contract/failure.ts';
import { overRate } from '../../core/contract/reason.ts';
import type { Check, Found, Route } from '../../core/contract/vendor.ts';
import type { assumptions } from '../assumptions/index.ts';
import { namedChannel, refuseUnknown } from './check-channel.ts';
import { validMilliseconds } from '../wire/codec.ts';
import { errorOfFields, refuseField } from './field-errors.ts';
import { readParameters, type PolyvReading } from '../wire/read-request.ts';
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
      const excess = answer === 'off' ? undefined : gate.blocked();
      if (answer === 'off' || !excess) return undefined;
      const why = { ...overRate({}, excess), path: 'all calls', assumption: 'polyv-live.domain-limit' };
      return refuse(answer, why);
    },
  },
  {
    name: 'route',
    errors: ['Not Found', 'Method Not Allowed'],
    source: reasoned,
    refuses({ found, reading, assume }) {
      const isNowhere = found.miss === 'path' || isMisspelt(reading, assume);
      if (!isNowhere && found.route && isServed(reading.method, found.route, assume)) return undefined;
      if (isNowhere) return refuse('Not Found', routeWhy.noEndpoint(reading));
      const allowed = found.allowed ?? found.route?.operation.route.methods ?? [];
      const isTold = assume('polyv-live.wrong-method') === '405';
      const why = routeWhy.wrongMethod(reading.method, allowed);
      return refuse(isTold ? 'Method Not Allowed' : 'Not Found', why);
    },
  },
  {
    name: 'application',
    errors: ['appId is required.', 'application not found.'],
    source: olderChatPages,
    refuses({ reading, credential, assume }) {
      const parameters = readParameters(reading, assume);
      const { appId } = parameters;
      if (!appId) return refuse('appId is required.', commonWhy.noAppId(reading, assume));
      return credential ? undefined : refuse('application not found.', commonWhy.unknownApp(appId));
    },
  },
  {
    name: 'timestamp',
    errors: ['invalid timestamp.', 'timestamp is required.'],
    source: olderChatPages,
    refuses({ reading, now, assume }) {
      const { timestamp } = readParameters(reading, assume);
      const why = () => commonWhy.wrongTime(reading, now, assume);
      if (!timestamp && saysRequired(assume)) return refuse('timestamp is required.', why());
      if (!timestamp || !/^\d{13}$/.test(timestamp)) return refuse('invalid timestamp.', why());
      const age = now - Number(timestamp);
      const isAhead = age < -validMilliseconds && assume('polyv-live.future-timestamp') === 'refuse';
      return age > validMilliseconds || isAhead ? refuse('invalid timestamp.', why()) : undefined;
    },
  },
  {
    name: 'signature',
    errors: ['invalid signature.', 'sign is required.', '签名错误'],
    source: olderChatPages,
    refuses({ reading, credential, found, assume }) {
      const parameters = readParameters(reading, assume);
      if (!parameters['sign'] && saysRequired(assume))
        return refuse('sign is required.', commonWhy.noSign(reading, assume));
      const tolerance = {
        emptyValues: assume('polyv-live.empty-values'),
        methodSigned: assume('polyv-live.signature-method-signed'),
        unknownMethod: assume('polyv-live.unknown-signature-method'),
        signCase: assume('polyv-live.sign-case'),
      };
      const signed = [parameters, ...withoutUnsigned(parameters, found, assume)];
      const isRight = signed.some((set) => credential && isGenuine(set, credential.appSecret, tolerance));
      return isRight ? undefined : failSign(reading, found, assume);
    },
  },
  {
    name: 'rate',
    errors: ['qps exceeds number of calls, limit: {limit}'],
    source: reasoned,
    refuses(gate) {
      const { found } = gate;
      const excess = gate.overLimit();
      if (!excess) return undefined;
      const details = { limit: excess.limit };
      return refuse('qps exceeds number of calls, limit: {limit}', overRate(found, excess), details);
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
      const channel = { ...named, known: gate.roomNames() };
      return isFirst ? refuseUnknown(channel, found, assume) : undefined;
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
      if (isForeign) {
        const type = reading.mediaType;
        return refuse("Content type '{type}' not supported", fieldWhy.otherType(type), { type });
      }
      const isGarbled = reading.isGarbled && assume('polyv-live.garbled-json') !== 'replaced';
      const complaint = isGarbled
        ? refuse('JSON parse error: {problem}', fieldWhy.garbled(reading), { problem: 'Invalid UTF-8' })
        : errorOfFields(gate, gate.problems());
      const isGeneral = gate.assume('polyv-live.bad-json') === 'json format error';
      return complaint && isGeneral ? refuse('json format error', complaint.reason) : complaint;
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

function failSign(
  reading: PolyvReading,
  { route }: Found,
  assume: PolyvAssume,
): Refused<'invalid signature.' | '签名错误'> {
  const why = commonWhy.notGenuine(reading, readParameters(reading, assume), assume);
  const isNewer = route !== undefined && hasNewerEnvelope(route.operation.route.path);
  return refuse(isNewer ? assume('polyv-live.newer-bad-sign') : 'invalid signature.', why);
}

function saysRequired(assume: PolyvAssume): boolean {
  return assume('polyv-live.missing-common-parameter') === 'is required';
}

/**
 * Whether a method is served that leads to an operation: a HEAD leads where a GET does, unless that changes something, and a
 * GET also where only a sample sends one.
 */
function isServed(
  method: string,
  { operation: { route, readOnly } }: Route,
  assume: Assume<typeof assumptions>,
): boolean {
  if (method === 'HEAD' && (!readOnly || assume('polyv-live.head-and-options') !== 'as Spring')) return false;
  const isAside = method !== 'POST' && route.methods[0] === 'POST';
  return !isAside || assume('polyv-live.get-for-post') === 'accept';
}
