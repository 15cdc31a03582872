import { countOf } from '../../core/config/sentence.ts';
import { describeBody } from '../../core/diagnosis/body-form.ts';
import { suspectPlainly } from '../../core/diagnosis/plain-suspicion.ts';
import type { Advice, Signing } from '../../core/diagnosis/diagnose-signature.ts';
import { adviseOnSeconds, printUtc } from '../../core/diagnosis/clock-offset.ts';
import { describeMissing } from '../../core/diagnosis/misplaced-names.ts';
import type { CallContext } from '../../core/contract/vendor.ts';
import { sha256Hex } from '../../core/wire/digest.ts';
import { header, type HttpRequest } from '../../core/wire/http.ts';
import { splitTarget, decodePairs, first } from '../../core/wire/query-string.ts';
import { describePrinted } from '../../core/diagnosis/calendars.ts';
import { parseDate, readClaim } from '../wire/signature.ts';
import { nameHash } from '../../core/diagnosis/tell-hash.ts';
import type { LivesaasReading } from '../wire/reading.ts';
import type { LivesaasTypes } from '../types.ts';
import {
  adviseAccessKey,
  adviseCredential,
  adviseMalformed,
  adviseNoSignature,
  adviseUnsigned,
} from './credential-advice.ts';
import { describeDate } from './date-forms.ts';

/** What to say of a refusal that the value of the signature does not explain. */
export function advise(
  error: string,
  { reading, now }: CallContext<LivesaasTypes>,
  signed?: Signing,
): Advice | undefined {
  const { claim, request } = reading;
  switch (error) {
    case 'MissingParameter':
      if (isNoCall(reading))
        return {
          id: 'no-call-of-the-api',
          title: 'This is no call of the OpenAPI',
          detail: `${request.method} ${splitTarget(request.target).path.slice(0, 60)} has no Action in the query, no signature and no body.`,
          fix: 'Send a call to /?Action=…&Version=…; "understudy sign volcengine-livesaas GetActivityBanUsers" prints one.',
        };
      return describeMissing(request, reading.action === undefined ? 'Action' : 'Version', 'query');
    case 'InvalidTimestamp':
      return adviseTime(reading, now);
    case 'InvalidAuthorization':
      return claim.isWellFormed ? adviseRegion(reading) : adviseMalformed(reading);
    case 'InvalidCredential':
    case 'MissingAuthenticationToken':
      return claim.place === 'nowhere' || claim.scope ? adviseUnsigned(reading) : adviseCredential(reading);
    case 'MissingRequestInfo':
      return adviseMissing(reading, now);
    case 'MissingSignature':
      return adviseNoSignature(reading);
    case 'InvalidAccessKey':
    case 'InvalidClientTokenId':
      return adviseAccessKey(reading);
    case 'SignatureDoesNotMatch':
      return adviseOnScope(reading) ?? adviseOnLists(reading) ?? adviseOnAnnouncedHash(reading, signed);
    case 'ServiceNotFound':
      return claim.scope?.service === 'livesaas' ? undefined : adviseService(reading);
    case 'InvalidParameter.%sInvalid':
    case 'InvalidParameter.BodyFormat':
      return request.body.length === 0 ? undefined : describeBody(request);
    default:
      return undefined;
  }
}

/** What is plain to see in a call whose signature nothing known reproduces. */
export function suspect(request: HttpRequest): Advice | undefined {
  const { signedHeaders } = readClaim(request, decodePairs(splitTarget(request.target).query));
  return suspectPlainly(request, signedHeaders);
}

/** What a browser asks for, or a probe. */
function isNoCall({ claim, request, action, query }: LivesaasReading): boolean {
  return action === undefined && claim.place === 'nowhere' && query.length === 0 && request.body.length === 0;
}

/** The time is missing, or, where the credential lacks a part, that part. */
function adviseMissing(reading: LivesaasReading, now: number): Advice | undefined {
  const { claim, request } = reading;
  if (claim.scope === undefined) return adviseCredential(reading);
  if (claim.date !== undefined) return adviseTime(reading, now);
  return describeMissing(request, 'X-Date', claim.place === 'query' ? 'query' : 'headers');
}

function adviseTime(reading: LivesaasReading, now: number): Advice | undefined {
  const { claim } = reading;
  const written = claim.date ?? '';
  if (written === '') return undefined;
  const signed = parseDate(written);
  const late = signed === undefined ? undefined : adviseOnLife(reading, signed, now);
  if (late) return late;
  const moment = { name: 'X-Date', written, now, allowedSeconds: claim.lifeSeconds };
  if (signed !== undefined) return adviseOnSeconds(moment, signed / 1000);
  const form = describeDate(written);
  return {
    id: 'date-in-another-form',
    title: 'X-Date has another form',
    detail: `X-Date is ${JSON.stringify(written.slice(0, 40))}${form === undefined ? '' : `, ${form}`}.`,
    fix: 'Write it as YYYYMMDD, T, HHMMSS and Z, in UTC: 20231114T221320Z.',
  };
}

/** A URL that says itself how long it is good. */
function adviseOnLife({ claim, query }: LivesaasReading, signed: number, now: number): Advice | undefined {
  const life = first(query, 'X-Expires');
  const ended = signed + claim.lifeSeconds * 1000;
  if (claim.place !== 'query' || life === undefined || now <= ended) return undefined;
  return {
    id: 'url-expired',
    title: 'The signed URL has expired',
    detail: `X-Expires is ${claim.lifeSeconds}, so that the URL was good until ${printUtc(ended)}; the clock of the sandbox says ${printUtc(now)}.`,
    fix: 'Sign a new URL for each use, or give X-Expires as many seconds as the URL has to last.',
  };
}

/** A URL that does not say which of its parameters are signed. */
function adviseOnLists({ claim, query, request }: LivesaasReading): Advice | undefined {
  return claim.place === 'query' && !first(query, 'X-SignedQueries')
    ? describeMissing(request, 'X-SignedQueries', 'query')
    : undefined;
}

/** A credential is good for the day of X-Date alone. */
function adviseOnScope({ claim: { scope, date = '' } }: LivesaasReading): Advice | undefined {
  const day = date.slice(0, 8);
  if (scope === undefined || scope.date === day) return undefined;
  const moment = parseDate(date);
  const calendar = moment === undefined ? undefined : describePrinted(scope.date, moment);
  if (calendar !== undefined)
    return {
      id: 'date-of-another-calendar',
      title: 'The day in the credential is one of another calendar',
      detail: `The scope names ${scope.date}, and X-Date ${day}: the day is printed in ${calendar}.`,
      fix: 'Take the first eight digits of X-Date, in UTC, for the scope.',
    };
  return {
    id: 'scope-of-another-day',
    title: 'The credential is for another day than X-Date',
    detail: `The scope names ${scope.date}, and X-Date ${day}: ${tellOtherDay(scope.date, day, date.slice(11, 13))}.`,
    fix: 'Take the first eight digits of X-Date, in UTC, for the scope.',
  };
}

/** Where the day of a scope may be from that is not that of X-Date. */
function tellOtherDay(named: string, day: string, minutes: string): string {
  const [one, other] = [named, day].map((text) =>
    Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')),
  );
  if (Math.abs(one! - other!) === 86_400_000) return 'one of them is probably local time';
  const isSameDay = named.slice(0, 4) === day.slice(0, 4) && named.slice(6) === day.slice(6);
  const [month, right] = [named, day].map((text) => Number(text.slice(4, 6)));
  if (isSameDay && month === right! - 1)
    return 'the month is one too low, for months of JavaScript count from 0';
  if (isSameDay && named.slice(4, 6) === minutes)
    return 'the minutes stand in the place of the month, as mm prints them for MM';
  return 'the day was not taken when the call was signed, but stands in the program or in what was kept';
}

function adviseOnAnnouncedHash({ request }: LivesaasReading, signed?: Signing): Advice | undefined {
  const announced = header(request.headers, 'x-content-sha256');
  const hash = sha256Hex(request.body);
  if (announced === undefined || announced === hash) return undefined;
  // The same wrong hash stands in both places, for one reason.
  if (signed?.canonicalRequest?.endsWith(`\n${announced}`)) return undefined;
  const named =
    nameHash(announced.trim(), request.body) ?? nameHash(announced.trim().toLowerCase(), request.body);
  if (named !== undefined) return describeOtherHash(named, request.body.length);
  const isOfNothing = nameHash(announced.trim().toLowerCase(), '') !== undefined;
  const same = isOfNothing ? ': it is the hash of nothing' : '';
  const cut = same === '' && request.body.length > 0 ? describeBody(request) : undefined;
  if (cut?.id === 'body-cut-off')
    return { ...cut, detail: `${cut.detail} X-Content-Sha256 is the hash of something else.` };
  return {
    id: 'announced-hash-is-wrong',
    title: 'X-Content-Sha256 is not the hash of the body',
    detail: `X-Content-Sha256 is not the SHA-256 of the ${countOf(request.body.length, 'byte')} that came${same}.`,
    fix: 'Hash the bytes that are sent, in lower-case hexadecimal, or leave the header out.',
  };
}

function describeOtherHash(named: string, length: number): Advice {
  const isPrint = named.startsWith('SHA-256 ');
  return {
    id: isPrint ? 'announced-hash-printed-otherwise' : 'announced-hash-of-another-kind',
    title: isPrint ? 'X-Content-Sha256 is printed otherwise' : 'X-Content-Sha256 is another hash of the body',
    detail: `X-Content-Sha256 is the hash of the ${countOf(length, 'byte')} that came, as ${named}; it has to be their SHA-256 in lower-case hexadecimal digits.`,
    fix: 'Print the SHA-256 of the bytes that are sent as 64 lower-case hexadecimal digits, or leave the header out.',
  };
}

function adviseService({ claim: { scope } }: LivesaasReading): Advice {
  return {
    id: 'scope-of-another-service',
    title: 'The credential’s scope names another service',
    detail: `The scope names the service ${scope?.service.slice(0, 40) ?? 'nothing'}.`,
    fix: 'Sign for the service livesaas.',
  };
}

function adviseRegion({ claim: { scope } }: LivesaasReading): Advice {
  return {
    id: 'scope-of-another-region',
    title: 'The credential’s scope names another region',
    detail: `The scope names the region ${scope?.region.slice(0, 40) ?? 'nothing'}.`,
    fix: 'Sign for the region cn-north-1.',
  };
}
