import { equalInConstantTime } from '../../core/wire/digest.ts';
import { assumed, documented, observed } from '../../core/contract/source.ts';
import { Failure, refuse, type Refused } from '../../core/contract/failure.ts';
import { beyond, overRate, type Reason } from '../../core/contract/reason.ts';
import { header, mediaType } from '../../core/wire/http.ts';
import type { Check } from '../../core/contract/vendor.ts';
import type { TrtcError } from '../errors/index.ts';
import { inputErrors, refuseInput } from './input-errors.ts';
import { hasByteOrderMark, hasForm, type TrtcReading } from '../wire/read-request.ts';
import { knownRegions, otherRegions } from '../operations/regions.ts';
import {
  clockWindowSeconds,
  languages,
  largestFormBody,
  largestQuery,
  required,
  service,
  spell,
  version,
  type CommonName,
} from '../wire/constants.ts';
import { unsignedPayload, v1Methods } from '../wire/signature.ts';
import { claimedHash, hashPayload, isDatedRight, isGenuine, unsentHeader } from '../wire/verify-signature.ts';
import type { TrtcTypes } from '../types.ts';
import * as why from './reasons.ts';

type TrtcCheck = Check<TrtcTypes>;

const commonPage = documented('https://www.tencentcloud.com/document/product/647/34264');
const replies = observed('replies to incomplete and to expired calls, quoted in public code');
const reasoned = assumed('no page gives the order; this one agrees with every reply that is published');

/** The gateway's checks. The first that refuses wins. */
export const checks: readonly TrtcCheck[] = [
  {
    name: 'method',
    errors: ['UnsupportedProtocol'],
    source: reasoned,
    refuses: ({ reading: { request } }) =>
      request.method === 'GET' || request.method === 'POST'
        ? undefined
        : refuse('UnsupportedProtocol', why.wrongMethod(request.method)),
  },
  {
    name: 'query-size',
    errors: ['RequestSizeLimitExceeded'],
    source: reasoned,
    refuses: ({ reading: { request, query } }) =>
      request.method === 'GET' && query.length > largestQuery
        ? refuse(
            'RequestSizeLimitExceeded',
            beyond('field', 'query', { of: 'bytes', most: largestQuery }, query.length),
          )
        : undefined,
  },
  {
    name: 'payload',
    errors: [
      'UnsupportedProtocol',
      'InvalidParameter:json',
      'InvalidParameter:form',
      'InvalidParameter:key',
      'InvalidParameter:repeated',
      'InvalidParameter:array',
    ],
    source: reasoned,
    refuses: ({ reading, assume }) => refusePayload(reading, assume),
  },
  {
    name: 'common-parameters-present',
    errors: ['MissingParameter', 'MissingParameter:header'],
    source: replies,
    refuses({ reading }) {
      const missing = required[reading.generation].find((name) => !reading.common[name]);
      return missing && refuseMissing(reading, missing);
    },
  },
  {
    name: 'common-parameter-values',
    errors: ['InvalidParameter:type', 'InvalidParameterValue', 'InvalidParameterValue:digest'],
    source: replies,
    refuses: ({ reading }) => refuseCommonValues(reading),
  },
  {
    name: 'action',
    errors: ['NoSuchVersion', 'InvalidAction'],
    source: replies,
    refuses({ reading, found, assume }) {
      const { Version = '', Action = '' } = reading.common;
      if (Version !== version)
        return refuse('NoSuchVersion', why.wrongVersion(reading, Version), { version: Version });
      const isElsewhere = reading.path !== '/' && assume('tencent-trtc.other-path') === 'InvalidAction';
      if (!found.miss && !isElsewhere) return undefined;
      const reason = found.miss ? why.noAction(reading, Action) : why.wrongPath(reading.path);
      return refuse('InvalidAction', reason, { action: Action });
    },
  },
  {
    name: 'authorization',
    errors: [
      'AuthFailure.InvalidAuthorization',
      'AuthFailure.InvalidAuthorization:other',
      'AuthFailure.InvalidAuthorization:described',
    ],
    source: observed('https://github.com/TencentCloud/tencentcloud-sdk-go/issues/89'),
    refuses: ({ reading, assume }) => refuseAuthorization(reading, assume),
  },
  {
    name: 'expiry',
    errors: ['AuthFailure.SignatureExpire'],
    source: replies,
    refuses({ reading, now, assume }) {
      const distance = Math.abs(Math.floor(now / 1000) - Number(reading.common.Timestamp));
      const isEndGood = assume('tencent-trtc.clock-window-end') === 'yes';
      const isGood = isEndGood ? distance <= clockWindowSeconds : distance < clockWindowSeconds;
      return isGood ? undefined : refuse('AuthFailure.SignatureExpire', why.wrongTime(reading, now));
    },
  },
  {
    name: 'secret-id',
    errors: ['AuthFailure.SecretIdNotFound'],
    source: reasoned,
    refuses: ({ reading, credential }) =>
      credential ? undefined : refuse('AuthFailure.SecretIdNotFound', why.unknownSecretId(reading)),
  },
  {
    name: 'signature',
    errors: ['AuthFailure.SignatureFailure:size', 'AuthFailure.SignatureFailure'],
    source: commonPage,
    refuses({ reading, credential, assume }) {
      if (reading.generation === 'v1' && reading.request.body.length > largestFormBody) {
        return refuse(
          'AuthFailure.SignatureFailure:size',
          beyond('field', 'body', { of: 'bytes', most: largestFormBody }, reading.request.body.length),
        );
      }
      if (!credential || !isGenuine(reading, credential.secretKey))
        return refuse('AuthFailure.SignatureFailure', why.notGenuine(reading));
      const unsent = unsentHeader(reading);
      return unsent === undefined || assume('tencent-trtc.listed-header-absent') === 'accept'
        ? undefined
        : refuse('AuthFailure.SignatureFailure', why.unsent(unsent));
    },
  },
  {
    name: 'token',
    errors: ['AuthFailure.TokenFailure'],
    source: reasoned,
    refuses({ reading, credential, assume }) {
      const token = reading.common.Token ?? '';
      if (credential?.token !== undefined) {
        return equalInConstantTime(token, credential.token)
          ? undefined
          : refuse('AuthFailure.TokenFailure', why.wrongToken(reading));
      }
      const isNeedless = token !== '' && assume('tencent-trtc.token-of-lasting-key') !== 'accept';
      return isNeedless ? refuse('AuthFailure.TokenFailure', why.needlessToken(reading)) : undefined;
    },
  },
  {
    name: 'region',
    errors: ['MissingParameter', 'MissingParameter:header', 'InvalidParameterValue', 'UnsupportedRegion'],
    source: reasoned,
    refuses({ reading, found, assume }) {
      const { Region } = reading.common;
      if (Region === undefined) return refuseMissing(reading, 'Region');
      if (Region === 'null' && assume('tencent-trtc.region-null') === 'accept') return undefined;
      const isOther = otherRegions.has(Region);
      const isUnknown = isOther
        ? assume('tencent-trtc.other-region') === 'InvalidParameterValue'
        : !knownRegions.has(Region);
      if (isUnknown) return refuseValue(reading, 'Region', why.unknownRegion(reading, Region));
      const regions = found.route?.operation.regions;
      return regions && !regions.includes(Region)
        ? refuse('UnsupportedRegion', why.regionWithoutAction(reading, Region, regions))
        : undefined;
    },
  },
  {
    name: 'rate',
    errors: ['RequestLimitExceeded', 'RequestLimitExceeded:plain'],
    source: documented('https://cloud.tencent.com/document/product/1278/109059'),
    refuses(gate) {
      const isFree = gate.assume('tencent-trtc.rate-of-malformed-calls') === 'no';
      if (isFree && gate.problems().length > 0) return undefined;
      const excess = gate.overLimit();
      if (!excess) return undefined;
      const reason = overRate(gate.found, excess);
      return gate.assume('tencent-trtc.rate-limit-text') === 'with numbers'
        ? refuse('RequestLimitExceeded', reason, { count: excess.count, limit: excess.limit })
        : refuse('RequestLimitExceeded:plain', reason);
    },
  },
  {
    name: 'input',
    errors: inputErrors,
    source: observed('each kind of refusal was seen with valid credentials only; their order is assumed'),
    refuses: (gate) => refuseInput(gate.problems(), gate.found.route?.operation, gate.assume),
  },
];

type Ask = Parameters<TrtcCheck['refuses']>[0]['assume'];
type Verdict = Refused<TrtcError> | undefined;

function refusePayload(reading: TrtcReading, assume: Ask): Verdict {
  const { request, payload, generation } = reading;
  if (request.method === 'POST') {
    const isOther = generation === 'TC3' && mediaType(request.headers) !== 'application/json';
    const isUnread = generation === 'v1' && !hasForm(request);
    if (isOther && assume('tencent-trtc.other-content-type') === 'UnsupportedProtocol')
      return refuse('UnsupportedProtocol', why.wrongContentType(reading, 'application/json'));
    if (isUnread && assume('tencent-trtc.post-without-authorization') === 'InvalidParameter')
      return refuse(
        'InvalidParameter:form',
        why.wrongContentType(reading, 'application/x-www-form-urlencoded'),
      );
  }
  if (payload instanceof Failure)
    return payload.error === 'InvalidParameter:json' ? refuse(payload.error, why.noObject(request)) : payload;
  if (payload.kind === 'json' && hasByteOrderMark(request.body)) {
    if (assume('tencent-trtc.byte-order-mark') !== 'ignore')
      return refuse('InvalidParameter:json', why.byteOrderMark());
  }
  const isRefused = payload.kind === 'empty' && assume('tencent-trtc.empty-json-body') === 'refuse';
  return isRefused ? refuse('InvalidParameter:json', why.emptyBody()) : undefined;
}

function refuseCommonValues(reading: TrtcReading): Verdict {
  const { common } = reading;
  const notDigits = (['Timestamp', 'Nonce'] as const).find((name) => !/^\d*$/.test(common[name] ?? ''));
  if (notDigits) {
    const name = spell(reading.generation, notDigits);
    return refuse('InvalidParameter:type', why.notDigits(reading, notDigits), { name });
  }
  const { Language, SignatureMethod } = common;
  if (Language !== undefined && !languages.some((language) => language === Language)) {
    return refuseValue(reading, 'Language', why.oneOf(reading, 'Language', languages));
  }
  if (reading.generation === 'v1') {
    const isKnown = SignatureMethod === undefined || Object.hasOwn(v1Methods, SignatureMethod);
    const known = why.oneOf(reading, 'SignatureMethod', Object.keys(v1Methods));
    return isKnown ? undefined : refuseValue(reading, 'SignatureMethod', known);
  }
  const claimed = claimedHash(reading);
  const isTrue = claimed === undefined || claimed === unsignedPayload || claimed === hashPayload(reading);
  return isTrue ? undefined : refuse('InvalidParameterValue:digest', why.wrongDigest(claimed));
}

function refuseAuthorization(reading: TrtcReading, assume: Ask): Verdict {
  if (reading.generation === 'v1') return undefined;
  if ('problem' in reading.authorization)
    return refuseForm(
      reading.authorization.problem,
      assume,
      why.wrongAuthorization(reading.authorization.problem),
    );
  const { authorization } = reading.authorization;
  const isStrict = assume('tencent-trtc.credential-scope-service') === service;
  if (isStrict && authorization.service !== service)
    return refuse('AuthFailure.InvalidAuthorization', why.wrongService(authorization.service));
  const dateCode = assume('tencent-trtc.credential-scope-date');
  const isMisdated = !isDatedRight(authorization, reading.common.Timestamp);
  return isMisdated && dateCode === 'AuthFailure.InvalidAuthorization'
    ? refuseForm('`Date` in Credential not valid.', assume, why.wrongDate(reading))
    : undefined;
}

/** Only for a wrong service is it known how the gateway's sentence ends. */
function refuseForm(problem: string, assume: Ask, reason: Reason): Verdict {
  return assume('tencent-trtc.malformed-authorization-text') === 'the description of the code'
    ? refuse('AuthFailure.InvalidAuthorization:described', reason)
    : refuse('AuthFailure.InvalidAuthorization:other', reason, { problem: `${problem}.` });
}

function refuseMissing(reading: TrtcReading, name: CommonName): Verdict {
  const error = reading.generation === 'TC3' ? 'MissingParameter:header' : 'MissingParameter';
  if (isUnsigned(reading))
    return refuse(error, why.missingAuthorization(), { name: spell(reading.generation, name) });
  return refuse(error, why.missingCommon(reading, name), { name: spell(reading.generation, name) });
}

/** What was written for TC3 and lacks its signature is read as a call by v1. */
function isUnsigned({ generation, request: { headers } }: TrtcReading): boolean {
  return (
    generation === 'v1' && header(headers, 'x-tc-action') !== undefined && !header(headers, 'authorization')
  );
}

function refuseValue({ generation }: TrtcReading, name: CommonName, reason: Reason): Verdict {
  return refuse('InvalidParameterValue', reason, { name: spell(generation, name) });
}
