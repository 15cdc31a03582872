import type { SignedCall, SigningScheme } from '../../../core/diagnosis/diagnose-signature.ts';
import { cutByHash } from '../../../core/diagnosis/cut-urls.ts';
import { byCodeUnit } from '../../../core/wire/query-string.ts';
import type { V1Reading } from '../../wire/read-request.ts';
import { fieldsOf } from '../fields-of.ts';
import { chooseRight } from '../distinct-candidates.ts';
import { defaultV1Method, v1Methods, type V1Content, type V1Method } from '../../wire/signature.ts';
import { v1Mistakes } from './mistakes.ts';
import { couldBeV1, signV1Parts, type V1Parts } from './parts.ts';
import { listV1Contents } from '../../wire/verify-signature.ts';

const tries = 'other parameters, orders, values, hosts, escapes, hashes, prints and secrets';

/** One scheme for each hash function, for they go by different names. */
const schemes = Object.fromEntries(
  Object.keys(v1Methods).map((name) => [
    name,
    { name, tries, sign: signV1Parts, couldBe: couldBeV1, mistakes: v1Mistakes },
  ]),
) as Record<V1Method, SigningScheme<V1Parts>>;

/** The signature of a v1 call and what it should have been made of; undefined where there is none. */
export function openV1(reading: V1Reading, secret: string): SignedCall<V1Parts> | undefined {
  const { Signature: signature, SignatureMethod: method = defaultV1Method } = reading.common;
  if (signature === undefined) return undefined;
  // One that is spelled otherwise is meant all the same.
  const meant = method.includes('256') ? 'HmacSHA256' : defaultV1Method;
  const digest = isV1Method(method) ? method : meant;
  const sentNames = Object.keys(reading.parameters);
  const { SecretId, Token, Action, Region } = reading.common;
  const fieldNames = fieldsOf(Action);
  const ids = { ...(SecretId && { SecretId }), ...(Token && { token: Token }) };
  const beside = Region === undefined ? [] : [Region];
  const right = chooseRight(
    listV1Contents(reading).map((content) =>
      toParts(content, {
        secret,
        ids,
        beside,
        sentNames,
        digest,
        headers: reading.request.headers,
        fieldNames,
        claimed: signature.trimEnd(),
      }),
    ),
    (parts) => signV1Parts(parts).stringToSign,
  );
  const unsent = ['another Nonce', ...(reading.request.method === 'GET' ? [cutByHash] : [])];
  // Ruby's base64 ends in a line break, which is tolerated.
  return right && { scheme: schemes[digest], right, claimed: signature.trimEnd(), unsent };
}

function toParts(
  { method, host, parameters }: V1Content,
  given: Pick<
    V1Parts,
    'secret' | 'ids' | 'beside' | 'sentNames' | 'digest' | 'headers' | 'fieldNames' | 'claimed'
  >,
): V1Parts {
  return {
    ...{ ...given, method, host },
    path: '/',
    mark: '?',
    parameters: Object.entries(parameters)
      .filter(([name]) => name !== 'Signature')
      .toSorted(([left], [right]) => byCodeUnit(left, right)),
    join: '&',
    equals: '=',
    encoding: 'none',
    keyPrefix: '',
    keySuffix: '',
    use: 'HMAC',
    print: 'base64',
  };
}

function isV1Method(name: string): name is V1Method {
  return Object.hasOwn(v1Methods, name);
}
