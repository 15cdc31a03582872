import type { Advice } from '../../core/diagnosis/diagnose-signature.ts';
import { describeBody, describeCutForm } from '../../core/diagnosis/body-form.ts';
import { adviseOnMoment } from '../../core/diagnosis/clock-offset.ts';
import { suspectPlainly } from '../../core/diagnosis/plain-suspicion.ts';
import { describeBareId, describeMissing, findText } from '../../core/diagnosis/misplaced-names.ts';
import { header, type HttpRequest } from '../../core/wire/http.ts';
import { splitTarget } from '../../core/wire/query-string.ts';
import {
  describeAuthorization,
  describeContentType,
  describeNumber,
  describeSecretId,
} from './describe-parts.ts';
import type { CallContext } from '../../core/contract/vendor.ts';
import { operations } from '../operations/index.ts';
import { readRequest, type TrtcReading } from '../wire/read-request.ts';
import { knownRegions, otherRegions } from '../operations/regions.ts';
import {
  clockWindowSeconds,
  languages,
  largestFormBody,
  required,
  service,
  spell,
} from '../wire/constants.ts';
import { utcDate } from '../wire/signature.ts';
import { isSignedRight } from '../wire/verify-signature.ts';
import type { TrtcTypes } from '../types.ts';

type TrtcCircumstances = CallContext<TrtcTypes>;
type Adviser = (circumstances: TrtcCircumstances) => Advice | undefined;

/** What to say of a refusal, by the error; nothing where the error speaks for itself. */
const advisers: Readonly<Record<string, Adviser>> = {
  'AuthFailure.SignatureExpire': adviseOnTime,
  'AuthFailure.SecretIdNotFound': adviseOnSecretId,
  'AuthFailure.InvalidAuthorization': adviseOnScope,
  'AuthFailure.InvalidAuthorization:other': adviseOnScope,
  'AuthFailure.InvalidAuthorization:described': adviseOnScope,
  'AuthFailure.SignatureFailure': adviseOnDate,
  'AuthFailure.SignatureFailure:size': adviseOnSize,
  'AuthFailure.TokenFailure': adviseOnToken,
  MissingParameter: adviseOnMissing,
  'MissingParameter:header': adviseOnMissing,
  UnsupportedProtocol: ({ reading }) => describeContentType(reading),
  'InvalidParameter:json': ({ reading }) => describeBody(reading.request),
  'InvalidParameter:type': ({ reading, now }) => describeNumber(reading, now),
  InvalidParameterValue: adviseOnUnknownRegion,
  UnsupportedRegion: adviseOnUnsupportedRegion,
};

/** Explains a refusal for time, SecretId, scope, token or region. */
export function advise(error: string, circumstances: TrtcCircumstances): Advice | undefined {
  return Object.hasOwn(advisers, error) ? advisers[error]?.(circumstances) : undefined;
}

/** What is plain to see in a call whose signature nothing known reproduces. */
export function suspect(request: HttpRequest): Advice | undefined {
  const reading = readRequest(request);
  const signed =
    'authorization' in reading && 'authorization' in reading.authorization
      ? reading.authorization.authorization.signedHeaders
      : [];
  return describeCutForm(request) ?? suspectPlainly(request, signed);
}

function adviseOnTime({ reading, now }: TrtcCircumstances): Advice {
  return adviseOnMoment({
    name: spell(reading.generation, 'Timestamp'),
    written: reading.common.Timestamp ?? '',
    unit: 'seconds',
    now,
    allowedSeconds: clockWindowSeconds,
  });
}

function adviseOnSecretId({ reading }: TrtcCircumstances): Advice {
  const id =
    reading.generation === 'v1'
      ? reading.common.SecretId
      : 'problem' in reading.authorization
        ? ''
        : reading.authorization.authorization.secretId;
  return describeSecretId(id ?? '');
}

function adviseOnScope(circumstances: TrtcCircumstances): Advice | undefined {
  const { reading, assume } = circumstances;
  if (reading.generation === 'v1') return undefined;
  if ('problem' in reading.authorization)
    return describeAuthorization(
      header(reading.request.headers, 'authorization') ?? '',
      reading.authorization.problem,
    );
  const named = reading.authorization.authorization.service;
  const isWrong = named !== service && assume('tencent-trtc.credential-scope-service') === service;
  if (!isWrong) return adviseOnDate(circumstances);
  return {
    id: 'scope-of-another-service',
    title: 'The scope names another service',
    detail: `The scope of the credential names "${named}"; SDKs take it from the first part of the endpoint's host.`,
    fix: 'Use trtc in the scope and in the key, or an endpoint whose host begins with trtc.',
  };
}

/** Where the signature itself is right, a date of the scope that differs is all that is wrong. */
function adviseOnDate({ reading, credential }: TrtcCircumstances): Advice | undefined {
  if (reading.generation === 'v1' || 'problem' in reading.authorization) return undefined;
  const { date } = reading.authorization.authorization;
  const { Timestamp = '' } = reading.common;
  if (!/^\d{1,12}$/.test(Timestamp) || date === utcDate(Timestamp)) return undefined;
  if (credential && !isSignedRight(reading, credential.secretKey)) return undefined;
  return {
    id: 'scope-of-another-day',
    title: 'The scope names another day',
    detail: `The scope of the credential says ${date}; the UTC date of the timestamp is ${utcDate(Timestamp)}.`,
    fix: 'Take the date from the timestamp, in UTC.',
  };
}

function adviseOnSize({ reading: { request } }: TrtcCircumstances): Advice {
  return {
    id: 'form-too-large-to-sign',
    title: 'The form is too large for v1',
    detail: `The form has ${request.body.length} bytes; v1 signs at most ${largestFormBody}.`,
    fix: 'Sign with TC3-HMAC-SHA256 over a JSON POST.',
  };
}

function adviseOnToken({ reading, credential }: TrtcCircumstances): Advice {
  const name = spell(reading.generation, 'Token');
  const isSent = (reading.common.Token ?? '') !== '';
  if (credential?.token === undefined) {
    return {
      id: 'token-needless',
      title: 'The key has no token',
      detail: `The call carries ${name}, but its key is a lasting one.`,
      fix: 'Send no token with a lasting key.',
    };
  }
  return {
    id: isSent ? 'token-of-another-key' : 'token-missing',
    title: isSent ? 'The token is not that of the key' : 'The token is missing',
    detail: `The key is a temporary one, and ${name} ${isSent ? 'differs from its token' : 'is missing'}.`,
    fix: 'Send the SecretId, the SecretKey and the token that were handed out together.',
  };
}

/** Input that is missing has an error of the same name; then no common parameter is. */
function adviseOnMissing({ reading }: TrtcCircumstances): Advice | undefined {
  const { common, generation, request } = reading;
  const missing = required[generation].find((name) => !common[name]);
  if (missing !== undefined && generation === 'v1' && common.Signature === undefined) {
    const unsigned = adviseOnUnsigned(request);
    if (unsigned) return unsigned;
  }
  if (missing !== undefined) {
    const place = generation === 'TC3' ? 'headers' : request.method === 'GET' ? 'query' : 'form';
    return describeMissing(request, spell(generation, missing), place, [missing, spell('TC3', missing)]);
  }
  if (common.Region !== undefined) return undefined;
  return {
    id: 'region-missing',
    title: 'The region is missing',
    detail: `The call has no ${spell(reading.generation, 'Region')}.`,
    fix: `Send a region where the action is offered: ${offeredIn(reading)}.`,
  };
}

/** Whether parameters have a signature by another spelling of its name, as all of them in lower case have. */
function hasSignature(request: HttpRequest): boolean {
  const place = request.method === 'GET' ? 'query' : 'form';
  return describeMissing(request, 'Signature', place).id === 'parameter-misspelt';
}

/** Without an Authorization header a call is read as one by the first signature, whatever its other headers say. */
function adviseOnUnsigned(request: HttpRequest): Advice | undefined {
  const isTc3 = request.headers.some(([name]) => /^x-tc-(?:action|timestamp|version|region)$/i.test(name));
  const { path, query } = splitTarget(request.target);
  const id = findText(request, /^(?:AKID|IKID)\w{10,}$/);
  if (id && id.name !== 'SecretId' && !hasSignature(request))
    return describeBareId('SecretId', 'Authorization', id);
  const authorization = isTc3 ? describeMissing(request, 'Authorization', 'headers') : undefined;
  if (authorization !== undefined && authorization.id !== 'parameter-missing') return authorization;
  if (isTc3)
    return {
      id: 'authorization-missing',
      title: 'The Authorization header is missing',
      detail:
        'The call has X-TC headers and no Authorization, so it is read as one by the first signature, whose parameters stand in the query or in a form.',
      fix: 'Send Authorization: TC3-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=….',
    };
  if (query !== '' || request.body.length > 0) return undefined;
  return {
    id: 'no-call-of-the-api',
    title: 'This is no call of the Cloud API',
    detail: `${request.method} ${path.slice(0, 60)} has no X-TC-Action header, no Action in the query and no body.`,
    fix: 'Send a POST with X-TC-Action and the other headers; "understudy sign tencent-trtc SetUserBlocked" prints one.',
  };
}

function adviseOnUnknownRegion({ reading }: TrtcCircumstances): Advice | undefined {
  const { Region, Language } = reading.common;
  const isLanguage = Language !== undefined && !languages.some((language) => language === Language);
  if (Region === undefined || knownRegions.has(Region) || isLanguage) return undefined;
  if (otherRegions.has(Region)) return adviseOnUnsupportedRegion({ reading });
  const isFromNode = Region === 'null' ? ' The Node SDK sends this when it was told of no region.' : '';
  return {
    id: 'region-unknown',
    title: 'There is no such region',
    detail: `${spell(reading.generation, 'Region')} is "${Region}".${isFromNode}`,
    fix: `Send a region where the action is offered: ${offeredIn(reading)}.`,
  };
}

function adviseOnUnsupportedRegion({ reading }: Pick<TrtcCircumstances, 'reading'>): Advice {
  return {
    id: 'region-without-action',
    title: 'The action is not offered in this region',
    detail: `${reading.common.Action ?? 'The action'} is not offered in ${reading.common.Region ?? 'the region'}.`,
    fix: `Send a region where the action is offered: ${offeredIn(reading)}.`,
  };
}

function offeredIn({ common: { Action = '' } }: TrtcReading): string {
  const offered = Object.values(operations).find(({ key }) => key === Action)?.regions;
  return (offered ?? [...knownRegions]).join(', ');
}
