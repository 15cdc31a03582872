import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { pairSlips } from '../../core/diagnosis/pair-slips.ts';
import { rarelyPrinted } from '../../core/diagnosis/number-forms.ts';
import { encodeText, printBase64 } from '../../core/wire/bytes.ts';
import type { Pairs } from '../../core/wire/query-string.ts';
import { operations } from '../operations/index.ts';
import type { LivesaasParts } from './parts.ts';

/** What a program may have made of a value on its way into the text. */
const changes: readonly ((text: string) => string)[] = [
  (text) => text.trim(),
  (text) => text.replaceAll(/\s+/g, ''),
  (text) => text.replaceAll(/\s+/g, ' '),
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  (text) => (text === 'true' ? 'True' : text === 'false' ? 'False' : text),
  (text) => (/^true$/i.test(text) ? '1' : /^false$/i.test(text) ? '0' : text),
  (text) => JSON.stringify(text),
  (text) => `'${text}'`,
  (text) => printBase64(encodeText(text)),
];

/** Versions of the API that samples of its pages name. */
const versions = [
  '2018-01-01',
  '2020-06-01',
  '2021-01-01',
  '2022-06-01',
  '2023-08-01',
  '2023-01-01',
  '2024-01-01',
];

const isCommon = (name: string): boolean => name === 'Action' || name === 'Version' || name.startsWith('X-');

function* withQueries(parts: LivesaasParts, queries: readonly Pairs[]): Generator<LivesaasParts> {
  for (const query of queries)
    if (query.some(([, value], at) => value !== parts.query[at]?.[1])) yield { ...parts, query };
}

const changed = ({ query }: LivesaasParts, change: (value: string, name: string) => string): Pairs =>
  query.map(([name, value]) => [name, change(value, name)] as const);

/** Mistakes with the values of the query that are looked for when nothing else fits. */
export const rareQueryMistakes: readonly Mistake<LivesaasParts>[] = [
  {
    id: 'values-changed',
    title: 'Values are signed otherwise than they are sent',
    detail:
      'The canonical query has values that were trimmed, put into lower or upper case, into quotation marks or base64, or another Version or Action.',
    tell: ({ query, sent }) => {
      const [name = 'A parameter', value = ''] =
        query.find(([one, signed]) => !sent.query.some(([other, old]) => other === one && old === signed)) ??
        [];
      return `${name} was signed as ${JSON.stringify(value)}, and sent otherwise.`;
    },
    fix: 'Sign each value exactly as it is sent.',
    tried: 'alone',
    inflict: (parts) => [
      ...withQueries(parts, [
        changed(parts, (value, name) => (isCommon(name) ? value : value.toLowerCase())),
        changed(parts, (value, name) => (name === 'Version' ? '2020-06-01' : value)),
      ]),
    ],
    rarer: function* (parts) {
      const names = parts.query.map(([name]) => name).filter((name) => !isCommon(name));
      for (const change of changes) {
        yield* withQueries(parts, [
          changed(parts, (value, name) => (isCommon(name) ? value : change(value))),
          changed(parts, change),
        ]);
        for (const one of [...names, 'Action', 'X-Credential'])
          yield* withQueries(parts, [
            changed(parts, (value, name) => (name === one ? change(value) : value)),
          ]);
      }
      for (const version of versions)
        yield* withQueries(parts, [changed(parts, (value, name) => (name === 'Version' ? version : value))]);
      for (const action of Object.values(operations).map(({ key }) => key))
        yield* withQueries(parts, [
          changed(parts, (value, name) => (name === 'Action' ? action : value)),
          ...versions
            .slice(0, 5)
            .map((version) =>
              changed(parts, (value, name) => ({ Action: action, Version: version })[name] ?? value),
            ),
        ]);
      for (const one of names)
        for (const [, sent] of parts.query.filter(([name]) => name === one))
          for (const text of rarelyPrinted(sent))
            yield* withQueries(parts, [changed(parts, (value, name) => (name === one ? text : value))]);
    },
  },
  ...pairSlips<LivesaasParts>({
    signed: ({ query }) => query,
    with: (parts, query) => ({ ...parts, query }),
    sentNames: ({ sent }) => sent.query.map(([name]) => name),
    sent: ({ sent }) => sent.query,
    fieldNames: ({ sent }) => (sent.body === '' ? sent.fieldNames : []),
    cut: ({ sent }) => sent.query.slice(-1).map(([name]) => name),
  }),
];
