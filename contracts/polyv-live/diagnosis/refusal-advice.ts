import { countOf } from '../../core/config/sentence.ts';
import { describeAround } from '../../core/diagnosis/id-spelling.ts';
import { isMissingValue } from '../../core/diagnosis/literal-secrets.ts';
import type { Advice } from '../../core/diagnosis/diagnose-signature.ts';
import { nameDigits } from '../../core/diagnosis/calendars.ts';
import { adviseOnMoment, nameFarMoment, otherEpoch, unitOf } from '../../core/diagnosis/clock-offset.ts';
import { describeBody, describeCutForm } from '../../core/diagnosis/body-form.ts';
import { describeOtherJoin } from '../../core/diagnosis/joined-otherwise.ts';
import type { CallContext } from '../../core/contract/vendor.ts';
import { header, type HttpRequest } from '../../core/wire/http.ts';
import { splitTarget, decodePairs, first } from '../../core/wire/query-string.ts';
import { validMilliseconds } from '../wire/codec.ts';
import { readParameters } from '../wire/read-request.ts';
import { readMethod } from '../wire/signature.ts';
import { carriesJson } from '../wire/transport.ts';
import { adviseMissing } from './misplaced-parameters.ts';
import type { PolyvTypes } from '../types.ts';

type PolyvCircumstances = CallContext<PolyvTypes>;

/** What to say of a refusal that the value of the sign does not explain. */
export function advise(error: string, circumstances: PolyvCircumstances): Advice | undefined {
  const { reading } = circumstances;
  switch (error) {
    case 'appId is required.':
      return adviseMissing('appId', reading);
    case 'application not found.':
      return (
        sentTwice('appId', reading.request) ??
        adviseOnAppId(readParameters(reading, circumstances.assume)['appId'] ?? '')
      );
    case 'invalid timestamp.':
    case 'timestamp is required.':
      return adviseOnTime(circumstances);
    case 'sign is required.':
      return adviseMissing('sign', reading);
    case 'invalid signature.':
    case '签名错误':
      return adviseOnSign(circumstances);
    case 'Method Not Allowed':
      return adviseOnVerb(circumstances);
    case "Content type '{type}' not supported":
      return adviseOnType(reading.request);
    case 'json format error':
    case 'Required request body is missing':
    case 'JSON parse error: {problem}':
      return carriesJson(reading) ? describeBody(reading.request) : undefined;
    default:
      return undefined;
  }
}

/** What is plain to see in a call whose sign nothing known reproduces. */
export function suspect(request: HttpRequest): Advice | undefined {
  const cut = describeCutForm(request);
  if (cut) return cut;
  const query = decodePairs(splitTarget(request.target).query);
  const sign = first(query, 'sign') ?? '';
  const digits = first(query, 'signatureMethod') === 'SHA256' ? 64 : 32;
  if (sign === '' || (/^[\dA-F]+$/i.test(sign) && sign.length === digits)) return undefined;
  const is = /^[\dA-F]+$/i.test(sign)
    ? countOf(sign.length, 'digit')
    : `${countOf(sign.length, 'character')}, some of which are no digits`;
  return {
    id: 'sign-of-another-length',
    title: 'The sign is no digest of its method',
    detail: `The sign has ${is}; it should have ${digits} hexadecimal digits.`,
    fix: 'Send an MD5 digest of 32 digits, or signatureMethod=SHA256 and one of 64, in capital letters.',
  };
}

function adviseOnTime({ reading, now, assume }: PolyvCircumstances): Advice {
  const timestamp = readParameters(reading, assume)['timestamp'] ?? '';
  if (timestamp === '') {
    const missing = adviseMissing('timestamp', reading);
    return missing.id === 'parameter-missing'
      ? {
          id: 'timestamp-missing',
          title: 'The timestamp is missing',
          detail: 'The call has no timestamp.',
          fix: 'Send and sign the parameter timestamp: milliseconds since 1970.',
        }
      : missing;
  }
  const isInAnyUnit = /^[1-9]\d*$/.test(timestamp) && unitOf(timestamp, now) !== undefined;
  if (!isInAnyUnit && nameFarMoment(timestamp, now) !== undefined)
    return otherEpoch({ name: 'timestamp', written: timestamp, now });
  if (!isInAnyUnit && !/^\d{13}$/.test(timestamp)) return malformed(timestamp);
  return adviseOnMoment({
    name: 'timestamp',
    written: timestamp,
    unit: 'milliseconds',
    now,
    allowedSeconds: validMilliseconds / 1000,
  });
}

function malformed(timestamp: string): Advice {
  const script = nameDigits(timestamp);
  return {
    id: 'timestamp-malformed',
    title: 'The timestamp is no time in milliseconds',
    detail: `A time in milliseconds has 13 digits and nothing else; this is ${JSON.stringify(timestamp.slice(0, 40))}${script === undefined ? '' : `, in ${script}`}.`,
    fix: 'Send milliseconds since 1970, in the digits 0 to 9.',
  };
}

/** No sign at all, or a method that nobody knows. */
function adviseOnSign({ reading, assume }: PolyvCircumstances): Advice | undefined {
  const parameters = readParameters(reading, assume);
  const { sign, signatureMethod } = parameters;
  if (!sign) return adviseMissing('sign', reading);
  const twice = sentTwice('sign', reading.request);
  if (twice) return twice;
  // Where the sandbox takes an unknown method for MD5, the method is what the call was refused for if its digest is no MD5.
  const isUnknown = readMethod(parameters) === undefined;
  const isForMd5 = assume('polyv-live.unknown-signature-method') !== 'refuse' && sign.length === 32;
  if (!isUnknown || isForMd5) return undefined;
  return {
    id: 'signature-method-unknown',
    title: 'The signatureMethod is unknown',
    detail: `${JSON.stringify(signatureMethod)} is neither MD5 nor SHA256, in capitals.`,
    fix: 'Send signatureMethod=SHA256 with a SHA-256 digest, and nothing with an MD5 digest.',
  };
}

/** A parameter that the query has with several values, of which one counts. */
function sentTwice(name: string, request: HttpRequest): Advice | undefined {
  const values = decodePairs(splitTarget(request.target).query).filter(([one]) => one === name);
  if (new Set(values.map(([, value]) => value)).size < 2) return undefined;
  return {
    id: 'parameter-sent-twice',
    title: `${name} was sent more than once`,
    detail: `The URL has ${name} ${values.length === 2 ? 'twice' : `${values.length} times`}, with different values.`,
    fix: `Send ${name} once: set the parameter, do not append it to those that are there.`,
  };
}

function adviseOnAppId(appId: string): Advice {
  return describeOtherJoin('appId', appId) ?? adviseOnApp(appId);
}

/** Never the text itself: it may be a secret that has come into the wrong place. */
function adviseOnApp(appId: string): Advice {
  const isSecret = /^[0-9a-f]{32}$/i.test(appId);
  const isUnset = isMissingValue(appId);
  const around = describeAround(appId);
  return {
    id: isSecret ? 'secret-for-app-id' : isUnset ? 'app-id-not-set' : 'app-id-unknown',
    title: isSecret
      ? 'Something else stands in the place of the appId'
      : isUnset
        ? 'The appId is not set'
        : 'Nobody has this appId',
    detail: isSecret
      ? 'The appId has 32 hexadecimal digits, as an appSecret has: are the two swapped?'
      : isUnset
        ? `The appId is the text "${appId}".`
        : `No sandbox has this appId. It has ${countOf(appId.length, 'character')} and begins with ${JSON.stringify(appId.slice(0, 4))}${around === undefined ? '' : `; ${around}`}.`,
    fix: 'Use the appId of the sandbox, as "understudy env" prints it, or make a sandbox with this one.',
  };
}

function adviseOnVerb({ reading, found }: PolyvCircumstances): Advice {
  const documented = found.route?.operation.route.methods ?? found.allowed ?? [];
  const right = documented.filter((method) => method !== reading.method);
  const allowed = right.length === 0 ? 'another method' : right.join(' or ');
  return {
    id: 'method-not-allowed',
    title: 'The call has another method than the endpoint',
    detail: `The call is a ${reading.method}; ${reading.path.slice(0, 80)} takes ${allowed}.`,
    fix: `Send it as ${allowed}${right.includes('POST') ? ', up to v3 with the fields as a form, from v4 on as JSON' : ', with the parameters in the query'}.`,
  };
}

function adviseOnType(request: HttpRequest): Advice {
  const type = header(request.headers, 'content-type');
  const form = describeBody(request);
  if (form?.id === 'body-is-a-form' || form?.id === 'body-is-multipart') return form;
  return {
    id: 'json-with-another-content-type',
    title: 'The JSON body has another Content-Type',
    detail:
      type === undefined
        ? 'The call has a JSON body and no Content-Type.'
        : `The body is JSON, and Content-Type says ${type.slice(0, 60)}.`,
    fix: 'Send Content-Type: application/json with a JSON body.',
  };
}
