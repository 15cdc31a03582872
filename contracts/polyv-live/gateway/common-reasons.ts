import { countOf } from '../../core/config/sentence.ts';
import type { Assume } from '../../core/contract/assumption.ts';
import { nearestNames } from '../../core/config/suggest-name.ts';
import { missing } from '../../core/contract/missing-reason.ts';
import { reason, words, type Reason, type ReasonSubject } from '../../core/contract/reason.ts';
import { offClock } from '../../core/diagnosis/clock-reason.ts';
import type { assumptions } from '../assumptions/index.ts';
import { validMilliseconds } from '../wire/codec.ts';
import { readParameters, type PolyvReading } from '../wire/read-request.ts';
import { readMethod, type Parameters } from '../wire/signature.ts';
import { placesOf } from './places.ts';

type PolyvAssume = Assume<typeof assumptions>;

const commonNames = ['appId', 'timestamp', 'sign', 'signatureMethod', 'signatureNonce'];

/** One of the parameters that every call has is missing, or came by another name or in another place. */
export function noCommon(
  subject: ReasonSubject,
  path: 'appId' | 'timestamp' | 'sign',
  expected: string,
  reading: PolyvReading,
  assume: PolyvAssume,
): Reason {
  const parameters = readParameters(reading, assume);
  const isUnread = reading.besideMultipart !== undefined && assume('polyv-live.multipart-form') === 'ignored';
  if (reading.damaged.has(path) && parameters[path] === undefined)
    return reason(subject, path, expected, words('one with a % that begins no escape'), {
      assumption: 'polyv-live.damaged-escape',
    });
  if (parameters[path] === '') return reason(subject, path, expected, '');
  const { body, headers, query } = placesOf(reading);
  const home = { where: query.where, names: Object.keys(parameters) };
  const known = commonNames.filter((name) => name !== path);
  return missing({ subject, path, expected, known }, [home, body, headers], {
    ...(isUnread && { assumption: 'polyv-live.multipart-form' }),
  });
}

export function noAppId(reading: PolyvReading, assume: PolyvAssume): Reason {
  return noCommon('parameter', 'appId', 'the AppID of an application, as a parameter', reading, assume);
}

export function unknownApp(appId: string): Reason {
  return reason('credential', 'appId', 'the AppID of a sandbox', appId);
}

export function wrongTime(reading: PolyvReading, now: number, assume: PolyvAssume): Reason {
  const expected = 'milliseconds since 1970, in 13 digits';
  const { timestamp: written } = readParameters(reading, assume);
  if (!written) return noCommon('clock', 'timestamp', expected, reading, assume);
  if (!/^\d{1,20}$/.test(written)) return reason('clock', 'timestamp', expected, written);
  const isAhead = Number(written) > now;
  return offClock(
    {
      name: 'timestamp',
      written,
      now,
      unit: 'milliseconds',
      seconds: Number(written) / 1000,
      allowedSeconds: validMilliseconds / 1000,
    },
    isAhead && written.length === 13 ? { assumption: 'polyv-live.future-timestamp' } : {},
  );
}

const digitsOf = { MD5: 32, SHA256: 64 } as const;

/** A sign that is not the one of the call; the explanation names the mistake. */
export function notGenuine(reading: PolyvReading, parameters: Parameters, assume: PolyvAssume): Reason {
  const { sign, signatureMethod, appId = '' } = parameters;
  if (!sign) return noSign(reading, assume);
  const method = readMethod(parameters);
  if (!method && assume('polyv-live.unknown-signature-method') === 'refuse') {
    const [nearest] = nearestNames(signatureMethod ?? '', Object.keys(digitsOf));
    return reason('parameter', 'signatureMethod', 'MD5 or SHA256', signatureMethod, {
      ...(nearest !== undefined && { nearest }),
      assumption: 'polyv-live.unknown-signature-method',
    });
  }
  const digits = digitsOf[method ?? 'MD5'];
  const isHex = /^[\da-f]+$/i.test(sign) && sign.length === digits;
  const received = isHex
    ? 'another sign'
    : `one of ${countOf(sign.length, 'character')}, which is no ${method ?? 'MD5'}`;
  return reason(
    'credential',
    'sign',
    `${digits} digits, signed with the secret of ${appId}`,
    words(received),
  );
}

export function noSign(reading: PolyvReading, assume: PolyvAssume): Reason {
  return noCommon('credential', 'sign', 'the sign of the parameters, as a parameter', reading, assume);
}
