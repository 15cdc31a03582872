import { partMissing } from '../wire/credential-parts.ts';
import { countOf } from '../../core/config/sentence.ts';
import { offClock } from '../../core/diagnosis/clock-reason.ts';
import { missing } from '../../core/contract/missing-reason.ts';
import { reason, words, type Reason } from '../../core/contract/reason.ts';
import { sha256Hex } from '../../core/wire/digest.ts';
import { header } from '../../core/wire/http.ts';
import { first } from '../../core/wire/query-string.ts';
import { unsentHeader } from '../wire/canonical-request.ts';
import type { LivesaasReading } from '../wire/reading.ts';
import { algorithm, parseDate } from '../wire/signature.ts';
import { placesOf } from './places.ts';

const formOfHeader = `a header ${algorithm} Credential=…, SignedHeaders=…, Signature=…`;

/** The parameters of a signature in a query, any of which makes a call one that is signed there. */
const inQuery = ['X-Algorithm', 'X-Credential', 'X-Signature'];

export function unsigned(reading: LivesaasReading): Reason {
  const details = { assumption: 'volcengine-livesaas.unsigned-call' };
  if (reading.claim.place === 'query')
    return reason('credential', 'Authorization', formOfHeader, words('a signature in the query of a POST'), {
      assumption: 'volcengine-livesaas.query-signed-post',
    });
  const respelt = reading.query.find(([name]) =>
    inQuery.some((right) => right.toLowerCase() === name.toLowerCase()),
  );
  if (respelt) {
    const [name] = respelt;
    const right = inQuery.find((candidate) => candidate.toLowerCase() === name.toLowerCase())!;
    return reason('credential', right, 'a parameter of the query, spelt so', undefined, {
      nearest: name,
      ...details,
    });
  }
  const { headers, query, body } = placesOf(reading);
  return missing(
    { subject: 'credential', path: 'Authorization', expected: formOfHeader, known: ordinaryHeaders },
    [headers, query, body],
    details,
  );
}

const ordinaryHeaders = ['host', 'connection', 'accept', 'content-type', 'content-length', 'user-agent'];

/** A signature that has not the form of one, or another algorithm. */
export function malformed({ request, query, claim }: LivesaasReading): Reason {
  if (claim.place === 'query')
    return reason('credential', 'X-Algorithm', algorithm, first(query, 'X-Algorithm'));
  return reason('credential', 'Authorization', formOfHeader, words(describeHeader(authorizationOf(request))));
}

/** Algorithms and schemes of others; anything else may be a secret, so it is not repeated. */
const otherAlgorithm = /^(?:AWS\d?|TC\d|HMAC|SDK|ACS\d?|OSS\d?|Bearer|Basic|Digest)(?:-[A-Z\d-]+)?$/i;

function describeHeader(text: string): string {
  const [, name, list] = /^(\S+) +(.*)$/.exec(text.trim()) ?? [];
  if (name === undefined) return 'one without a space after the algorithm';
  if (name !== algorithm)
    return otherAlgorithm.test(name) ? `one of the algorithm ${name}` : 'one of another algorithm';
  const parts = (list ?? '').split(',').map((part) => /^(\w+)=(.*)$/.exec(part.trim()));
  const odd = parts.findIndex((part) => !part);
  if (odd >= 0) return `one whose part ${odd + 1}, between commas, is no Name=value`;
  const names = parts.map((part) => part?.[1] ?? '');
  return `one without SignedHeaders; it has ${names.join(', ')}`;
}

/** A Credential that cannot be read. */
export function unreadableCredential({ request, query, claim }: LivesaasReading): Reason {
  const path = claim.place === 'query' ? 'X-Credential' : 'Authorization';
  const text =
    claim.place === 'query'
      ? first(query, 'X-Credential')
      : /Credential=([^,]*)/.exec(authorizationOf(request))?.[1]?.trim();
  const form = '<access key>/<YYYYMMDD>/<region>/<service>/request';
  const expected = path === 'Authorization' ? `Credential=${form}` : form;
  const details = {
    ...(claim.lacks !== undefined && { assumption: 'volcengine-livesaas.incomplete-credential' }),
  };
  return reason('credential', path, expected, words(describeCredential(text, claim.lacks)), details);
}

function describeCredential(text: string | undefined, lacks: string | undefined): string {
  if (text === undefined) return 'a signature without a Credential';
  if (text === '') return 'empty';
  const parts = text.split('/');
  const [, day = '', , , last = ''] = parts;
  if (parts.length !== 5) {
    const without = partMissing(parts);
    return `one of ${countOf(parts.length, 'part')}${without === undefined ? '' : ` without the ${without}`}`;
  }
  if (!/^\d{8}$/.test(day))
    // What is no date may be a piece of a secret.
    return /^[\d:TZ.-]{1,24}$/.test(day)
      ? `one whose day is ${JSON.stringify(day)}`
      : 'one whose day is no date';
  if (lacks !== undefined) return `one with an empty ${lacks}`;
  return /^\w{0,12}request$/.test(last) ? `one that ends with ${last}` : 'one that does not end with request';
}

export function noDate(reading: LivesaasReading): Reason {
  const { headers, query, body } = placesOf(reading);
  const isInQuery = reading.claim.place === 'query';
  return missing(
    {
      subject: isInQuery ? 'parameter' : 'header',
      path: 'X-Date',
      expected: 'the time of the call in UTC, as YYYYMMDDTHHMMSSZ',
    },
    isInQuery ? [query, headers, body] : [headers, query, body],
  );
}

export function noSignature({ claim }: LivesaasReading): Reason {
  return claim.place === 'query'
    ? reason('credential', 'X-Signature', 'the signature, in hexadecimal digits', undefined)
    : reason('credential', 'Authorization', 'a header with Signature=…', words('one without it'));
}

/** An X-Date of another form, or one that is too old or ahead. */
export function wrongTime({ claim }: LivesaasReading, now: number, allowed: AllowedSeconds): Reason {
  const { date: written = '' } = claim;
  const signedAt = parseDate(written);
  if (signedAt === undefined)
    return reason('clock', 'X-Date', 'the time in UTC, as YYYYMMDDTHHMMSSZ', written, {
      assumption: 'volcengine-livesaas.malformed-date',
    });
  const isAhead = signedAt > now;
  const moment = {
    name: 'X-Date',
    written,
    now,
    seconds: signedAt / 1000,
    allowedSeconds: isAhead ? allowed.ahead : allowed.behind,
  };
  return offClock(moment, isAhead ? { assumption: 'volcengine-livesaas.clock-ahead' } : {});
}

interface AllowedSeconds {
  readonly behind: number;
  readonly ahead: number;
}

/** A session token is a secret, so it is never repeated. */
export function wrongToken(
  { claim }: LivesaasReading,
  credential: { readonly sessionToken?: string | undefined } | undefined,
): Reason {
  const of = claim.accessKeyId ?? 'the access key';
  if (!credential)
    return reason(
      'credential',
      'X-Security-Token',
      'a token of an access key that a sandbox has',
      words(`one beside ${of}`),
      {
        assumption: 'volcengine-livesaas.token-of-unknown-key',
      },
    );
  if (credential.sessionToken === undefined)
    return reason(
      'credential',
      'X-Security-Token',
      `nothing, since ${of} is a permanent key`,
      words('a token'),
      {
        assumption: 'volcengine-livesaas.session-token',
      },
    );
  const received = claim.token === undefined ? undefined : words('another one');
  return reason('credential', 'X-Security-Token', `the session token of ${of}`, received);
}

export function unknownKey({ claim }: LivesaasReading): Reason {
  const path = claim.place === 'query' ? 'X-Credential' : 'Authorization';
  return reason('credential', path, 'a Credential with the access key of a sandbox', claim.accessKeyId, {
    assumption: 'volcengine-livesaas.access-key-code',
  });
}

/** A signature that is not the one of the call: what is plain to see comes first, the explanation names the rest. */
export function notGenuine({ request, claim }: LivesaasReading): Reason {
  const { scope, date = '', accessKeyId = '' } = claim;
  const place = claim.place === 'query' ? 'X-Signature' : 'Authorization';
  const day = date.slice(0, 8);
  if (scope && scope.date !== day)
    return reason('credential', place, `a Credential of the day of X-Date, ${day}`, scope.date);
  const announced = header(request.headers, 'x-content-sha256');
  if (announced !== undefined && announced !== sha256Hex(request.body))
    return reason(
      'header',
      'X-Content-Sha256',
      'the SHA-256 of the body, in lower-case hexadecimal digits',
      announced,
    );
  const name = unsentHeader(request, claim);
  const received =
    name === undefined ? 'another signature' : `another signature, over a header ${name} that did not come`;
  return reason('credential', place, `a signature with the secret of ${accessKeyId}`, words(received));
}

/** A header that `SignedHeaders` lists and that did not come. */
export function unsent(name: string): Reason {
  return reason('header', name, 'a header that is sent, since SignedHeaders lists it', undefined, {
    assumption: 'volcengine-livesaas.listed-header-absent',
  });
}

export function otherService({ claim }: LivesaasReading): Reason {
  const path = claim.place === 'query' ? 'X-Credential' : 'Authorization';
  return reason('credential', path, 'a Credential for the service livesaas', claim.scope?.service);
}

export function otherRegion({ claim }: LivesaasReading): Reason {
  const path = claim.place === 'query' ? 'X-Credential' : 'Authorization';
  return reason('credential', path, 'a Credential for the region cn-north-1', claim.scope?.region, {
    assumption: 'volcengine-livesaas.region',
  });
}

function authorizationOf({ headers }: LivesaasReading['request']): string {
  return header(headers, 'authorization') ?? '';
}
