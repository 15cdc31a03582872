import type { SignedCall, SigningScheme } from '../../../core/diagnosis/diagnose-signature.ts';
import { header } from '../../../core/wire/http.ts';
import { decodeText } from '../../../core/wire/json.ts';
import { cutByHash } from '../../../core/diagnosis/cut-urls.ts';
import { byCodeUnit } from '../../../core/wire/query-string.ts';
import type { Authorization } from '../../wire/authorization-header.ts';
import type { Tc3Reading } from '../../wire/read-request.ts';
import { fieldsOf } from '../fields-of.ts';
import { chooseRight } from '../distinct-candidates.ts';
import { tc3Method, utcDate, type Tc3Content } from '../../wire/signature.ts';
import { keyMistakes } from './key-mistakes.ts';
import { bodyMistakes } from './body-mistakes.ts';
import { canonicalMistakes } from './canonical-mistakes.ts';
import { headerMistakes } from './header-mistakes.ts';
import { layoutMistakes } from './layout-mistakes.ts';
import { couldBeTc3, createTc3Signer, printScope, terminator, type Tc3Parts, type Tc3Sent } from './parts.ts';
import { schemeMistakes } from './scheme-mistakes.ts';
import { timeMistakes } from './time-mistakes.ts';
import { valueMistakes } from './value-mistakes.ts';
import { possibleTc3Contents } from '../../wire/verify-signature.ts';

/** What is known to go wrong with a TC3 signature; what can be seen in the call itself comes first. */
export const tc3Mistakes = [
  ...headerMistakes,
  ...bodyMistakes,
  ...canonicalMistakes,
  ...keyMistakes,
  ...schemeMistakes,
  ...timeMistakes,
  ...layoutMistakes,
  ...valueMistakes,
];

/** The signature of a TC3 call and what it should have been made of; undefined where it cannot be read. */
export function openTc3(reading: Tc3Reading, secret: string): SignedCall<Tc3Parts> | undefined {
  // A time in smaller units is refused as such, and its date in seconds has a year that nobody has signed.
  if ('problem' in reading.authorization || !/^\d{1,11}$/.test(reading.common.Timestamp ?? ''))
    return undefined;
  const { authorization } = reading.authorization;
  const sent = readSent(reading, authorization);
  const scheme: SigningScheme<Tc3Parts> = {
    name: tc3Method,
    tries: 'other bodies, headers, queries, times, layouts, steps of the key, prints and secrets',
    sign: createTc3Signer(),
    couldBe: couldBeTc3,
    mistakes: tc3Mistakes,
  };
  const right = chooseRight(
    [...possibleTc3Contents(reading, authorization)].map((content) => ({
      ...toParts(content, sent, secret),
      beside: reading.common.Region === undefined ? [] : [reading.common.Region],
      ids: { SecretId: authorization.secretId, ...(reading.common.Token && { token: reading.common.Token }) },
    })),
    (parts) => scheme.sign(parts).canonicalRequest ?? '',
  );
  const unsent = [
    'a header that was changed on its way',
    ...(sent.isGet ? [cutByHash] : ['fields that the body lacks']),
  ];
  return right && { scheme, right, claimed: authorization.signature, unsent };
}

function toParts(content: Tc3Content, sent: Tc3Sent, secret: string): Tc3Parts {
  const { method, query, signedHeaders, payloadHash, timestamp, service } = content;
  const date = utcDate(timestamp);
  return {
    ...{ secret, sent, method, query, timestamp, date, service },
    path: '/',
    lines: signedHeaders,
    colon: ':',
    linesEnd: '\n',
    names: signedHeaders.map(([name]) => name),
    namesJoin: ';',
    payload: payloadHash,
    request: 'hash',
    algorithm: tc3Method,
    scope: printScope,
    keyPrefix: 'TC3',
    keySteps: [date, service, terminator],
    keyForm: 'bytes',
    digest: 'sha256',
    keyDigest: 'sha256',
    order: 'key first',
    print: 'lower-case hex',
  };
}

function readSent(
  { request, path, query, common }: Tc3Reading,
  { signedHeaders, date }: Authorization,
): Tc3Sent {
  const body = decodeText(request.body);
  const named = /SignedHeaders=([^,\s]*)/.exec(header(request.headers, 'authorization') ?? '')?.[1];
  return {
    path,
    query,
    body,
    bytes: request.body,
    headers: request.headers,
    isGet: request.method === 'GET',
    fieldNames: fieldsOf(common.Action),
    commonHeaders: request.headers
      .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
      .filter(([name]) => name.startsWith('x-tc-'))
      .toSorted(([left], [right]) => byCodeUnit(left, right)),
    namedHeaders: named?.toLowerCase().split(';') ?? signedHeaders,
    hostLabel: (header(request.headers, 'host') ?? '').split('.', 1)[0]!,
    region: header(request.headers, 'x-tc-region'),
    namedDate: date,
  };
}
