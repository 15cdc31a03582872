import { assumed } from '../../../contracts/core/contract/source.ts';
import type { Found } from '../../../contracts/core/contract/vendor.ts';
import { header, type HttpRequest } from '../../../contracts/core/wire/http.ts';
import { memoize } from '../../../contracts/core/wire/memoize.ts';
import { nothingSeen, type NeutralRule } from './rule.ts';

/** A call that arrives so shortly before its signature ends would not survive a slow network, in milliseconds. */
const edgeMilliseconds = 30_000;

/** Up to this part of its life a signature is not near its end, however short that is. */
const lastPartOfLife = 0.1;

/** What is shorter is a word that may stand anywhere. */
const shortestSecret = 16;

const nearEdge: NeutralRule = {
  id: 'signature-near-its-end',
  severity: 'warning',
  title: 'A call is made shortly before its signature ends',
  source: assumed('a slow network, or a clock that is a little off, makes a refusal of it'),
  advice: 'Set the clock by a time server, sign each call when it is sent, and renew signatures early.',
  watch: () => ({
    see({ vendor, reading, now, id, refusedBy, route }) {
      const end = route && refusedBy === undefined ? vendor.codec.validUntil?.(reading) : undefined;
      if (end === undefined || end <= now || end - now > edgeMilliseconds) return nothingSeen;
      // A signature that lives for seconds, and is made for one call, is always near its end.
      const life = end - (vendor.codec.validFrom?.(reading) ?? 0);
      if (end - now > life * lastPartOfLife) return nothingSeen;
      const seconds = Math.floor((end - now) / 1000);
      return [{ detail: `The signature was good for another ${seconds} s.`, evidence: [id] }];
    },
  }),
};

const secretSent: NeutralRule = {
  id: 'secret-sent',
  severity: 'error',
  title: 'The secret itself is part of a request',
  source: assumed(
    'a secret signs and never travels; whoever reads a log of the request could call as the client',
  ),
  advice: 'Sign with the secret, send only the signature, and replace the secret: it is no longer one.',
  watch: () => ({
    see({ vendor, credential, request, id }) {
      if (credential === undefined) return nothingSeen;
      const secret = vendor.credential.secret(credential);
      if (secret.length < shortestSecret || secret === vendor.credential.id(credential)) return nothingSeen;
      const place = placeOf(secret, request);
      return place === undefined
        ? nothingSeen
        : [{ detail: `The secret stands in ${place}.`, evidence: [id] }];
    },
  }),
};

function placeOf(secret: string, { target, headers, body }: HttpRequest): string | undefined {
  if (target.includes(secret) || target.includes(encodeSecret(secret))) return 'the URL';
  if (headers.some(([, value]) => value.includes(secret))) return 'a header';
  if (body.length < secret.length) return undefined;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return bytes.includes(secret) ? 'the body' : undefined;
}

const encodeSecret = memoize((secret) => encodeURIComponent(secret));

const plainHttp: NeutralRule = {
  id: 'plain-http',
  severity: 'error',
  title: 'The vendor’s own host is called without TLS',
  source: assumed(
    'whoever is on the way can read such a call, and send it again while its signature is good',
  ),
  advice: 'Use https:// for the vendor’s host; plain HTTP is for local addresses alone.',
  watch: () => ({
    see({ vendor, request, id }) {
      if (!isPlain(request)) return nothingSeen;
      const host = header(request.headers, 'host')?.replace(/:\d+$/, '').toLowerCase() ?? '';
      if (!vendor.hosts.includes(host)) return nothingSeen;
      return [{ detail: `The call went to http://${host}.`, evidence: [id] }];
    },
  }),
};

/**
 * A socket of ours never speaks TLS, whatever stands in front of it, and a program under test may be sent here under the
 * vendor’s name: so a server says the scheme only where it knows the address that was called, or a proxy says it.
 */
function isPlain({ scheme, headers, target }: HttpRequest): boolean {
  if (!target.startsWith('/') && /^http:/i.test(target)) return true;
  return (header(headers, 'x-forwarded-proto') ?? scheme) === 'http';
}

const otherMethod: NeutralRule = {
  id: 'undocumented-method',
  severity: 'warning',
  title: 'A call is made with a method that its page does not name',
  source: assumed('what no page promises may end at any time, and proxies keep and repeat a GET'),
  advice: 'Send the call with the method that its page names.',
  watch: () => ({
    see({ request: { method }, found, id }) {
      if (found.route?.operation.route.methods[0] === method) return nothingSeen;
      const documented = methodsOf(found);
      // Browsers ask with OPTIONS by themselves.
      if (documented.length === 0 || documented.includes(method) || method === 'OPTIONS') return nothingSeen;
      const detail = `The method is ${method.slice(0, 20)}; the documents have ${documented.join(' and ')}.`;
      // Some official SDKs and samples are of another mind than the pages.
      const isTaken = (found.route?.operation.route.methods as readonly string[] | undefined)?.includes(
        method,
      );
      return [{ detail, evidence: [id], severity: isTaken ? 'info' : 'warning' }];
    },
  }),
};

const none: readonly string[] = [];

/** The methods that are documented for what a call asks for; none where that is unknown. */
function methodsOf({ route, miss, allowed }: Found): readonly string[] {
  if (miss === 'method') return allowed ?? none;
  if (!route) return none;
  const { methods, documents } = route.operation.route;
  return documents === undefined ? methods.slice(0, 1) : methods;
}

export const transportRules: readonly NeutralRule[] = [nearEdge, secretSent, plainHttp, otherMethod];
