import { hmac, sha256Hex, type Digest } from '../../core/wire/digest.ts';
import { header, type HttpRequest } from '../../core/wire/http.ts';
import { first, type Pairs } from '../../core/wire/query-string.ts';
import { memoize } from '../../core/wire/memoize.ts';

export const algorithm = 'HMAC-SHA256';

/** What a credential is good for: one day (`YYYYMMDD`), one region, one service. */
export interface Scope {
  /** The day in UTC: `YYYYMMDD`. */
  readonly date: string;
  /** The region, such as `cn-north-1`. */
  readonly region: string;
  /** The service, such as `livesaas`. */
  readonly service: string;
}

/** What a call says of its own signature. Nothing in it has been verified; what is missing is undefined. */
export interface Claim {
  /** `nowhere` when the call is not signed. */
  readonly place: 'header' | 'query' | 'nowhere';
  /** Whether the algorithm is known and the parts are there in the documented form. */
  readonly isWellFormed: boolean;
  /** The id of the key that signs. */
  readonly accessKeyId: string | undefined;
  /** What the credential is good for. */
  readonly scope: Scope | undefined;
  /** As sent: `YYYYMMDD'T'HHMMSS'Z'`, if it is what it should be. */
  readonly date: string | undefined;
  /** In lower case, in the order of the call. */
  readonly signedHeaders: readonly string[];
  /** The query parameters that are signed; only in a query signature. */
  readonly signedQueries: readonly string[];
  /** The signature, in hexadecimal. */
  readonly signature: string | undefined;
  /** The token of a temporary key. */
  readonly token: string | undefined;
  /** How many seconds after `date` the signature is good. */
  readonly lifeSeconds: number;
  /** Whether a life that the call itself names is part of what is signed. */
  readonly isLifeSigned: boolean;
  /** The first part that the credential lacks, in the words of the gateway. */
  readonly lacks: 'Access Key' | 'Region' | 'Service' | undefined;
}

export const defaultLifeSeconds = 900;

/** So far ahead of the clock a call may be signed, unless the assumption `clock-ahead` says otherwise. */
export const mostSecondsAhead = 900;

/** Reads the signature of a call: in its Authorization header, else in its query. */
export function readClaim({ headers }: Pick<HttpRequest, 'headers'>, query: Pairs): Claim {
  const authorization = header(headers, 'authorization');
  if (authorization !== undefined) return readAuthorization(authorization, headers, query);
  const isSigned = ['X-Algorithm', 'X-Credential', 'X-Signature'].some(
    (name) => first(query, name) !== undefined,
  );
  return isSigned ? readQuery(query) : unsigned;
}

/** The key of one day, region and service: each step makes the key of the next one. */
export function signingKey(scope: Scope, secretAccessKey: string): Digest {
  return makeSigningKey(
    `${scope.date}\n${scope.region}\n${scope.service}\n${secretAccessKey}`,
    scope,
    secretAccessKey,
  );
}

/** A key that signs is good for every call of a day. */
const makeSigningKey = memoize((_name, { date, region, service }: Scope, secretAccessKey: string) => {
  const ofDay = hmac('sha256', secretAccessKey, date);
  const ofService = hmac('sha256', hmac('sha256', ofDay, region), service);
  return hmac('sha256', ofService, 'request');
});

/** Signs a canonical request that is sent at `date` (`YYYYMMDD'T'HHMMSS'Z'`). */
export function sign(canonicalRequest: string, date: string, scope: Scope, secretAccessKey: string): string {
  const scopeText = [scope.date, scope.region, scope.service, 'request'].join('/');
  const stringToSign = [algorithm, date, scopeText, sha256Hex(canonicalRequest)].join('\n');
  return hmac('sha256', signingKey(scope, secretAccessKey), stringToSign).toString('hex');
}

/** Milliseconds since 1970, or undefined for a text of another form. */
export function parseDate(text: string): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  const milliseconds = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** The reverse; fractions of a second are cut off. */
export function formatDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, '');
}

const unsigned: Claim = {
  place: 'nowhere',
  isWellFormed: false,
  accessKeyId: undefined,
  scope: undefined,
  date: undefined,
  signedHeaders: [],
  signedQueries: [],
  signature: undefined,
  token: undefined,
  lifeSeconds: defaultLifeSeconds,
  isLifeSigned: true,
  lacks: undefined,
};

function readAuthorization(text: string, headers: HttpRequest['headers'], query: Pairs): Claim {
  const [, name, list = ''] = /^(\S+) +(.*)$/.exec(text.trim()) ?? [];
  const parts = list.split(',').map((part) => /^(\w+)=(.*)$/.exec(part.trim()));
  const named = new Map(parts.map((part) => [part?.[1], part?.[2]]));
  const signedHeaders = named.get('SignedHeaders');
  const names = splitNames(signedHeaders).map((signed) => signed.toLowerCase());
  // The page lists it beside Action and Version, so it may stand in the query of a call that is signed in headers.
  const lifeInQuery = first(query, 'X-Expires');
  return {
    ...unsigned,
    place: 'header',
    isWellFormed: name === algorithm && parts.every(Boolean) && signedHeaders !== undefined,
    ...readCredential(named.get('Credential')),
    date: header(headers, 'x-date') || undefined,
    signedHeaders: names,
    signature: named.get('Signature') || undefined,
    token: header(headers, 'x-security-token') || undefined,
    lifeSeconds: readLife(lifeInQuery ?? header(headers, 'x-expires')),
    isLifeSigned: lifeInQuery !== undefined || names.includes('x-expires'),
  };
}

function readQuery(query: Pairs): Claim {
  const signedQueries = splitNames(first(query, 'X-SignedQueries'));
  return {
    place: 'query',
    isWellFormed: first(query, 'X-Algorithm') === algorithm,
    ...readCredential(first(query, 'X-Credential')),
    date: first(query, 'X-Date') || undefined,
    signedHeaders: splitNames(first(query, 'X-SignedHeaders')).map((signed) => signed.toLowerCase()),
    signedQueries,
    signature: first(query, 'X-Signature') || undefined,
    token: first(query, 'X-Security-Token') || undefined,
    lifeSeconds: readLife(first(query, 'X-Expires')),
    isLifeSigned: signedQueries.includes('X-Expires'),
  };
}

/** `<access key>/<date>/<region>/<service>/request` */
function readCredential(text = ''): Pick<Claim, 'accessKeyId' | 'scope' | 'lacks'> {
  const parts = /^([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/request$/.exec(text);
  if (!parts) return { accessKeyId: undefined, scope: undefined, lacks: missingPart(text) };
  const [, accessKeyId, date, region, service] = parts as unknown as [string, string, string, string, string];
  return { accessKeyId, scope: { date, region, service }, lacks: undefined };
}

function missingPart(credential: string): Claim['lacks'] {
  const [accessKeyId, , region, service] = credential.split('/');
  if (!accessKeyId) return 'Access Key';
  if (!region || region === 'request') return 'Region';
  return !service || service === 'request' ? 'Service' : undefined;
}

function splitNames(text = ''): readonly string[] {
  return text.split(';').filter((name) => name !== '');
}

function readLife(text = ''): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : defaultLifeSeconds;
}
