import { nearestNames } from '../../core/config/suggest-name.ts';
import { notBuilt, reason, words, type Reason } from '../../core/contract/reason.ts';
import { formOfBody } from '../../core/diagnosis/body-form.ts';
import { offClock } from '../../core/diagnosis/clock-reason.ts';
import { missing, type Place } from '../../core/contract/missing-reason.ts';
import { header, type HttpRequest } from '../../core/wire/http.ts';
import { decodeText, readJson } from '../../core/wire/json.ts';
import { decodePairs, splitTarget } from '../../core/wire/query-string.ts';
import { operations } from '../operations/index.ts';
import { declined } from '../operations/not-built.ts';
import { knownRegions, otherRegions } from '../operations/regions.ts';
import type { TrtcReading } from '../wire/read-request.ts';
import {
  clockWindowSeconds,
  commonNames,
  service,
  spell,
  version,
  type CommonName,
} from '../wire/constants.ts';
import { utcDate } from '../wire/signature.ts';

export function wrongMethod(method: string): Reason {
  return reason('protocol', 'method', 'GET or POST', words(method));
}

export function wrongContentType({ request }: TrtcReading, expected: string): Reason {
  const sent = header(request.headers, 'content-type');
  const assumption = `tencent-trtc.${expected === 'application/json' ? 'other-content-type' : 'post-without-authorization'}`;
  return reason('header', 'Content-Type', expected, sent, { assumption });
}

export function byteOrderMark(): Reason {
  return reason('protocol', 'body', 'a JSON object', words('one that begins with a byte order mark'), {
    assumption: 'tencent-trtc.byte-order-mark',
  });
}

/** A body that is no JSON object, by what it is. */
export function noObject(request: HttpRequest): Reason {
  const json = readJson(decodeText(request.body));
  const received = 'problem' in json ? words(formOfBody(request) ?? `no JSON: ${json.problem}`) : json.value;
  return reason('protocol', 'body', 'a JSON object', received);
}

export function emptyBody(): Reason {
  return reason('protocol', 'body', 'a JSON object', words('empty'), {
    assumption: 'tencent-trtc.empty-json-body',
  });
}

/** A common parameter that is missing, or that came by another name or in another place. */
export function missingCommon(reading: TrtcReading, name: CommonName): Reason {
  const path = spell(reading.generation, name);
  const subject = reading.generation === 'TC3' ? 'header' : 'parameter';
  const expected = `a ${subject} that every call has`;
  if (reading.common[name] === '') return reason(subject, path, expected, words('empty'));
  const place = placeOf(reading, name);
  if (place !== undefined) return reason(subject, path, expected, words(place));
  const known = [...commonNames.map((other) => spell(reading.generation, other)), ...httpNames];
  // Headers come in any case, and Go writes X-Tc-Action.
  const home = homeOf(reading);
  const headers = subject === 'header' ? home.names.filter((other) => isIn(known, other)) : [];
  // A POST is read from its form alone, so a name in its query has not come.
  const names = home.names.filter((other) => other !== path);
  return missing({ subject, path, expected, known: [...known, ...headers] }, [{ ...home, names }]);
}

function isIn(names: readonly string[], name: string): boolean {
  return names.some((other) => other.toLowerCase() === name.toLowerCase());
}

/** Headers that no library spells wrongly, and that are taken for no parameter. */
const httpNames = ['Content-Type', 'Content-Length', 'Authorization', 'Host', 'User-Agent', 'Accept'];

/** Where the common parameters of a generation belong. */
function homeOf({ request, generation, payload }: TrtcReading): Place {
  if (generation === 'TC3') return { where: 'the headers', names: request.headers.map(([other]) => other) };
  const query = decodePairs(splitTarget(request.target).query).map(([other]) => other);
  return { where: 'the parameters', names: [...query, ...('kind' in payload ? fieldsOf(payload) : [])] };
}

function placeOf({ request, generation, payload }: TrtcReading, name: CommonName): string | undefined {
  const isIt = (other: string): boolean => {
    const plain = other.toLowerCase().replaceAll(/[-_]/g, '');
    return plain === name.toLowerCase() || plain === `xtc${name.toLowerCase()}`;
  };
  const asHeader = request.headers.map(([other]) => other).find(isIt);
  if (asHeader !== undefined)
    return header(request.headers, asHeader.toLowerCase()) === ''
      ? 'empty'
      : `sent as the header ${asHeader}`;
  const query = new URLSearchParams(request.target.split('?')[1] ?? '');
  const asParameter = [...query.keys()].find(
    (other) => isIt(other) && (generation === 'TC3' || other !== name),
  );
  if (asParameter !== undefined) return `sent in the query, as ${asParameter}`;
  const fields = 'kind' in payload ? fieldsOf(payload) : [];
  const asField = fields.find(isIt);
  return asField === undefined ? undefined : `sent in the body, as ${asField}`;
}

function fieldsOf(payload: Exclude<TrtcReading['payload'], { readonly error: string }>): readonly string[] {
  if (payload.kind === 'empty') return [];
  return Object.keys(payload.kind === 'json' ? payload.value : payload.fields);
}

export function notDigits(reading: TrtcReading, name: CommonName): Reason {
  return common(reading, name, 'a whole number, in digits');
}

export function oneOf(reading: TrtcReading, name: CommonName, known: readonly string[]): Reason {
  const [nearest] = nearestNames(reading.common[name] ?? '', known);
  return common(reading, name, `one of ${known.join(', ')}`, nearest);
}

export function wrongDigest(claimed: string | undefined): Reason {
  return reason('header', 'X-TC-Content-SHA256', 'the SHA-256 of the body, in lower-case hex', claimed);
}

export function wrongVersion(reading: TrtcReading, Version: string): Reason {
  const isOther = /^\d{4}-\d\d-\d\d$/.test(Version);
  return common(reading, 'Version', isOther ? `${version}, the version of ${service}` : version);
}

/** An action that is not built, or that nobody has. */
export function noAction(reading: TrtcReading, Action: string): Reason {
  const expected = `an action of ${service} ${version}`;
  const unbuilt = declined.find(({ action }) => action === Action);
  if (unbuilt)
    return reason(
      'route',
      spell(reading.generation, 'Action'),
      expected,
      words(notBuilt(Action, unbuilt.reason)),
    );
  const known = Object.values(operations).map(({ key }) => key);
  const [nearest] = nearestNames(Action, known);
  const example = nearest === undefined ? `, such as ${known[0]}` : '';
  return common(reading, 'Action', expected + example, nearest);
}

export function wrongPath(path: string): Reason {
  return reason('route', 'path', '/', path, { assumption: 'tencent-trtc.other-path' });
}

const authorizationForm = 'TC3-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…';

export function wrongAuthorization(problem: string): Reason {
  return reason(
    'credential',
    'Authorization',
    authorizationForm,
    words(`one that breaks a rule: ${problem}`),
  );
}

export function missingAuthorization(): Reason {
  return reason('header', 'Authorization', authorizationForm, undefined);
}

export function wrongService(named: string): Reason {
  return reason(
    'credential',
    'Authorization',
    `a scope that names ${service}`,
    words(`a scope that names ${JSON.stringify(named)}`),
    {
      assumption: 'tencent-trtc.credential-scope-service',
    },
  );
}

/** A header that `SignedHeaders` lists and that did not come. */
export function unsent(name: string): Reason {
  return reason('header', name, 'a header that is sent, since SignedHeaders lists it', undefined, {
    assumption: 'tencent-trtc.listed-header-absent',
  });
}

export function wrongDate(reading: TrtcReading): Reason {
  const date =
    'authorization' in reading && 'authorization' in reading.authorization
      ? reading.authorization.authorization.date
      : '';
  const right = utcDate(reading.common.Timestamp ?? '0');
  return reason(
    'credential',
    'Authorization',
    `a scope of ${right}, the UTC date of the timestamp`,
    words(`a scope of ${date}`),
    {
      assumption: 'tencent-trtc.credential-scope-date',
    },
  );
}

/** In another unit, local time written as UTC, or by a clock that is off. */
export function wrongTime(reading: TrtcReading, now: number): Reason {
  const { Timestamp: written = '' } = reading.common;
  const name = spell(reading.generation, 'Timestamp');
  const seconds = Number(written);
  return offClock({ name, written, now, unit: 'seconds', seconds, allowedSeconds: clockWindowSeconds });
}

export function unknownSecretId(reading: TrtcReading): Reason {
  const [path, id] =
    reading.generation === 'v1'
      ? ['SecretId', reading.common.SecretId]
      : ['Authorization', secretIdOf(reading)];
  return reason('credential', path, 'the SecretId of a sandbox', id);
}

function secretIdOf(reading: TrtcReading): string | undefined {
  return 'authorization' in reading && 'authorization' in reading.authorization
    ? reading.authorization.authorization.secretId
    : undefined;
}

export function notGenuine(reading: TrtcReading): Reason {
  const path = reading.generation === 'TC3' ? 'Authorization' : 'Signature';
  const id = reading.generation === 'v1' ? reading.common.SecretId : secretIdOf(reading);
  return reason('credential', path, `a signature with the key of ${id ?? ''}`, words('another one'));
}

export function wrongToken(reading: TrtcReading): Reason {
  const isSent = (reading.common.Token ?? '') !== '';
  return reason(
    'credential',
    spell(reading.generation, 'Token'),
    'the token of the key',
    isSent ? words('another one') : undefined,
  );
}

export function needlessToken(reading: TrtcReading): Reason {
  return reason(
    'credential',
    spell(reading.generation, 'Token'),
    'no token, since the key is a lasting one',
    words('sent'),
    {
      assumption: 'tencent-trtc.token-of-lasting-key',
    },
  );
}

export function unknownRegion(reading: TrtcReading, Region: string): Reason {
  const [nearest] = nearestNames(Region, [...knownRegions]);
  const expected = otherRegions.has(Region) ? 'a region of this action' : 'a region of this cloud';
  return common(reading, 'Region', expected, nearest);
}

export function regionWithoutAction(
  reading: TrtcReading,
  Region: string,
  regions: readonly string[],
): Reason {
  const [nearest = regions[0]] = nearestNames(Region, regions);
  return common(reading, 'Region', `one of ${regions.join(', ')}`, nearest);
}

function common(reading: TrtcReading, name: CommonName, expected: string, nearest?: string): Reason {
  const subject = reading.generation === 'TC3' ? 'header' : 'parameter';
  const details = nearest === undefined ? {} : { nearest };
  return reason(
    subjectOf[name] ?? subject,
    spell(reading.generation, name),
    expected,
    reading.common[name],
    details,
  );
}

const subjectOf: Partial<Record<CommonName, 'route'>> = { Action: 'route', Version: 'route' };
