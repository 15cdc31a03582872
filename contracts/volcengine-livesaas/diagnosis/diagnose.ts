import type { SignedCall, SigningScheme } from '../../core/diagnosis/diagnose-signature.ts';
import { joinOfSignedHeaders, joinWithSemicolons } from '../../core/diagnosis/signed-headers-form.ts';
import { cutByHash } from '../../core/diagnosis/cut-urls.ts';
import { sha256Hex } from '../../core/wire/digest.ts';
import { header, type HttpRequest } from '../../core/wire/http.ts';
import { decodeText } from '../../core/wire/json.ts';
import { splitTarget, decodePairs, encodePart, first, type Pairs } from '../../core/wire/query-string.ts';
import type { Diagnosis } from '../../core/contract/vendor.ts';
import { operations } from '../operations/index.ts';
import { encodePath } from '../wire/canonical-request.ts';
import type { LivesaasCredential } from '../wire/credentials.ts';
import { algorithm, readClaim, type Claim } from '../wire/signature.ts';
import { mistakes } from './mistakes.ts';
import type { LivesaasParts, SentCall } from './parts.ts';
import { joinPairs, orders } from './query-spelling.ts';
import { advise, suspect } from './refusal-advice.ts';
import { couldBe, createSigner } from './sign-parts.ts';
import type { LivesaasTypes } from '../types.ts';

export const diagnosis: Diagnosis<LivesaasTypes> = {
  catalog: [{ scheme: algorithm, mistakes }],

  open(request, credential): SignedCall<LivesaasParts> | undefined {
    const query = decodePairs(splitTarget(request.target).query);
    const claim = readClaim(withSemicolons(request), query);
    if (claim.scope === undefined || claim.date === undefined || claim.signature === undefined)
      return undefined;
    const scheme: SigningScheme<LivesaasParts> = {
      name: algorithm,
      tries: 'other bodies, queries, headers, hosts, dates, layouts, steps of the key, prints and secrets',
      sign: createSigner(),
      couldBe,
      mistakes,
    };
    const parts = makeParts(request, query, claim, credential);
    const hasValues = query.some(([name]) => name !== 'Action' && name !== 'Version');
    const unsent = ['a header that was changed on its way', ...(hasValues ? [cutByHash] : [])];
    return { scheme, right: tolerated(parts, query, claim), claimed: claim.signature, unsent };
  },

  advise,
  suspect,
};

/** Names that commas join are listed all the same; that the header cannot be read is said besides. */
function withSemicolons(request: HttpRequest): HttpRequest {
  const authorization = header(request.headers, 'authorization') ?? '';
  if (joinOfSignedHeaders(authorization) !== 'commas') return request;
  const mended = joinWithSemicolons(authorization);
  const headers = request.headers.map(
    ([name, value]) => [name, value === authorization ? mended : value] as const,
  );
  return { ...request, headers };
}

function makeParts(
  request: HttpRequest,
  query: Pairs,
  claim: Claim,
  { secretAccessKey, accessKeyId, sessionToken }: LivesaasCredential,
): LivesaasParts {
  const { date, region, service } = claim.scope!;
  const sent = readSent(request, query, claim);
  const isSigned = isBodySigned(query, claim);
  return {
    secret: secretAccessKey,
    ids: { AccessKeyId: accessKeyId, ...(sessionToken !== undefined && { 'session token': sessionToken }) },
    beside: [region],
    method: request.method,
    path: encodePath(sent.path),
    query: signedQuery(query, claim),
    encode: encodePart,
    order: orders.byName,
    joinQuery: joinPairs,
    headers: claim.signedHeaders.map((name) => [name, valueOf(request, name)] as const),
    names: claim.signedHeaders,
    nameSeparator: ';',
    colon: ':',
    headerBlock: 'ended',
    bodyHash: sha256Hex(isSigned ? request.body : ''),
    isBodySigned: isSigned,
    requestBreak: '\n',
    textBreak: '\n',
    algorithm,
    date: claim.date!,
    scope: `${date}/${region}/${service}/request`,
    layText: (lines) => [lines.algorithm, lines.date, lines.scope, lines.hash],
    hash: sha256Hex,
    keyPrefix: '',
    keySteps: [date, region, service, 'request'],
    keyForm: 'bytes',
    keyOrder: 'key first',
    keyDigest: 'sha256',
    mac: 'HMAC',
    digest: 'sha256',
    print: 'hex',
    sent,
  };
}

function readSent(request: HttpRequest, query: Pairs, claim: Claim): SentCall {
  const { path, query: rawQuery } = splitTarget(request.target);
  return {
    body: decodeText(request.body),
    bytes: request.body,
    host: header(request.headers, 'host') ?? '',
    path,
    rawQuery,
    query,
    headers: request.headers.map(([name, value]) => [name.toLowerCase(), value.trim()] as const),
    listed: claim.signedHeaders,
    date: claim.date ?? '',
    accessKeyId: claim.accessKeyId ?? '',
    fieldNames: fieldsOf(first(query, 'Action')),
  };
}

function fieldsOf(action: string | undefined): readonly string[] {
  const operation = Object.values(operations).find(({ key }) => key === action);
  return operation ? Object.keys(operation.input.shape) : [];
}

/** As the verifier reads it: the SDKs sign the host without a default port, whatever they send. */
function valueOf({ headers }: HttpRequest, name: string): string {
  const values = headers.filter(([candidate]) => candidate.toLowerCase() === name);
  const value = values
    .map(([, one]) => one)
    .join(',')
    .trim();
  return name === 'host' ? value.replace(/:(80|443)$/, '') : value;
}

/** The variants that the official SDKs differ in, which the verifier takes as well. */
function tolerated(
  parts: LivesaasParts,
  query: Pairs,
  claim: Claim,
): readonly [LivesaasParts, ...LivesaasParts[]] {
  const token = query.filter(([name]) => name === 'X-Security-Token');
  const isTokenAdded =
    claim.place === 'query' && token.length > 0 && !claim.signedQueries.includes('X-Security-Token');
  const shrunk = parts.headers.map(([name, value]) => [name, value.replace(/\s+/g, ' ')] as const);
  const isShrunk = shrunk.some(([, value], at) => value !== parts.headers[at]![1]);
  const isRepeated = new Set(parts.query.map(([name]) => name)).size < parts.query.length;
  // The day of the credential alone may be another one, which is said besides.
  const day = parts.date.slice(0, 8);
  const scope = `${day}${parts.scope.slice(parts.scope.indexOf('/'))}`;
  const changes: Partial<LivesaasParts>[] = [
    ...(claim.scope?.date !== day && /^\d{8}$/.test(day)
      ? [{ scope, keySteps: [day, ...parts.keySteps.slice(1)] }]
      : []),
    ...(isTokenAdded ? [{ query: [...parts.query, ...token] }] : []),
    ...(isShrunk ? [{ headers: shrunk }] : []),
    ...(isRepeated ? [{ order: orders.byNameAndValue }] : []),
  ];
  return [parts, ...changes.map((change) => ({ ...parts, ...change }))];
}

function signedQuery(query: Pairs, claim: Claim): Pairs {
  if (claim.place === 'header') return query;
  return query.filter(([name]) => claim.signedQueries.includes(name) && name !== 'X-Signature');
}

function isBodySigned(query: Pairs, claim: Claim): boolean {
  return claim.place === 'header' || !query.some(([name]) => name === 'X-NotSignBody');
}
