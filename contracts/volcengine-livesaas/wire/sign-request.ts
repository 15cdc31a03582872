import { sha256Hex } from '../../core/wire/digest.ts';
import type { HeaderPairs } from '../../core/wire/http.ts';
import type { Pairs } from '../../core/wire/query-string.ts';
import { byCodeUnit } from '../../core/wire/query-string.ts';
import { canonicalRequest } from './canonical-request.ts';
import type { LivesaasCredential } from './credentials.ts';
import { algorithm, formatDate, sign, type Scope } from './signature.ts';

/** A call that is about to be signed. */
export interface Unsigned {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly query: Pairs;
  readonly body: Uint8Array;
  readonly credential: LivesaasCredential;
  readonly region: string;
  readonly service: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The headers that sign a call: the documented way for every method. */
export function signInHeaders(call: Unsigned): HeaderPairs {
  const { method, path, query, credential } = call;
  const { date, scope, credentialText } = scopeOf(call);
  const bodyHash = sha256Hex(call.body);
  const token = credential.sessionToken;
  const headers: HeaderPairs = [
    ['host', call.host],
    ['x-content-sha256', bodyHash],
    ['x-date', date],
    ...(token === undefined ? [] : [['x-security-token', token] as const]),
  ];
  const signature = sign(
    canonicalRequest({ method, path, query, headers, bodyHash }),
    date,
    scope,
    credential.secretAccessKey,
  );
  const names = headers.map(([name]) => name).join(';');
  return [
    ...headers,
    [
      'authorization',
      `${algorithm} Credential=${credentialText}, SignedHeaders=${names}, Signature=${signature}`,
    ],
  ];
}

/** The whole query of a call that is signed there. Neither the body nor a header is under such a signature. */
export function signInQuery(call: Unsigned): Pairs {
  const { method, path, credential } = call;
  const { date, scope, credentialText } = scopeOf(call);
  const token = credential.sessionToken;
  const query: Pairs = [
    ...call.query,
    ['X-Algorithm', algorithm],
    ['X-Credential', credentialText],
    ['X-Date', date],
    ['X-NotSignBody', ''],
    ['X-SignedHeaders', ''],
    ...(token === undefined ? [] : [['X-Security-Token', token] as const]),
  ];
  const canonical = canonicalRequest({ method, path, query, headers: [], bodyHash: sha256Hex('') });
  const names = [...new Set(query.map(([name]) => name))].toSorted(byCodeUnit);
  return [
    ...query,
    ['X-SignedQueries', names.join(';')],
    ['X-Signature', sign(canonical, date, scope, credential.secretAccessKey)],
  ];
}

function scopeOf({ now, region, service, credential }: Unsigned) {
  const date = formatDate(now);
  const scope: Scope = { date: date.slice(0, 8), region, service };
  const credentialText = [credential.accessKeyId, scope.date, region, service, 'request'].join('/');
  return { date, scope, credentialText };
}
