import { equalInConstantTime, sha256Hex } from '../../core/wire/digest.ts';
import { assumed, observed } from '../../core/contract/source.ts';
import { refuse } from '../../core/contract/failure.ts';
import { overRate } from '../../core/contract/reason.ts';
import { header } from '../../core/wire/http.ts';
import type { InputProblem } from '../../core/contract/validate-input.ts';
import type { Operation } from '../../core/contract/operation.ts';
import type { Check } from '../../core/contract/vendor.ts';
import { readBody, type LivesaasAssume } from '../wire/read-body.ts';
import { possibleCanonicalRequests } from '../wire/canonical-request.ts';
import type { LivesaasReading } from '../wire/reading.ts';
import * as credentialWhy from './credential-reasons.ts';
import * as fieldWhy from './field-reasons.ts';
import * as routeWhy from './route-reasons.ts';
import { defaultLifeSeconds, parseDate, sign } from '../wire/signature.ts';
import { unsentHeader } from '../wire/canonical-request.ts';
import type { LivesaasTypes } from '../types.ts';

type LivesaasCheck = Check<LivesaasTypes>;

const reasoned = assumed('no page gives the order; each check needs what the ones before it found');

/** The gateway's checks, then those of the service behind it. The first that refuses wins. */
export const checks: readonly LivesaasCheck[] = [
  {
    name: 'action-present',
    errors: ['MissingParameter'],
    source: observed('a real call whose Action stood in the body alone got this error without any metadata'),
    refuses({ reading }) {
      const missing =
        reading.action === undefined ? 'Action' : reading.version === undefined ? 'Version' : undefined;
      return (
        missing && refuse('MissingParameter', routeWhy.noParameter(missing, reading), { parameter: missing })
      );
    },
  },
  {
    name: 'authorization',
    errors: [
      'InvalidCredential',
      'MissingAuthenticationToken',
      'InvalidAuthorization',
      'MissingRequestInfo',
      'MissingSignature',
    ],
    source: observed(
      'a real unsigned call got the same error for actions that exist and actions that do not',
    ),
    refuses({ reading, assume }) {
      const { claim, request } = reading;
      const isOutOfPlace =
        claim.place === 'query' &&
        request.method !== 'GET' &&
        assume('volcengine-livesaas.query-signed-post') === 'refuse';
      if (claim.place === 'nowhere' || isOutOfPlace)
        return refuse(assume('volcengine-livesaas.unsigned-call'), credentialWhy.unsigned(reading));
      if (!claim.isWellFormed) return refuse('InvalidAuthorization', credentialWhy.malformed(reading));
      if (!claim.scope) {
        const why = credentialWhy.unreadableCredential(reading);
        return claim.lacks === undefined
          ? refuse('InvalidCredential', why)
          : refuse(assume('volcengine-livesaas.incomplete-credential'), why, { information: claim.lacks });
      }
      if (claim.date === undefined)
        return refuse('MissingRequestInfo', credentialWhy.noDate(reading), { information: 'timestamp' });
      return claim.signature === undefined
        ? refuse('MissingSignature', credentialWhy.noSignature(reading))
        : undefined;
    },
  },
  {
    name: 'timestamp',
    errors: ['InvalidTimestamp', 'MissingRequestInfo'],
    source: reasoned,
    refuses({ reading, now, assume }) {
      const { claim } = reading;
      const signedAt = parseDate(claim.date ?? '');
      const secondsAhead = Number.parseInt(assume('volcengine-livesaas.clock-ahead'), 10);
      const allowed = { behind: lifeOf(claim, assume), ahead: secondsAhead };
      const why = () => credentialWhy.wrongTime(reading, now, allowed);
      if (signedAt === undefined) {
        return refuse(assume('volcengine-livesaas.malformed-date'), why(), { information: 'timestamp' });
      }
      const isExpired = now - signedAt > lifeOf(claim, assume) * 1000;
      return isExpired || signedAt - now > secondsAhead * 1000
        ? refuse('InvalidTimestamp', why())
        : undefined;
    },
  },
  {
    name: 'session-token',
    errors: ['InvalidSecretToken'],
    source: observed('a call with a made-up token got this error, not the one of the access key'),
    refuses({ reading, credential, assume }) {
      const { claim } = reading;
      const isGood = (token: string): boolean => {
        if (!credential) return assume('volcengine-livesaas.token-of-unknown-key') === 'InvalidAccessKey';
        if (credential.sessionToken !== undefined) return equalInConstantTime(token, credential.sessionToken);
        return assume('volcengine-livesaas.session-token') === 'accept';
      };
      if (claim.token !== undefined && !isGood(claim.token)) {
        const why = credentialWhy.wrongToken(reading, credential);
        return refuse('InvalidSecretToken', why, { reason: 'the token is not valid' });
      }
      const isMissing = claim.token === undefined && credential?.sessionToken !== undefined;
      if (!isMissing) return undefined;
      const why = credentialWhy.wrongToken(reading, credential);
      return refuse('InvalidSecretToken', why, { reason: 'the token is missing' });
    },
  },
  {
    name: 'access-key',
    errors: ['InvalidAccessKey', 'InvalidClientTokenId'],
    source: reasoned,
    refuses({ reading, credential, assume }) {
      if (credential) return undefined;
      return refuse(assume('volcengine-livesaas.access-key-code'), credentialWhy.unknownKey(reading), {
        accessKeyId: reading.claim.accessKeyId ?? '',
      });
    },
  },
  {
    name: 'signature',
    errors: ['SignatureDoesNotMatch'],
    source: reasoned,
    refuses({ reading, credential, assume }) {
      if (!credential || !isGenuine(reading, credential.secretAccessKey))
        return refuse('SignatureDoesNotMatch', credentialWhy.notGenuine(reading));
      const unsent = unsentHeader(reading.request, reading.claim);
      return unsent === undefined || assume('volcengine-livesaas.listed-header-absent') === 'accept'
        ? undefined
        : refuse('SignatureDoesNotMatch', credentialWhy.unsent(unsent));
    },
  },
  {
    name: 'scope',
    errors: ['ServiceNotFound', 'InvalidAuthorization'],
    source: observed(
      'real replies repeat whatever service and region the scope named, so these are looked at late',
    ),
    refuses({ reading, assume }) {
      const { service, region } = reading.claim.scope ?? {};
      if (service !== 'livesaas')
        return refuse('ServiceNotFound', credentialWhy.otherService(reading), { service: service ?? '' });
      const isOnlyRegion = assume('volcengine-livesaas.region') === 'cn-north-1';
      return isOnlyRegion && region !== 'cn-north-1'
        ? refuse('InvalidAuthorization', credentialWhy.otherRegion(reading))
        : undefined;
    },
  },
  {
    name: 'action',
    errors: ['InvalidActionOrVersion', 'MethodNotAllowed', 'ServiceNotFound'],
    source: reasoned,
    refuses({ reading, found, assume }) {
      const { action, version, request, path } = reading;
      const details = { action: action ?? '', version: version ?? '', service: 'livesaas' };
      if (found.miss === 'path')
        return refuse(assume('volcengine-livesaas.other-path'), routeWhy.otherPath(path), details);
      if (found.miss === 'method')
        return refuse('MethodNotAllowed', routeWhy.wrongMethod(request.method, found.allowed ?? []));
      if (found.miss) return refuse('InvalidActionOrVersion', routeWhy.noAction(reading), details);
      const [method] = found.route.operation.route.methods;
      const isRefused = request.method !== method && assume('volcengine-livesaas.other-method') === 'refuse';
      return isRefused ? refuse('MethodNotAllowed', routeWhy.otherMethod(request.method, method)) : undefined;
    },
  },
  {
    name: 'rate',
    errors: ['FlowLimitExceeded', 'AccountFlowLimitExceeded'],
    source: reasoned,
    refuses(gate) {
      const isFirstVersion = gate.reading.action === 'CreateActivityAPI';
      if (isFirstVersion && gate.assume('volcengine-livesaas.first-version-rate') === 'any number')
        return undefined;
      const excess = gate.overLimit();
      return (
        excess && refuse(gate.assume('volcengine-livesaas.rate-limit-code'), overRate(gate.found, excess))
      );
    },
  },
  {
    name: 'body',
    errors: ['InvalidParameter.%sInvalid', 'InvalidParameter.BodyFormat'],
    source: reasoned,
    refuses({ reading, found, assume }) {
      const input = found.route?.operation.input;
      if (!input || readBody(reading, input, assume) !== undefined) return undefined;
      const value = assume('volcengine-livesaas.malformed-body');
      if (value === 'empty object') return undefined;
      const why = fieldWhy.wrongBody(reading, assume);
      return value === 'InvalidParameter.BodyFormat'
        ? refuse(value, why)
        : refuse('InvalidParameter.%sInvalid', why, { field: 'Body' });
    },
  },
  {
    name: 'input',
    errors: ['InvalidParameter.ActivityIdInvalid', 'InvalidParameter.%sInvalid'],
    source: assumed('the fields in the order of the page'),
    refuses(gate) {
      const operation = gate.found.route?.operation;
      const problem = firstProblem(gate.problems(), operation);
      if (!problem) return undefined;
      const why = fieldWhy.wrongField(problem, gate.reading, operation?.input, gate.assume);
      if (problem.refusal === 'InvalidParameter.ActivityIdInvalid') return refuse(problem.refusal, why);
      return refuse('InvalidParameter.%sInvalid', why, { field: fieldOf(problem) });
    },
  },
];

/** A life that nobody signed could have been written by anybody. */
function lifeOf({ isLifeSigned, lifeSeconds }: LivesaasReading['claim'], assume: LivesaasAssume): number {
  const counts = isLifeSigned || assume('volcengine-livesaas.unsigned-expiry') === 'counts';
  return counts ? lifeSeconds : defaultLifeSeconds;
}

function isGenuine({ request, query, claim }: LivesaasReading, secretAccessKey: string): boolean {
  const { scope, date, signature } = claim;
  if (!scope || date === undefined || signature === undefined) return false;
  // A credential is good for the day of X-Date alone.
  if (scope.date !== date.slice(0, 8)) return false;
  const announced = header(request.headers, 'x-content-sha256');
  if (announced !== undefined && announced !== sha256Hex(request.body)) return false;
  for (const text of possibleCanonicalRequests(request, query, claim)) {
    if (equalInConstantTime(signature, sign(text, date, scope, secretAccessKey))) return true;
  }
  return false;
}

/** Of several problems the one of the field that is declared first. */
function firstProblem(
  problems: readonly InputProblem[],
  operation: Operation | undefined,
): InputProblem | undefined {
  const input = operation?.input;
  const fields = input && 'shape' in input ? Object.keys(input.shape as object) : [];
  const placeOf = (problem: InputProblem): number => fields.indexOf(fieldOf(problem));
  return problems.toSorted((left, right) => placeOf(left) - placeOf(right))[0];
}

function fieldOf({ path }: InputProblem): string {
  return path.split('.', 1)[0]!;
}
