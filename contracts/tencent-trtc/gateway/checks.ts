import { equalInConstantTime } from '../../core/wire/digest.ts';
import { assumed, documented, observed } from '../../core/contract/source.ts';
import { fail, Failure } from '../../core/contract/failure.ts';
import { mediaType } from '../../core/wire/http.ts';
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
  service,
  spell,
  version,
  type CommonName,
} from '../wire/constants.ts';
import { unsignedPayload, v1Methods } from '../wire/signature.ts';
import { claimedHash, hashPayload, isDatedRight, isGenuine } from '../wire/verify-signature.ts';
import type { TrtcTypes } from '../types.ts';

type TrtcCheck = Check<TrtcTypes>;

const commonPage = documented('https://www.tencentcloud.com/document/product/647/34264');
const replies = observed('replies to incomplete and to expired calls, quoted in public code');
const reasoned = assumed('no page gives the order; this one agrees with every reply that is published');

/** In the order in which the first missing one is told. */
const required: Readonly<Record<TrtcReading['generation'], readonly CommonName[]>> = {
  TC3: ['Action', 'Version', 'Timestamp'],
  v1: ['Timestamp', 'Action', 'Version', 'Nonce', 'SecretId', 'Signature'],
};

/** The gateway's checks. The first that refuses wins. */
export const checks: readonly TrtcCheck[] = [
  {
    name: 'method',
    errors: ['UnsupportedProtocol'],
    source: reasoned,
    refuses: ({ reading: { request } }) =>
      request.method === 'GET' || request.method === 'POST' ? undefined : fail('UnsupportedProtocol'),
  },
  {
    name: 'query-size',
    errors: ['RequestSizeLimitExceeded'],
    source: reasoned,
    refuses: ({ reading: { request, query } }) =>
      request.method === 'GET' && query.length > largestQuery ? fail('RequestSizeLimitExceeded') : undefined,
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
    refuses({ reading: { common, path }, found, assume }) {
      const { Version = '', Action = '' } = common;
      if (Version !== version) return fail('NoSuchVersion', { version: Version });
      const isElsewhere = path !== '/' && assume('tencent-trtc.other-path') === 'InvalidAction';
      return found.miss || isElsewhere ? fail('InvalidAction', { action: Action }) : undefined;
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
    refuses({ reading: { common }, now, assume }) {
      const distance = Math.abs(Math.floor(now / 1000) - Number(common.Timestamp));
      const isEndGood = assume('tencent-trtc.clock-window-end') === 'yes';
      const isGood = isEndGood ? distance <= clockWindowSeconds : distance < clockWindowSeconds;
      return isGood ? undefined : fail('AuthFailure.SignatureExpire');
    },
  },
  {
    name: 'secret-id',
    errors: ['AuthFailure.SecretIdNotFound'],
    source: reasoned,
    refuses: ({ credential }) => (credential ? undefined : fail('AuthFailure.SecretIdNotFound')),
  },
  {
    name: 'signature',
    errors: ['AuthFailure.SignatureFailure:size', 'AuthFailure.SignatureFailure'],
    source: commonPage,
    refuses({ reading, credential }) {
      if (reading.generation === 'v1' && reading.request.body.length > largestFormBody) {
        return fail('AuthFailure.SignatureFailure:size');
      }
      const isSigned = credential && isGenuine(reading, credential.secretKey);
      return isSigned ? undefined : fail('AuthFailure.SignatureFailure');
    },
  },
  {
    name: 'token',
    errors: ['AuthFailure.TokenFailure'],
    source: reasoned,
    refuses({ reading: { common }, credential, assume }) {
      const token = common.Token ?? '';
      if (credential?.token !== undefined) {
        return equalInConstantTime(token, credential.token) ? undefined : fail('AuthFailure.TokenFailure');
      }
      const isNeedless = token !== '' && assume('tencent-trtc.token-of-lasting-key') !== 'accept';
      return isNeedless ? fail('AuthFailure.TokenFailure') : undefined;
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
      if (isUnknown) return refuseValue(reading, 'Region');
      const regions = found.route?.operation.regions;
      return regions && !regions.includes(Region) ? fail('UnsupportedRegion') : undefined;
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
      return gate.assume('tencent-trtc.rate-limit-text') === 'with numbers'
        ? fail('RequestLimitExceeded', { count: excess.count, limit: excess.limit })
        : fail('RequestLimitExceeded:plain');
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
type Verdict = Failure<TrtcError> | undefined;

function refusePayload(reading: TrtcReading, assume: Ask): Verdict {
  const { request, payload, generation } = reading;
  if (request.method === 'POST') {
    const isOther = generation === 'TC3' && mediaType(request.headers) !== 'application/json';
    const isUnread = generation === 'v1' && !hasForm(request);
    if (isOther && assume('tencent-trtc.other-content-type') === 'UnsupportedProtocol')
      return fail('UnsupportedProtocol');
    if (isUnread && assume('tencent-trtc.post-without-authorization') === 'InvalidParameter')
      return fail('InvalidParameter:form');
  }
  if (payload instanceof Failure) return payload;
  if (payload.kind === 'json' && hasByteOrderMark(request.body)) {
    if (assume('tencent-trtc.byte-order-mark') !== 'ignore') return fail('InvalidParameter:json');
  }
  const isRefused = payload.kind === 'empty' && assume('tencent-trtc.empty-json-body') === 'refuse';
  return isRefused ? fail('InvalidParameter:json') : undefined;
}

function refuseCommonValues(reading: TrtcReading): Verdict {
  const { common } = reading;
  const notDigits = (['Timestamp', 'Nonce'] as const).find((name) => !/^\d*$/.test(common[name] ?? ''));
  if (notDigits) return fail('InvalidParameter:type', { name: spell(reading.generation, notDigits) });
  const { Language, SignatureMethod } = common;
  if (Language !== undefined && !languages.some((language) => language === Language)) {
    return refuseValue(reading, 'Language');
  }
  if (reading.generation === 'v1') {
    const isKnown = SignatureMethod === undefined || Object.hasOwn(v1Methods, SignatureMethod);
    return isKnown ? undefined : refuseValue(reading, 'SignatureMethod');
  }
  const claimed = claimedHash(reading);
  const isTrue = claimed === undefined || claimed === unsignedPayload || claimed === hashPayload(reading);
  return isTrue ? undefined : fail('InvalidParameterValue:digest');
}

function refuseAuthorization(reading: TrtcReading, assume: Ask): Verdict {
  if (reading.generation === 'v1') return undefined;
  if ('problem' in reading.authorization) return refuseForm(reading.authorization.problem, assume);
  const { authorization } = reading.authorization;
  const isStrict = assume('tencent-trtc.credential-scope-service') === service;
  if (isStrict && authorization.service !== service) return fail('AuthFailure.InvalidAuthorization');
  const dateCode = assume('tencent-trtc.credential-scope-date');
  const isMisdated = !isDatedRight(authorization, reading.common.Timestamp);
  return isMisdated && dateCode === 'AuthFailure.InvalidAuthorization'
    ? refuseForm('`Date` in Credential not valid.', assume)
    : undefined;
}

/** Only for a wrong service is it known how the gateway's sentence ends. */
function refuseForm(problem: string, assume: Ask): Verdict {
  return assume('tencent-trtc.malformed-authorization-text') === 'the description of the code'
    ? fail('AuthFailure.InvalidAuthorization:described')
    : fail('AuthFailure.InvalidAuthorization:other', { problem });
}

function refuseMissing({ generation }: TrtcReading, name: CommonName): Verdict {
  const error = generation === 'TC3' ? 'MissingParameter:header' : 'MissingParameter';
  return fail(error, { name: spell(generation, name) });
}

function refuseValue({ generation }: TrtcReading, name: CommonName): Verdict {
  return fail('InvalidParameterValue', { name: spell(generation, name) });
}
