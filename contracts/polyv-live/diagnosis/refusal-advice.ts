import type { Advice } from '../../core/diagnosis/diagnose-signature.ts';
import { adviseOnMoment, unitOf } from '../../core/diagnosis/clock-offset.ts';
import type { CallContext } from '../../core/contract/vendor.ts';
import { validMilliseconds } from '../wire/codec.ts';
import { readMethod } from '../wire/signature.ts';
import type { PolyvTypes } from '../types.ts';

type PolyvCircumstances = CallContext<PolyvTypes>;

/** What to say of a refusal that the value of the sign does not explain. */
export function advise(error: string, circumstances: PolyvCircumstances): Advice | undefined {
  switch (error) {
    case 'invalid timestamp.':
    case 'timestamp is required.':
      return adviseOnTime(circumstances);
    case 'invalid signature.':
    case '签名错误':
      return adviseOnMethod(circumstances);
    default:
      return undefined;
  }
}

function adviseOnTime({ reading: { parameters }, now }: PolyvCircumstances): Advice {
  const timestamp = parameters['timestamp'] ?? '';
  if (timestamp === '') {
    return {
      id: 'timestamp-missing',
      title: 'The timestamp is missing',
      detail: 'The call has no timestamp, or an empty one.',
      fix: 'Send and sign the parameter timestamp: milliseconds since 1970.',
    };
  }
  const isInAnyUnit = /^[1-9]\d*$/.test(timestamp) && unitOf(timestamp, now) !== undefined;
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
  return {
    id: 'timestamp-malformed',
    title: 'The timestamp is no time in milliseconds',
    detail: `A time in milliseconds has 13 digits and nothing else; this is ${JSON.stringify(timestamp)}.`,
    fix: 'Send milliseconds since 1970, in digits.',
  };
}

/** Where the sandbox takes an unknown method for MD5, the method is not what the call was refused for. */
function adviseOnMethod({ reading: { parameters }, assume }: PolyvCircumstances): Advice | undefined {
  const { sign, signatureMethod } = parameters;
  const isUnknown = readMethod(parameters) === undefined;
  if (!sign || !isUnknown || assume('polyv-live.unknown-signature-method') !== 'refuse') return undefined;
  return {
    id: 'signature-method-unknown',
    title: 'The signatureMethod is unknown',
    detail: `${JSON.stringify(signatureMethod)} is neither MD5 nor SHA256, in capitals.`,
    fix: 'Send signatureMethod=SHA256 with a SHA-256 digest, and nothing with an MD5 digest.',
  };
}
