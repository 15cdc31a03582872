import { someOf, withoutSome } from '../../core/diagnosis/subsets.ts';
import { textEscapes } from '../../core/diagnosis/text-escapes.ts';
import { absentFields } from '../../core/diagnosis/absent-fields.ts';
import { isMissingValue } from '../../core/diagnosis/literal-secrets.ts';
import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { printJson, readJson } from '../../core/wire/json.ts';
import type { Pairs } from '../../core/wire/query-string.ts';
import type { LivesaasParts } from './parts.ts';
import { queryEncodingMistakes } from './query-encoding-mistakes.ts';
import { foldRepeated, isRepeated, printIndexed, printLists, reprintNumbers } from './query-lists.ts';
import { queryOrderMistakes } from './query-order-mistakes.ts';
import { joinPairs } from './query-spelling.ts';

type LivesaasMistake = Mistake<LivesaasParts>;

const withQueries = (parts: LivesaasParts, queries: readonly Pairs[]): readonly LivesaasParts[] =>
  queries.map((query) => ({ ...parts, query }));

/** Mistakes with the order of the pairs and what stands between them. */
const layout: readonly LivesaasMistake[] = [
  {
    id: 'query-as-in-url',
    tried: 'alone',
    title: 'The query was signed as it stands in the URL',
    detail: 'The canonical query is the query of the URL to the letter, or its parts sorted.',
    fix: 'Decode the parameters, sort them by name, and encode them by RFC 3986.',
    inflict: (parts) => {
      const { rawQuery } = parts.sent;
      const sorted = rawQuery.split('&').toSorted().join('&');
      return [rawQuery, sorted].map((text) => ({ ...parts, joinQuery: () => text }));
    },
  },
  ...queryOrderMistakes,
  {
    id: 'query-joined-otherwise',
    tried: 'alone',
    title: 'The parameters are joined otherwise',
    detail:
      'The canonical query begins with "?", ends with "&", or has other signs between names, values and pairs.',
    fix: 'Join name and value with =, and the pairs with &, with nothing before or behind.',
    inflict: (parts) => {
      const joined = (inner: string, outer: string) => (pairs: Pairs) =>
        pairs.map(([name, value]) => name + inner + value).join(outer);
      return [
        (pairs: Pairs) => `?${joinPairs(pairs)}`,
        (pairs: Pairs) => `${joinPairs(pairs)}&`,
        (pairs: Pairs) => `&${joinPairs(pairs)}`,
        joined('', ''),
        joined('=', ''),
        joined('=', ';'),
        joined('=', ','),
        joined('=', '\n'),
        joined(':', '\n'),
        joined('', '&'),
      ].map((joinQuery) => ({ ...parts, joinQuery }));
    },
  },
  {
    id: 'empty-values-without-equals',
    tried: 'alone',
    title: 'Parameters without a value have no equals sign',
    detail: 'The canonical query has name for a parameter without a value, where name= belongs.',
    fix: 'Write the equals sign in any case.',
    inflict: (parts) => [
      {
        ...parts,
        joinQuery: (pairs) =>
          pairs.map(([name, value]) => (value === '' ? name : `${name}=${value}`)).join('&'),
      },
    ],
  },
  {
    id: 'query-names-in-lower-case',
    tried: 'alone',
    title: 'The names of parameters are in lower case',
    detail: 'The canonical query has the names in lower-case letters, as only those of headers belong.',
    fix: 'Sign names of parameters as they are sent.',
    inflict: (parts) =>
      withQueries(parts, [parts.query.map(([name, value]) => [name.toLowerCase(), value] as const)]),
  },
];

/** Mistakes with which parameters are signed, and with what in them. */
const content: readonly LivesaasMistake[] = [
  {
    id: 'query-left-out',
    title: 'The query is not signed',
    detail: 'The third line of the canonical request is empty.',
    fix: 'Sign all parameters of the query, Action and Version included.',
    inflict: (parts) => withQueries(parts, [[]]),
  },
  {
    id: 'empty-values-left-out',
    title: 'Parameters without a value are missing',
    detail: 'The canonical query lacks the parameters that have no value.',
    fix: 'Sign parameters without a value as name= and nothing.',
    inflict: (parts) => withQueries(parts, [parts.query.filter(([, value]) => value !== '')]),
  },
  {
    id: 'parameter-left-out',
    title: 'A parameter is not signed',
    detail: 'The canonical query lacks a parameter of the URL, or all but Action and Version.',
    tell: ({ query, sent }) =>
      `The canonical query lacks ${namesMissing(sent.query, query)}, which the URL has.`,
    fix: 'Sign all parameters of the query, Action and Version included.',
    inflict: (parts) => {
      const names = [...new Set(parts.query.map(([name]) => name))];
      const isCommon = ([name]: Pairs[number]): boolean => name === 'Action' || name === 'Version';
      const some = withQueries(parts, [
        ...names.map((out) => parts.query.filter(([name]) => name !== out)),
        parts.query.filter((pair) => !isCommon(pair)),
        ...(names.length > 3 ? [parts.query.filter(isCommon)] : []),
        // Those that were put in last, one after the other.
        ...names.slice(3, -1).map((_, at) => parts.query.slice(0, at + 3)),
      ]);
      return some.filter(({ query }) => query.length > 0);
    },
    rarer: function* (parts) {
      for (const query of withoutSome(parts.query)) yield* withQueries(parts, [query]);
    },
  },
  {
    id: 'unsent-parameter-signed',
    tried: 'alone',
    title: 'A parameter is signed that is not sent',
    detail: 'The canonical query has a parameter that the URL lacks.',
    tell: ({ query, sent }) =>
      `The canonical query has ${namesMissing(query, sent.query)}, which the URL lacks.`,
    fix: 'Sign exactly the parameters that are sent.',
    inflict: (parts) => {
      const { sent, keySteps } = parts;
      const candidates: Pairs = [
        ['Service', keySteps[2] ?? ''],
        ['Region', keySteps[1] ?? ''],
        ['X-Date', sent.date],
        ['X-Algorithm', parts.algorithm],
        ['X-Credential', `${sent.accessKeyId}/${parts.scope}`],
        ['X-SignedHeaders', parts.names.join(';')],
        ['X-Expires', '900'],
        ['X-Expires', '3600'],
        ['AccessKeyId', sent.accessKeyId],
      ];
      const isNew = (name: string): boolean => !sent.query.some(([other]) => other === name);
      const names = sent.query.map(([name]) => name);
      return [
        ...candidates.filter(([name]) => isNew(name)).map((pair) => [pair]),
        ...(parts.sent.body === '' ? absentFields(sent.fieldNames, names) : []),
      ].map((pairs) => ({ ...parts, query: [...parts.query, ...pairs] }));
    },
  },
  {
    id: 'values-escaped-otherwise',
    tried: 'alone',
    title: 'Values are written otherwise for signing',
    detail:
      'The canonical query has values in another normal form of Unicode, or with escapes of HTML, of a programming language or of Unicode.',
    fix: 'Sign each value exactly as it is sent.',
    inflict: (parts) =>
      textEscapes
        .map((escape) => parts.query.map(([name, value]) => [name, escape(value)] as const))
        .filter((query) => query.some(([, value], at) => value !== parts.query[at]![1]))
        .flatMap((query) => withQueries(parts, [query])),
  },
  {
    id: 'missing-value-as-text',
    title: 'A value that is missing was signed as a text',
    detail: 'The canonical query has "null" or the like for a value that was sent empty.',
    tell: ({ query }) => {
      const [name = 'A parameter', value = ''] = query.find(([, signed]) => isMissingValue(signed)) ?? [];
      return `${name} was signed as "${value}", and sent empty.`;
    },
    fix: 'Leave parameters without a value out, of the text to sign and of the call.',
    inflict: (parts) =>
      parts.query.some(([, value]) => value === '')
        ? withQueries(
            parts,
            ['null', 'undefined', 'None', 'nil', 'NULL'].map((text) =>
              parts.query.map(([name, value]) => [name, value === '' ? text : value] as const),
            ),
          )
        : [],
  },
  {
    id: 'number-printed-otherwise',
    tried: 'alone',
    title: 'A number was printed otherwise for signing',
    detail:
      'The canonical query has a number with an exponent, a fraction, commas or a suffix, or one that was rounded.',
    fix: 'Make one text of each number, sign that text and send it.',
    inflict: (parts) => reprintNumbers(parts.query).flatMap((query) => withQueries(parts, [query])),
  },
  {
    id: 'body-fields-in-query',
    tried: 'alone',
    title: 'The fields of the body are signed as parameters',
    detail: 'The canonical query holds the fields of the JSON body beside the parameters of the URL.',
    fix: 'Sign the parameters of the URL in the query, and the body by its hash.',
    inflict: (parts) => {
      const fields = readFields(parts.sent.body);
      return fields.length === 0 ? [] : withQueries(parts, [[...parts.query, ...fields], fields]);
    },
    rarer: function* (parts) {
      for (const some of someOf(readFields(parts.sent.body).slice(0, 8)))
        yield* withQueries(parts, [[...parts.query, ...some]]);
    },
  },
  {
    id: 'unlisted-parameters-signed',
    title: 'More parameters are signed than are listed',
    detail: 'The canonical query has parameters that X-SignedQueries does not name.',
    fix: 'Sign exactly the parameters that X-SignedQueries names.',
    inflict: (parts) => withQueries(parts, [parts.sent.query.filter(([name]) => name !== 'X-Signature')]),
  },
  {
    id: 'signature-signs-itself',
    title: 'X-Signature is part of what is signed',
    detail: 'A parameter X-Signature takes part in the canonical query.',
    fix: 'Leave X-Signature out.',
    inflict: (parts) => withQueries(parts, [[...parts.query, ['X-Signature', '']]]),
  },
  {
    id: 'repeated-parameter-folded',
    tried: 'alone',
    title: 'A repeated parameter was signed as one',
    detail:
      'The canonical query has one value for a name that the URL has several times: the first, the last, or all joined.',
    fix: 'Sign a parameter as often as it is sent.',
    inflict: (parts) => foldRepeated(parts.query).flatMap((query) => withQueries(parts, [query])),
  },
  {
    id: 'list-printed-otherwise',
    tried: 'alone',
    title: 'A list was printed otherwise for signing',
    detail:
      'The canonical query has a list in the form in which a language prints it, such as Array or [1, 2].',
    fix: 'Make one text of the list, sign that text and send it.',
    inflict: (parts) => [
      ...printLists(parts.query).flatMap((query) => withQueries(parts, [query])),
      ...withQueries(parts, [
        parts.query.map(([name, value]) => [name.replace(/\[\d*\]$/, ''), value] as const),
        ...foldRepeated(parts.query.map(([name, value]) => [name.replace(/\[\d*\]$/, ''), value] as const)),
        ...printIndexed(parts.query),
        parts.query.map(([name, value]) => [name.replace(/\[\d+\]$/, '[]'), value] as const),
        parts.query.map(
          ([name, value], _, all) => [isRepeated(all, name) ? `${name}[]` : name, value] as const,
        ),
      ]),
    ],
  },
];

/** Mistakes with the canonical query. */
export const queryMistakes: readonly LivesaasMistake[] = [...queryEncodingMistakes, ...layout, ...content];

function namesMissing(all: Pairs, some: Pairs): string {
  const there = new Set(some.map(([name]) => name));
  const names = new Set(
    all.map(([name]) => name).filter((name) => !there.has(name) && name !== 'X-Signature'),
  );
  return [...names].join(' and ') || 'a parameter';
}

function readFields(body: string): Pairs {
  const json = readJson(body);
  const fields = 'value' in json && typeof json.value === 'object' && json.value !== null ? json.value : {};
  return Object.entries(fields).map(
    ([name, value]) => [name, typeof value === 'string' ? value : printJson(value)] as const,
  );
}
