import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { encodersFor } from '../../../core/diagnosis/charsets.ts';
import {
  otherEnds,
  otherJoins,
  withEmptyLines,
  withLines,
  withoutLines,
} from '../../../core/diagnosis/line-changes.ts';
import { withMethods } from '../../../core/diagnosis/letter-cases.ts';
import { respace } from '../../../core/diagnosis/json-respelling.ts';
import { encodersOf } from '../../../core/diagnosis/query-encoders.ts';
import { someOf, withoutSome } from '../../../core/diagnosis/subsets.ts';
import { sha256Hex } from '../../../core/wire/digest.ts';
import { byCodeUnit, decodePairs, encodePairs, encodePart } from '../../../core/wire/query-string.ts';
import { header } from '../../../core/wire/http.ts';
import type { Tc3Parts } from './parts.ts';

type Tc3Mistake = Mistake<Tc3Parts>;

function withQueries(parts: Tc3Parts, queries: readonly string[]): readonly Tc3Parts[] {
  if (!parts.sent.isGet || parts.query === '') return [];
  return [...new Set(queries)].filter((query) => query !== parts.query).map((query) => ({ ...parts, query }));
}

const actionsOf = ({ sent }: Tc3Parts): readonly string[] =>
  sent.commonHeaders.filter(([name]) => name === 'x-tc-action').map(([, action]) => `/${action}`);

/** What clients are known to put into the canonical request instead of what belongs there. */
export const canonicalMistakes: readonly Tc3Mistake[] = [
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
    tell: ({ query, sent }) => tellEscapes(query, sent.query),
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
        join((text) => encodePart(encodePart(text))),
        encodePairs(pairs).replaceAll(/%../g, (escape) => escape.toLowerCase()),
        join(form).replaceAll(/%../g, (escape) => escape.toLowerCase()),
        join((text) => encodePart(text).replaceAll('~', '%7E')),
        join((text) => encodePart(text).replaceAll('%20', '+')),
      ]);
    },
    rarer: reEncoded,
  },
  {
    id: 'query-with-question-mark',
    title: 'The query was signed with its question mark',
    detail: 'The canonical request has the question mark of the URL before the query, or the path as well.',
    fix: 'Sign what stands behind the question mark.',
    inflict: (parts) => withQueries(parts, [`?${parts.query}`, `/?${parts.query}`]),
  },
  {
    id: 'query-parameter-not-signed',
    tried: 'alone',
    title: 'A parameter of the query is not signed',
    detail: 'The query was sent with a parameter that is missing from the canonical request.',
    tell: ({ query, sent }) => {
      const signed = query.split('&');
      const left = sent.query.split('&').filter((pair) => !signed.includes(pair));
      return `The canonical request lacks ${left.map((pair) => pair.split('=', 1)[0]!.slice(0, 40)).join(' and ')}, which the query has.`;
    },
    fix: 'Sign the query exactly as it is sent; add nothing to it behind the signature.',
    inflict: (parts) => {
      const pairs = parts.query.split('&');
      return pairs.length < 2
        ? []
        : withQueries(
            parts,
            pairs.map((_, out) => pairs.filter((_pair, at) => at !== out).join('&')),
          );
    },
    rarer: function* (parts) {
      for (const pairs of withoutSome(parts.query.split('&')))
        yield* withQueries(parts, [pairs.join('&'), pairs.toSorted(byCodeUnit).join('&')]);
    },
  },
  {
    id: 'query-hashed-as-body',
    title: 'The query was hashed as if it were a body',
    detail:
      'The canonical request of a GET ends in the hash of its query, or of a JSON object of its parameters.',
    fix: 'End the canonical request of a GET with the hash of the empty string.',
    inflict: (parts) => {
      if (parts.query === '') return [];
      const fields = Object.fromEntries(decodePairs(parts.query));
      const texts = [parts.query, JSON.stringify(fields), ...printFields(fields)];
      return [...new Set(texts)].flatMap((text) => {
        const made = { ...parts, payload: sha256Hex(text) };
        return [made, { ...made, query: '' }];
      });
    },
  },
  {
    id: 'query-of-post-signed',
    title: 'The query of a POST was signed',
    detail: 'The canonical request of a POST holds the query of its URL.',
    fix: 'Leave the query of a POST empty in the canonical request.',
    inflict: (parts) =>
      parts.sent.isGet
        ? []
        : [parts.sent.query].filter((query) => query !== '').map((query) => ({ ...parts, query })),
  },
  {
    id: 'action-signed-as-query',
    tried: 'alone',
    title: 'The action was signed as a query',
    detail: 'The canonical request of a POST holds the action as the query that other APIs have.',
    fix: 'Leave the query of a POST empty in the canonical request.',
    inflict: (parts) =>
      parts.sent.isGet ? [] : commonQueries(parts.sent).map((query) => ({ ...parts, query })),
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
    title: 'The HTTP method is not in capital letters',
    detail: 'The canonical request begins with the method in small letters, or as a library names it: Post.',
    tell: ({ method }) => `The canonical request begins with "${method}".`,
    fix: 'Sign the method in capital letters.',
    inflict: (parts) => withMethods(parts, 0, 2),
    rarer: (parts) => withMethods(parts, 2),
  },
  {
    id: 'path-wrong',
    title: 'The path is wrong',
    detail: 'The canonical request has another path than /.',
    fix: 'The path is / always.',
    inflict: (parts) =>
      [
        '',
        ...addressesOf(parts),
        parts.sent.path,
        `/?${parts.sent.query}`,
        '/v2/index.php',
        '%2F',
        '//',
        `/${parts.service}`,
        ...actionsOf(parts),
      ]
        .filter((path) => path !== parts.path)
        .map((path) => ({ ...parts, path })),
  },
  {
    id: 'canonical-lines-joined-otherwise',
    tried: 'alone',
    title: 'The lines of the canonical request are joined otherwise',
    detail:
      'The lines of the canonical request are joined by \\r\\n, by a written \\n, by another sign or by nothing.',
    fix: 'Join the lines with the line feed \\n alone, whatever the system.',
    inflict: (parts) => otherJoins.map((changeRequest) => ({ ...parts, changeRequest })),
  },
  {
    id: 'canonical-line-left-out',
    tried: 'alone',
    title: 'A line of the canonical request is missing or empty',
    detail:
      'The canonical request lacks its method, path, query, headers, list of headers or hash of the body.',
    fix: 'Join method, path, query, header lines, list of headers and hash of the body; the query of a POST is an empty line.',
    inflict(parts) {
      const behind = 3 + parts.lines.length;
      const changes = [
        ...withoutLines([0, 1, 2, behind + 1, behind + 2]),
        ...withEmptyLines([0, behind + 2]),
      ];
      return changes.map((changeRequest) => ({ ...parts, changeRequest }));
    },
  },
  {
    id: 'canonical-line-too-many',
    tried: 'alone',
    title: 'There is an empty line too many in the canonical request',
    detail: 'An empty line stands where the documents have none.',
    fix: 'Put one empty line between the header lines and the list of headers, and one for the query of a POST.',
    inflict: (parts) =>
      withLines(
        '',
        Array.from({ length: 5 + parts.lines.length }, (_, at) => at + 1),
      ).map((changeRequest) => ({
        ...parts,
        changeRequest,
      })),
  },
  {
    id: 'canonical-request-with-more-ends',
    tried: 'alone',
    title: 'The canonical request has white space at its beginning or end',
    detail: 'There is a line break or a space before or behind the canonical request.',
    fix: 'End the canonical request with the hash of the body, without a line break.',
    inflict: (parts) => otherEnds.map((changeRequest) => ({ ...parts, changeRequest })),
  },
  {
    id: 'texts-in-another-charset',
    tried: 'alone',
    title: 'The texts were taken to bytes in another charset',
    detail:
      'The canonical request and the string to sign were hashed in UTF-16, Latin-1 or another charset than UTF-8.',
    fix: 'Take the UTF-8 bytes of every text.',
    tell: ({ encoder }) =>
      `The canonical request and the string to sign were hashed in ${encoder?.charset ?? 'another charset'}, not in UTF-8.`,
    inflict: (parts) =>
      encodersFor(parts.query + parts.lines.join('')).map((encoder) => ({ ...parts, encoder })),
  },
];

/** The parameters with their digits as numbers, as the program holds them. */
function printFields(fields: Readonly<Record<string, string>>): readonly string[] {
  const json = JSON.stringify(fields);
  const numbered = json.replaceAll(/:"(-?(?:0|[1-9]\d*))"/g, ':$1');
  const numbers = Object.keys(fields).filter((name) => /^(?:0|[1-9]\d*)$/.test(fields[name]!));
  const some = [...someOf(numbers.slice(0, 6))].map((names) =>
    names.reduce(
      (text, name) => text.replace(`"${name}":"${fields[name]!}"`, `"${name}":${fields[name]!}`),
      json,
    ),
  );
  return [...new Set([numbered, ...some])].flatMap((text) => [text, ...respace(text)]);
}

function* reEncoded(parts: Tc3Parts): Generator<Tc3Parts> {
  const pairs = decodePairs(parts.query);
  for (const encode of encodersOf(pairs.flat())) {
    const both = pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`);
    yield* withQueries(parts, [both.join('&'), both.toSorted(byCodeUnit).join('&')]);
  }
  const { query } = parts;
  yield* withQueries(parts, [
    query.toLowerCase(),
    query.toUpperCase(),
    encodePart(query),
    query.replaceAll('&', '&amp;'),
    decodeQuery(query).toLowerCase(),
  ]);
}

function decodeQuery(text: string): string {
  return decodePairs(text)
    .map((pair) => pair.join('='))
    .join('&');
}

/** The action as the query of other APIs has it. */
function commonQueries({ commonHeaders }: Tc3Parts['sent']): readonly string[] {
  const valueOf = (wanted: string) => commonHeaders.find(([name]) => name === wanted)?.[1] ?? '';
  const action = `Action=${valueOf('x-tc-action')}`;
  return [action, `${action}&Version=${valueOf('x-tc-version')}`];
}

/** The address of the call, where its path belongs. */
function addressesOf({ sent }: Tc3Parts): readonly string[] {
  const host = header(sent.headers, 'host') ?? '';
  return ['http', 'https'].flatMap((scheme) => [`${scheme}://${host}/`, `${scheme}://${host}`]);
}

/** In what the escapes of a query differ that was signed from those of the one that was sent. */
function tellEscapes(signed: string, sent: string): string {
  if (signed.includes('%25') && !sent.includes('%25')) return 'The values were encoded twice for signing.';
  if (signed.replaceAll('+', '%20') === sent || signed === sent.replaceAll('+', '%20'))
    return 'A space was signed as + and sent as %20, or the reverse.';
  if (!signed.includes('%') && sent.includes('%'))
    return 'The values were signed as they are, without the escapes that they were sent with.';
  const lower = (text: string): string => text.replaceAll(/%../g, (escape) => escape.toLowerCase());
  if (signed !== sent && signed.toLowerCase() === sent.toLowerCase() && lower(signed) !== lower(sent))
    return 'The query was put into lower or upper case for signing.';
  if (lower(signed) === lower(sent))
    return 'The percent escapes were signed in another case than they were sent: %e5 for %E5, or the reverse.';
  return 'The same parameters were signed with other escapes, or with none.';
}
