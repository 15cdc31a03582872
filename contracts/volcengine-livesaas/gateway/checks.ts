import { equalInConstantTime, sha256Hex } from '../../core/wire/digest.ts';
import { assumed, observed } from '../../core/contract/source.ts';
import { fail } from '../../core/contract/failure.ts';
import { header } from '../../core/wire/http.ts';
import type { InputProblem } from '../../core/contract/validate-input.ts';
import type { Operation } from '../../core/contract/operation.ts';
import type { Check } from '../../core/contract/vendor.ts';
import { readBody, type LivesaasAssume } from '../wire/read-body.ts';
import { possibleCanonicalRequests } from '../wire/canonical-request.ts';
import type { LivesaasReading } from '../wire/reading.ts';
import { defaultLifeSeconds, parseDate, sign } from '../wire/signature.ts';
import type { LivesaasTypes } from '../types.ts';

type LivesaasCheck = Check<LivesaasTypes>;

const reasoned = assumed('no page gives the order; each check needs what the ones before it found');

/** The gateway's checks, then those of the service behind it. The first that refuses wins. */
export const checks: readonly LivesaasCheck[] = [
  {
    name: 'action-present',
    errors: ['MissingParameter'],
    source: observed('a real call whose Action stood in the body alone got this error without any metadata'),
    refuses({ reading: { action, version } }) {
      if (action === undefined) return fail('MissingParameter', { parameter: 'Action' });
      return version === undefined ? fail('MissingParameter', { parameter: 'Version' }) : undefined;
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
    refuses({ reading: { claim, request }, assume }) {
      const isOutOfPlace =
        claim.place === 'query' &&
        request.method !== 'GET' &&
        assume('volcengine-livesaas.query-signed-post') === 'refuse';
      if (claim.place === 'nowhere' || isOutOfPlace) return fail(assume('volcengine-livesaas.unsigned-call'));
      if (!claim.isWellFormed) return fail('InvalidAuthorization');
      if (!claim.scope) {
        return claim.lacks === undefined
          ? fail('InvalidCredential')
          : fail(assume('volcengine-livesaas.incomplete-credential'), { information: claim.lacks });
      }
      if (claim.date === undefined) return fail('MissingRequestInfo', { information: 'timestamp' });
      return claim.signature === undefined ? fail('MissingSignature') : undefined;
    },
  },
  {
    name: 'timestamp',
    errors: ['InvalidTimestamp', 'MissingRequestInfo'],
    source: reasoned,
    refuses({ reading: { claim }, now, assume }) {
      const signedAt = parseDate(claim.date ?? '');
      if (signedAt === undefined) {
        return fail(assume('volcengine-livesaas.malformed-date'), { information: 'timestamp' });
      }
      const secondsAhead = Number.parseInt(assume('volcengine-livesaas.clock-ahead'), 10);
      const isExpired = now - signedAt > lifeOf(claim, assume) * 1000;
      return isExpired || signedAt - now > secondsAhead * 1000 ? fail('InvalidTimestamp') : undefined;
    },
  },
  {
    name: 'session-token',
    errors: ['InvalidSecretToken'],
    source: observed('a call with a made-up token got this error, not the one of the access key'),
    refuses({ reading: { claim }, credential, assume }) {
      const isGood = (token: string): boolean => {
        if (!credential) return assume('volcengine-livesaas.token-of-unknown-key') === 'InvalidAccessKey';
        if (credential.sessionToken !== undefined) return equalInConstantTime(token, credential.sessionToken);
        return assume('volcengine-livesaas.session-token') === 'accept';
      };
      if (claim.token !== undefined && !isGood(claim.token)) {
        return fail('InvalidSecretToken', { reason: 'the token is not valid' });
      }
      const isMissing = claim.token === undefined && credential?.sessionToken !== undefined;
      return isMissing ? fail('InvalidSecretToken', { reason: 'the token is missing' }) : undefined;
    },
  },
  {
    name: 'access-key',
    errors: ['InvalidAccessKey', 'InvalidClientTokenId'],
    source: reasoned,
    refuses({ reading: { claim }, credential, assume }) {
      if (credential) return undefined;
      return fail(assume('volcengine-livesaas.access-key-code'), { accessKeyId: claim.accessKeyId ?? '' });
    },
  },
  {
    name: 'signature',
    errors: ['SignatureDoesNotMatch'],
    source: reasoned,
    refuses: ({ reading, credential }) =>
      credential && isGenuine(reading, credential.secretAccessKey)
        ? undefined
        : fail('SignatureDoesNotMatch'),
  },
  {
    name: 'scope',
    errors: ['ServiceNotFound', 'InvalidAuthorization'],
    source: observed(
      'real replies repeat whatever service and region the scope named, so these are looked at late',
    ),
    refuses({ reading: { claim }, assume }) {
      const { service, region } = claim.scope ?? {};
      if (service !== 'livesaas') return fail('ServiceNotFound', { service: service ?? '' });
      const isOnlyRegion = assume('volcengine-livesaas.region') === 'cn-north-1';
      return isOnlyRegion && region !== 'cn-north-1' ? fail('InvalidAuthorization') : undefined;
    },
  },
  {
    name: 'action',
    errors: ['InvalidActionOrVersion', 'MethodNotAllowed', 'ServiceNotFound'],
    source: reasoned,
    refuses({ reading: { action, version, request }, found, assume }) {
      const details = { action: action ?? '', version: version ?? '', service: 'livesaas' };
      if (found.miss === 'path') return fail(assume('volcengine-livesaas.other-path'), details);
      if (found.miss === 'method') return fail('MethodNotAllowed');
      if (found.miss) return fail('InvalidActionOrVersion', details);
      const isOther = request.method !== found.route.operation.route.methods[0];
      return isOther && assume('volcengine-livesaas.other-method') === 'refuse'
        ? fail('MethodNotAllowed')
        : undefined;
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
      return gate.overLimit() ? fail(gate.assume('volcengine-livesaas.rate-limit-code')) : undefined;
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
      return value === 'InvalidParameter.BodyFormat'
        ? fail(value)
        : fail('InvalidParameter.%sInvalid', { field: 'Body' });
    },
  },
  {
    name: 'input',
    errors: ['InvalidParameter.ActivityIdInvalid', 'InvalidParameter.%sInvalid'],
    source: assumed('the fields in the order of the page'),
    refuses(gate) {
      const problem = firstProblem(gate.problems(), gate.found.route?.operation);
      if (!problem) return undefined;
      if (problem.refusal === 'InvalidParameter.ActivityIdInvalid') return fail(problem.refusal);
      return fail('InvalidParameter.%sInvalid', { field: fieldOf(problem) });
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
