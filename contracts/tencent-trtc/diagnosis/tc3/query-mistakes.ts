import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { permutations } from '../../../core/diagnosis/permutations.ts';
import { printOtherwise, respace } from '../../../core/diagnosis/json-respelling.ts';
import { encodersOf } from '../../../core/diagnosis/query-encoders.ts';
import { someOf, withoutSome } from '../../../core/diagnosis/subsets.ts';
import { sha256Hex } from '../../../core/wire/digest.ts';
import { byCodeUnit, decodePairs, encodePairs, encodePart } from '../../../core/wire/query-string.ts';
import type { Tc3Parts } from './parts.ts';

type Tc3Mistake = Mistake<Tc3Parts>;

function withQueries(parts: Tc3Parts, queries: readonly string[]): readonly Tc3Parts[] {
  if (!parts.sent.isGet || parts.query === '') return [];
  return [...new Set(queries)].filter((query) => query !== parts.query).map((query) => ({ ...parts, query }));
}

/** What clients are known to sign in the place of the query. */
export const queryMistakes: readonly Tc3Mistake[] = [
  {
    id: 'body-fields-in-query',
    tried: 'alone',
    title: 'The fields of the body are signed as parameters',
    detail:
      'The canonical query of a POST holds the fields of the JSON body, with the common parameters or without; it must be empty.',
    fix: 'Sign an empty query for a POST, and the body by its hash.',
    inflict(parts) {
      const common = parts.sent.isGet ? [] : commonQueries(parts.sent);
      return bodyQueries(parts)
        .filter((query) => !common.includes(query))
        .map((query) => ({ ...parts, query }));
    },
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
    inflict: (parts) => withQueries(parts, [sortQuery(parts)]),
  },
  {
    id: 'query-in-any-order',
    tried: 'alone',
    title: 'The query was signed in another order',
    detail:
      'The parameters were signed in an order that is neither that of the call nor that of their names.',
    tell: ({ query }) =>
      `They are signed in the order ${decodePairs(query)
        .map(([name]) => name.slice(0, 40))
        .join(', ')}.`,
    fix: 'Sign the query exactly as it is sent.',
    inflict: (parts) => inAnyOrder(parts),
    rarer: (parts) => (parts.query.split('&').length > 5 ? inAnyOrder(parts, 6) : []),
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
];

function inAnyOrder(parts: Tc3Parts, most?: number): readonly Tc3Parts[] {
  const sorted = sortQuery(parts);
  const orders = permutations(parts.query.split('&'), most).map((pairs) => pairs.join('&'));
  return withQueries(
    parts,
    orders.filter((query) => query !== sorted),
  );
}

/** The fields of a body as a form has them, in their order and in that of their names, with the common parameters or without. */
function bodyQueries({ sent }: Tc3Parts): readonly string[] {
  if (sent.isGet || sent.query !== '') return [];
  const forms = printOtherwise(sent.body).filter((text) => /^[\w.%[\]]+=[^{}]*$/.test(text));
  const common = commonQueries(sent);
  return [
    ...new Set([...forms, ...common, ...forms.flatMap((form) => common.map((more) => `${more}&${form}`))]),
  ];
}

const sortQuery = ({ query }: Tc3Parts): string => query.split('&').toSorted(byCodeUnit).join('&');

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
