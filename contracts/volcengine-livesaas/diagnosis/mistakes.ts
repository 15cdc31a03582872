import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { bounds } from '../../core/config/bounds.ts';
import { sha256Hex } from '../../core/wire/digest.ts';
import { byCodeUnit } from '../../core/wire/query-string.ts';
import { createRecall } from '../../core/wire/memoize.ts';
import { secretMistakes } from '../../core/diagnosis/secret-mistakes.ts';
import { queryMistakes } from './query-mistakes.ts';
import type { Scope } from '../wire/signature.ts';
import type { LivesaasParts } from './parts.ts';

type LivesaasMistake = Mistake<LivesaasParts>;

/** A search for two mistakes asks for the same body again and again. */
const respelt = createRecall<readonly string[]>(10, bounds.bytesToExplain);

const withHeader = (
  parts: LivesaasParts,
  name: string,
  values: readonly string[],
): readonly LivesaasParts[] =>
  parts.headers.some(([signed]) => signed === name)
    ? values.map((value) => ({
        ...parts,
        headers: parts.headers.map(([signed, old]) => [signed, signed === name ? value : old]),
      }))
    : [];

const withKeyScope = (parts: LivesaasParts, change: Partial<Scope>): readonly LivesaasParts[] => [
  { ...parts, keyScope: { ...parts.keyScope, ...change } },
];

/** What clients of this vendor are known to sign instead of what the documentation asks for. */
export const mistakes: readonly LivesaasMistake[] = [
  ...queryMistakes,
  {
    id: 'body-hash-of-nothing',
    title: 'The body is not signed',
    detail: 'The canonical request ends in the hash of an empty body.',
    fix: 'Hash the bytes of the body that are sent.',
    inflict: (parts) => [{ ...parts, bodyHash: sha256Hex('') }],
  },
  {
    id: 'body-hash-left-out',
    title: 'The hash of the body is missing',
    detail: 'The last line of the canonical request is empty.',
    fix: 'End the canonical request in the hash of the body, of no bytes if there is none.',
    inflict: (parts) => [{ ...parts, bodyHash: '' }],
  },
  {
    id: 'body-as-it-is',
    title: 'The body itself is signed',
    detail: 'The canonical request ends in the body instead of its hash.',
    fix: 'Put the SHA-256 of the body there, in lower-case hexadecimal.',
    inflict: (parts) => [{ ...parts, bodyHash: parts.sent.body }],
  },
  {
    id: 'body-serialised-again',
    title: 'The body was serialised again',
    detail: 'The signature covers the same JSON with other spaces or another order of keys.',
    fix: 'Serialise the body once, and hash and send the same bytes.',
    inflict: (parts) =>
      respelt(parts.sent.body, () => reserialised(parts.sent.body)).map((body) => ({
        ...parts,
        bodyHash: sha256Hex(body),
      })),
  },
  {
    id: 'host-without-port',
    title: 'The host was signed without its port',
    detail: 'The Host header has a port; the signed host has none.',
    fix: 'Sign the Host header as it is sent.',
    inflict: (parts) => withHeader(parts, 'host', [parts.sent.host.replace(/:\d+$/, '')]),
  },
  {
    id: 'host-of-the-vendor',
    title: 'The host of the vendor was signed',
    detail: 'The signature covers livesaas.volcengineapi.com, and the call went elsewhere.',
    fix: 'Sign the host to which the call is sent.',
    inflict: (parts) => withHeader(parts, 'host', ['livesaas.volcengineapi.com', 'open.volcengineapi.com']),
  },
  {
    id: 'content-type-without-charset',
    title: 'The content type was signed without its charset',
    detail: 'The Content-Type header has a charset; the signed one has none.',
    fix: 'Sign the header exactly as it is sent; some HTTP libraries add a charset on the way.',
    inflict: (parts) => withHeader(parts, 'content-type', [parts.sent.contentType.split(';', 1)[0]!.trim()]),
  },
  {
    id: 'content-type-with-charset',
    title: 'The content type was signed with a charset',
    detail: 'The signed content type has a charset; the header has none.',
    fix: 'Sign the header exactly as it is sent.',
    inflict: (parts) =>
      withHeader(parts, 'content-type', [
        `${parts.sent.contentType}; charset=utf-8`,
        `${parts.sent.contentType};charset=utf-8`,
      ]),
  },
  {
    id: 'header-left-out',
    title: 'A listed header is missing from what was signed',
    detail: 'SignedHeaders names a header that the canonical request lacks.',
    fix: 'Put every header of SignedHeaders into the canonical request, and no other.',
    inflict: (parts) =>
      parts.headers.length < 2
        ? []
        : parts.headers.map(([out]) => ({
            ...parts,
            headers: parts.headers.filter(([name]) => name !== out),
          })),
  },
  {
    id: 'headers-unsorted',
    title: 'The headers are not sorted',
    detail: 'The canonical headers are in descending order.',
    fix: 'Sort the signed headers by their lower-case names.',
    inflict: (parts) => [
      { ...parts, headers: parts.headers.toSorted(([left], [right]) => byCodeUnit(right, left)) },
    ],
  },
  {
    id: 'header-names-as-written',
    title: 'The names of the headers are not in lower case',
    detail: 'The canonical headers read X-Date instead of x-date.',
    fix: 'Put the names of headers into lower case.',
    inflict: (parts) => [
      { ...parts, headers: parts.headers.map(([name, value]) => [capitalise(name), value]) },
    ],
  },
  {
    id: 'headers-not-ended',
    title: 'The block of headers does not end in a newline',
    detail: 'An empty line between the headers and their names is missing.',
    fix: 'End every canonical header with a newline, and put another one behind the block.',
    inflict: (parts) => [{ ...parts, headerBlock: 'open' }],
  },
  {
    id: 'method-of-another-verb',
    title: 'Another method was signed',
    detail: 'The canonical request begins with another method than the call.',
    fix: 'Sign the method that is sent, in capital letters.',
    inflict: (parts) => ['GET', 'POST', parts.method.toLowerCase()].map((method) => ({ ...parts, method })),
  },
  {
    id: 'path-left-out',
    title: 'The path is empty',
    detail: 'The second line of the canonical request is empty.',
    fix: 'Sign / where there is no path.',
    inflict: (parts) => [{ ...parts, path: '' }],
  },
  {
    id: 'wrong-service-in-key',
    title: 'The key was derived for another service',
    detail: 'The scope names one service, the key was made for another.',
    fix: 'Derive the key for the service of the scope: livesaas.',
    inflict: (parts) =>
      ['vod', 'live', 'open', 'iam', ''].flatMap((service) => withKeyScope(parts, { service })),
  },
  {
    id: 'wrong-region-in-key',
    title: 'The key was derived for another region',
    detail: 'The scope names one region, the key was made for another.',
    fix: 'Derive the key for the region of the scope: cn-north-1.',
    inflict: (parts) =>
      ['cn-beijing', 'cn-shanghai', 'ap-singapore-1', 'us-east-1', ''].flatMap((region) =>
        withKeyScope(parts, { region }),
      ),
  },
  {
    id: 'day-in-local-time',
    title: 'The key was derived for another day',
    detail: 'The key is made for the day before or after: probably the local date.',
    fix: 'Use the date in UTC, the same one as in X-Date.',
    inflict: (parts) =>
      [-1, 1].flatMap((days) => withKeyScope(parts, { date: shiftDay(parts.keyScope.date, days) })),
  },
  {
    id: 'key-with-prefix',
    title: 'The secret has a prefix',
    detail: 'The key was derived from a prefix and the secret, as other vendors do it.',
    fix: 'Derive the key from the secret alone.',
    inflict: (parts) => ['VOLC', 'AWS4', 'TC3', 'HMAC-SHA256'].map((keyPrefix) => ({ ...parts, keyPrefix })),
  },
  {
    id: 'key-not-derived',
    title: 'The secret itself was the key',
    detail: 'The string to sign was signed with the secret, without deriving a key.',
    fix: 'Derive the key by date, region, service and "request".',
    inflict: (parts) => [{ ...parts, keySteps: 'secret alone' }],
  },
  {
    id: 'key-without-last-step',
    title: 'The last step of the key is missing',
    detail: 'The key was derived by date, region and service, but not by "request".',
    fix: 'Derive the key by date, region, service and "request".',
    inflict: (parts) => [{ ...parts, keySteps: 'without the last' }],
  },
  {
    id: 'canonical-request-not-hashed',
    title: 'The canonical request was not hashed',
    detail: 'The string to sign ends in the canonical request itself.',
    fix: 'End the string to sign in the SHA-256 of the canonical request.',
    inflict: (parts) => [{ ...parts, hashing: 'canonical request as it is' }],
  },
  {
    id: 'signature-in-base64',
    title: 'The signature is in base64',
    detail: 'The bytes of the signature are right, but they are printed in base64.',
    fix: 'Print them in lower-case hexadecimal.',
    inflict: (parts) => [{ ...parts, print: 'base64' }],
  },
  {
    id: 'signature-in-upper-case',
    title: 'The signature is in upper case',
    detail: 'The hexadecimal digits are upper-case letters.',
    fix: 'Print them in lower case.',
    inflict: (parts) => [{ ...parts, print: 'upper-case hex' }],
  },
  ...secretMistakes<LivesaasParts>(),
];

function capitalise(name: string): string {
  return name.replace(/(^|-)(\w)/g, (_, dash: string, letter: string) => dash + letter.toUpperCase());
}

/** The same JSON in the forms that serialisers of other languages give it. */
function reserialised(body: string): readonly string[] {
  try {
    const value = JSON.parse(body) as unknown;
    const compact = JSON.stringify(value);
    if (typeof value !== 'object' || value === null || compact === '{}') return [];
    const sorted = JSON.stringify(
      Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => byCodeUnit(left, right))),
    );
    return [
      compact,
      JSON.stringify(value, null, 1)
        .replace(/\n\s*/g, ' ')
        .replace(/([[{]) | ([\]}])/g, '$1$2'),
      sorted,
      JSON.stringify(value, null, 2),
    ];
  } catch {
    return [];
  }
}

/** `20231114` and a number of days. */
function shiftDay(date: string, days: number): string {
  const noon = Date.parse(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}T12:00:00Z`);
  if (Number.isNaN(noon)) return date;
  return new Date(noon + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
}
