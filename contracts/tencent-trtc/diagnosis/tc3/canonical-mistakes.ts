import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { sha256Hex } from '../../../core/wire/digest.ts';
import { byCodeUnit, decodePairs, encodePairs, type Pairs } from '../../../core/wire/query-string.ts';
import { otherHosts } from '../host-variants.ts';
import { unsignedPayload } from '../../wire/signature.ts';
import type { Tc3Parts } from './parts.ts';

type Tc3Mistake = Mistake<Tc3Parts>;

const contentTypes = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=utf-8',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-8',
  'application/x-www-form-urlencoded;charset=utf-8',
  'multipart/form-data',
  'text/plain;charset=utf-8',
];

const valueOf = ({ lines }: Tc3Parts, name: string): string =>
  lines.find(([candidate]) => candidate === name)?.[1] ?? '';

const mediaTypeOf = (type: string): string => type.split(';', 1)[0]!.trim().toLowerCase();

/** Signs other values of a header, where it is signed at all. */
function withValues(parts: Tc3Parts, name: string, values: readonly string[]): readonly Tc3Parts[] {
  const old = valueOf(parts, name);
  if (!parts.lines.some(([candidate]) => candidate === name)) return [];
  return [...new Set(values)]
    .filter((value) => value.toLowerCase() !== old.toLowerCase())
    .map((value) => ({
      ...parts,
      lines: parts.lines.map(([other, same]) => [other, other === name ? value : same] as const),
    }));
}

function otherTypes(parts: Tc3Parts, which: 'same media type' | 'another one'): readonly Tc3Parts[] {
  const sent = mediaTypeOf(valueOf(parts, 'content-type'));
  const fitting = contentTypes.filter(
    (type) => (mediaTypeOf(type) === sent) === (which === 'same media type'),
  );
  return withValues(parts, 'content-type', fitting);
}

function withPayloads(parts: Tc3Parts, payloads: readonly string[]): readonly Tc3Parts[] {
  return payloads.filter((payload) => payload !== parts.payload).map((payload) => ({ ...parts, payload }));
}

function withQueries(parts: Tc3Parts, queries: readonly string[]): readonly Tc3Parts[] {
  if (!parts.sent.isGet || parts.query === '') return [];
  return [...new Set(queries)].filter((query) => query !== parts.query).map((query) => ({ ...parts, query }));
}

function addHeaders(parts: Tc3Parts, added: Pairs): readonly Tc3Parts[] {
  const more = added.filter(([name]) => !parts.names.includes(name));
  if (more.length === 0) return [];
  const lines = [...parts.lines, ...more].toSorted(([left], [right]) => byCodeUnit(left, right));
  return [{ ...parts, lines, names: [...parts.names, ...more.map(([name]) => name)].toSorted(byCodeUnit) }];
}

function inOrder(parts: Tc3Parts, names: readonly string[]): readonly Tc3Parts[] {
  if (names.join() === parts.names.join()) return [];
  const place = ([name]: readonly [string, string]): number => names.indexOf(name);
  return [{ ...parts, names, lines: parts.lines.toSorted((left, right) => place(left) - place(right)) }];
}

/** What clients are known to put into the canonical request instead of what belongs there. */
export const canonicalMistakes: readonly Tc3Mistake[] = [
  {
    id: 'host-of-another-endpoint',
    title: 'Another host was signed',
    detail: 'The host in the canonical request is not the one that the call was sent to.',
    fix: 'Sign the value of the Host header, without a scheme.',
    inflict: (parts) => withValues(parts, 'host', otherHosts(valueOf(parts, 'host'), parts.sent.region)),
  },
  {
    id: 'content-type-charset',
    title: 'The charset of the Content-Type differs',
    detail:
      'The Content-Type was signed with another charset than it was sent with, or one of the two has none.',
    fix: 'Sign the Content-Type exactly as it is sent; HTTP libraries may add a charset to it.',
    inflict: (parts) => otherTypes(parts, 'same media type'),
  },
  {
    id: 'content-type-of-another-body',
    title: 'Another Content-Type was signed',
    detail: 'The Content-Type in the canonical request is not the one that was sent.',
    fix: 'Sign application/json for a POST, and what is really sent for a GET.',
    inflict: (parts) => otherTypes(parts, 'another one'),
  },
  {
    id: 'header-left-out-of-lines',
    title: 'A signed header has no line',
    detail: 'SignedHeaders names a header whose line is missing from the canonical request.',
    fix: 'Give every header that SignedHeaders names a line of its own.',
    inflict: (parts) =>
      parts.lines.map(([name]) => ({ ...parts, lines: parts.lines.filter(([other]) => other !== name) })),
  },
  {
    id: 'header-left-out-of-signed-headers',
    title: 'A header was hashed that SignedHeaders does not name',
    detail: 'The canonical request holds a header that the Authorization header does not tell of.',
    fix: 'Name in SignedHeaders of the Authorization header exactly the headers that are hashed.',
    inflict: (parts) => {
      const { commonHeaders } = parts.sent;
      const lower = commonHeaders.map(([name, value]) => [name, value.toLowerCase()] as const);
      const changed = commonHeaders.filter(([, value]) => value !== value.toLowerCase());
      const sets = [...lower, ...changed].map((header) => [header]);
      const all = changed.length === 0 ? [lower] : [lower, commonHeaders];
      return [...sets, ...all].flatMap((headers) => addHeaders(parts, headers));
    },
  },
  {
    id: 'headers-unsorted',
    title: 'The signed headers are not sorted',
    detail: 'The headers stand in another order than that of their names.',
    fix: 'Sort the headers by name, in ASCII order, in the lines and in SignedHeaders.',
    inflict: (parts) =>
      [parts.sent.namedHeaders, parts.names.toReversed()].flatMap((names) => inOrder(parts, names)),
  },
  {
    id: 'headers-without-blank-line',
    title: 'The blank line after the headers is missing',
    detail: 'The lines of the headers do not end in a line break of their own.',
    fix: 'End every header line with a line break, and join the parts with one more.',
    inflict: (parts) => (parts.linesEnd === '' ? [] : [{ ...parts, linesEnd: '' }]),
  },
  {
    id: 'body-hash-of-nothing',
    title: 'The hash is that of an empty body',
    detail: 'The canonical request ends in the hash of the empty string, though the call has a body.',
    fix: 'Hash the very bytes of the body that is sent.',
    inflict: (parts) => (parts.sent.isGet ? [] : withPayloads(parts, [sha256Hex('')])),
  },
  {
    id: 'body-not-hashed',
    title: 'The body was not hashed',
    detail: 'The canonical request ends in the body itself.',
    fix: 'End the canonical request with the SHA-256 of the body in lower-case hex.',
    inflict: (parts) => withPayloads(parts, [parts.sent.body]),
  },
  {
    id: 'body-re-serialised',
    title: 'The body was serialised a second time',
    detail:
      'The hash is that of the same JSON in another spelling: with other spaces, order of keys or escapes.',
    fix: 'Serialise the body once, sign that text and send that text.',
    inflict: (parts) => withPayloads(parts, parts.sent.otherBodyHashes),
  },
  {
    id: 'unsigned-payload-confused',
    title: 'UNSIGNED-PAYLOAD was signed and not declared, or the reverse',
    detail:
      'The hash is not the one that X-TC-Content-SHA256 announces, or the literal stands there unhashed.',
    fix: 'Hash the literal UNSIGNED-PAYLOAD if the header says so, and the body otherwise.',
    inflict: (parts) =>
      withPayloads(parts, [
        sha256Hex(unsignedPayload),
        unsignedPayload,
        ...(parts.payload === sha256Hex(unsignedPayload) ? [sha256Hex(parts.sent.body)] : []),
      ]),
  },
  {
    id: 'query-left-out',
    title: 'The query is not signed',
    detail: 'The canonical request of a GET has an empty query.',
    fix: 'Sign the query of a GET exactly as it is sent.',
    inflict: (parts) => withQueries(parts, ['']),
  },
  {
    id: 'query-sorted',
    title: 'The query was sorted for signing',
    detail: 'The parameters were signed in the order of their names, and sent in another.',
    fix: 'Sign the query exactly as it is sent.',
    inflict: (parts) => withQueries(parts, [parts.query.split('&').toSorted(byCodeUnit).join('&')]),
  },
  {
    id: 'query-re-encoded',
    title: 'The query was encoded otherwise for signing',
    detail: 'The same parameters were signed with other escapes, or with none.',
    fix: 'Sign the query exactly as it is sent.',
    inflict: (parts) => {
      const pairs = decodePairs(parts.query);
      const join = (encode: (text: string) => string): string =>
        pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
      const form = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);
      return withQueries(parts, [
        encodePairs(pairs),
        join((text) => encodeURIComponent(text.toWellFormed())),
        join(form),
        join((text) => text),
      ]);
    },
  },
  {
    id: 'query-hashed-as-body',
    title: 'The query was hashed as if it were a body',
    detail: 'The canonical request of a GET ends in the hash of its query.',
    fix: 'End the canonical request of a GET with the hash of the empty string.',
    inflict: (parts) => (parts.query === '' ? [] : withPayloads(parts, [sha256Hex(parts.query)])),
  },
  {
    id: 'query-of-post-signed',
    title: 'The query of a POST was signed',
    detail: 'The canonical request of a POST holds the query of its URL.',
    fix: 'Leave the query of a POST empty in the canonical request.',
    inflict: (parts) =>
      parts.sent.isGet || parts.sent.query === '' ? [] : [{ ...parts, query: parts.sent.query }],
  },
  {
    id: 'method-of-another-verb',
    title: 'Another HTTP method was signed',
    detail: 'The canonical request begins with GET for a POST, or the reverse.',
    fix: 'Sign the method that is really used.',
    inflict: (parts) => [{ ...parts, method: parts.method.toUpperCase() === 'GET' ? 'POST' : 'GET' }],
  },
  {
    id: 'method-in-lower-case',
    title: 'The HTTP method is in lower case',
    detail: 'The canonical request begins with the method in lower-case letters.',
    fix: 'Sign the method in upper case.',
    inflict: (parts) => [{ ...parts, method: parts.method.toLowerCase() }],
  },
  {
    id: 'path-wrong',
    title: 'The path is wrong',
    detail: 'The canonical request has another path than /.',
    fix: 'The path is / always.',
    inflict: (parts) =>
      ['', parts.sent.path].filter((path) => path !== parts.path).map((path) => ({ ...parts, path })),
  },
];
