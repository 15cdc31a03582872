import type { Advice, SignedCall, SigningScheme } from '../../core/diagnosis/diagnose-signature.ts';
import { hmac, sha256Hex } from '../../core/wire/digest.ts';
import { header, splitTarget } from '../../core/wire/http.ts';
import { decodeText } from '../../core/wire/json.ts';
import { byCodeUnit, decodePairs, encodePart, type Pairs } from '../../core/wire/query-string.ts';
import { adviseOnSeconds } from '../../core/diagnosis/clock-offset.ts';
import type { Diagnosis } from '../../core/contract/vendor.ts';
import { mistakes } from './mistakes.ts';
import { algorithm, parseDate, readClaim, type Claim } from '../wire/signature.ts';
import type { LivesaasParts } from './parts.ts';
import { printLatin1 } from '../../core/wire/bytes.ts';
import type { LivesaasTypes } from '../types.ts';

const scheme: SigningScheme<LivesaasParts> = {
  name: algorithm,
  sign(parts) {
    const canonicalRequest = printCanonical(parts);
    const { date, region, service } = parts.scope;
    const last =
      parts.hashing === 'canonical request hashed' ? sha256Hex(canonicalRequest) : canonicalRequest;
    const stringToSign = [algorithm, parts.date, `${date}/${region}/${service}/request`, last].join('\n');
    const bytes = hmac('sha256', deriveKey(parts), stringToSign);
    const hex = bytes.toString('hex');
    const printed = { hex, 'upper-case hex': hex.toUpperCase(), base64: bytes.toString('base64') };
    return { canonicalRequest, stringToSign, signature: printed[parts.print] };
  },
  mistakes,
};

export const diagnosis: Diagnosis<LivesaasTypes> = {
  open(request, { secretAccessKey, accessKeyId }): SignedCall<LivesaasParts> | undefined {
    const query = decodePairs(splitTarget(request.target).query);
    const claim = readClaim(request, query);
    if (claim.scope === undefined || claim.date === undefined || claim.signature === undefined)
      return undefined;
    const host = header(request.headers, 'host') ?? '';
    const parts: LivesaasParts = {
      secret: secretAccessKey,
      ids: [accessKeyId],
      method: request.method,
      path: splitTarget(request.target).path,
      query: signedQuery(query, claim),
      encoding: 'RFC 3986',
      sorting: 'by name',
      headers: claim.signedHeaders.map((name) => [name, (header(request.headers, name) ?? '').trim()]),
      headerBlock: 'ended',
      bodyHash: sha256Hex(isBodySigned(query, claim) ? request.body : ''),
      date: claim.date,
      scope: claim.scope,
      keyScope: claim.scope,
      keyPrefix: '',
      keySteps: 'all',
      hashing: 'canonical request hashed',
      print: 'hex',
      sent: {
        body: decodeText(request.body),
        host,
        contentType: header(request.headers, 'content-type') ?? '',
        query,
      },
    };
    return { scheme, right: tolerated(parts, claim), claimed: claim.signature };
  },

  advise(error, { reading, now }) {
    if (error === 'InvalidTimestamp')
      return reading.claim.date === undefined ? undefined : adviseTime(reading.claim, now);
    if (error === 'ServiceNotFound') return adviseService(reading.claim);
    return undefined;
  },
};

/** The variants that the official SDKs differ in, which the verifier takes as well. */
function tolerated(parts: LivesaasParts, claim: Claim): readonly [LivesaasParts, ...LivesaasParts[]] {
  const variants: LivesaasParts[] = [];
  const withoutDefaultPort = parts.sent.host.replace(/:(80|443)$/, '');
  if (withoutDefaultPort !== parts.sent.host) variants.push(withHost(parts, withoutDefaultPort));
  const token = parts.sent.query.filter(([name]) => name === 'X-Security-Token');
  if (claim.place === 'query' && token.length > 0 && !claim.signedQueries.includes('X-Security-Token')) {
    variants.push({ ...parts, query: [...parts.query, ...token] });
  }
  return [parts, ...variants];
}

function withHost(parts: LivesaasParts, host: string): LivesaasParts {
  return { ...parts, headers: parts.headers.map(([name, value]) => [name, name === 'host' ? host : value]) };
}

function signedQuery(query: Pairs, claim: Claim): Pairs {
  if (claim.place === 'header') return query;
  return query.filter(([name]) => claim.signedQueries.includes(name) && name !== 'X-Signature');
}

function isBodySigned(query: Pairs, claim: Claim): boolean {
  return claim.place === 'header' || !query.some(([name]) => name === 'X-NotSignBody');
}

function printCanonical(parts: LivesaasParts): string {
  const lines = parts.headers.map(([name, value]) => `${name}:${value}`).join('\n');
  const names = parts.headers.map(([name]) => name).join(';');
  const block = parts.headerBlock === 'ended' ? `${lines}\n` : lines;
  return [parts.method, parts.path, printQuery(parts), block, names, parts.bodyHash].join('\n');
}

function printQuery({ query, encoding, sorting }: LivesaasParts): string {
  const encoded = query.map(([name, value]) => [encode(name, encoding), encode(value, encoding)] as const);
  const key = (name: string): string => (sorting === 'by name without case' ? name.toLowerCase() : name);
  const ordered =
    sorting === 'as sent'
      ? encoded
      : encoded.toSorted(([left], [right]) => byCodeUnit(key(left), key(right)));
  return ordered.map(([name, value]) => `${name}=${value}`).join('&');
}

function encode(text: string, encoding: LivesaasParts['encoding']): string {
  if (encoding === 'none') return text;
  const once = encodePart(text);
  if (encoding === 'twice') return encodePart(once);
  return encoding === 'plus for space' ? once.replaceAll('%20', '+') : once;
}

function deriveKey({ secret, keyPrefix, keyScope, keySteps }: LivesaasParts): string | Uint8Array {
  const start =
    keyPrefix === '' ? secret : keyPrefix + (typeof secret === 'string' ? secret : printLatin1(secret));
  if (keySteps === 'secret alone') return start;
  const ofService = hmac(
    'sha256',
    hmac('sha256', hmac('sha256', start, keyScope.date), keyScope.region),
    keyScope.service,
  );
  return keySteps === 'all' ? hmac('sha256', ofService, 'request') : ofService;
}

function adviseTime(claim: Claim, now: number): Advice | undefined {
  const signed = parseDate(claim.date ?? '');
  if (signed === undefined) {
    return {
      id: 'date-malformed',
      title: 'X-Date has another form',
      detail: `X-Date reads ${claim.date ?? 'nothing'}.`,
      fix: 'Write it as YYYYMMDD, T, HHMMSS and Z, in UTC.',
    };
  }
  return adviseOnSeconds(
    { name: 'X-Date', written: claim.date ?? '', now, allowedSeconds: claim.lifeSeconds },
    signed / 1000,
  );
}

function adviseService({ scope }: Claim): Advice {
  return {
    id: 'scope-of-another-service',
    title: 'The credential’s scope names another service',
    detail: `The scope names the service ${scope?.service ?? 'nothing'}.`,
    fix: 'Sign for the service livesaas.',
  };
}
