import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { valueSlips } from '../../../core/diagnosis/pair-values.ts';
import { pairSlips } from '../../../core/diagnosis/pair-slips.ts';
import { decodePairs, first } from '../../../core/wire/query-string.ts';
import { commonNames } from '../../wire/constants.ts';
import { withParameters, withValue, type Pair } from './change-parameters.ts';
import { signV1Parts, type V1Parts } from './parts.ts';

const flags = [
  ['false', 'true'],
  ['False', 'True'],
  ['', '1'],
] as const;

/** The words of languages for a flag that was sent as a word. */
const words = [...flags.slice(0, 2), ['FALSE', 'TRUE'], ['0', '1'], ['no', 'yes'], ['N', 'Y']] as const;

const otherWords = (parts: V1Parts): readonly V1Parts[] =>
  words.flatMap(([no, yes]) =>
    withParameters(
      parts,
      parts.parameters.map(([name, value]): Pair => [
        name,
        /^true$/i.test(value) ? yes : /^false$/i.test(value) ? no : value,
      ]),
    ),
  );

const decodeOnceMore = (value: string): string =>
  first(decodePairs(`value=${value.replaceAll('&', '%26')}`), 'value') ?? '';

const isOwn = (name: string): boolean => commonNames.every((common) => common !== name);

const asWords = (parts: V1Parts): readonly V1Parts[] =>
  flags.flatMap(([no, yes]) =>
    withParameters(
      parts,
      parts.parameters.map(([name, value]): Pair => [
        name,
        isOwn(name) && /^[01]$/.test(value) ? (value === '1' ? yes : no) : value,
      ]),
    ),
  );

const places = {
  signed: ({ parameters }: V1Parts) => parameters,
  with: (parts: V1Parts, parameters: V1Parts['parameters']): V1Parts => ({ ...parts, parameters }),
  fieldNames: ({ fieldNames }: V1Parts) => fieldNames,
};

/** SDKs draw a Nonce below this number. */
const largestNonce = 65_535;
/** After so many the search lets others have their turn. */
const inTurn = 256;

const withNonce = (parts: V1Parts, nonce: number): readonly V1Parts[] =>
  withValue(parts, 'Nonce', () => String(nonce));

const nonceOf = ({ parameters }: V1Parts): string => parameters.find(([name]) => name === 'Nonce')?.[1] ?? '';

/** A Nonce that was drawn once for the text to sign and once more for the call. */
const nonceMistakes: readonly Mistake<V1Parts>[] = [
  {
    id: 'nonce-drawn-twice',
    tried: 'alone',
    title: 'The Nonce was drawn twice',
    detail: 'The text to sign holds another Nonce than was sent.',
    tell: (made, right) => `The text to sign has the Nonce ${nonceOf(made)}; ${nonceOf(right)} was sent.`,
    fix: 'Draw the Nonce once, and use it in the text to sign and in the call.',
    // The one of the documents.
    inflict: (parts) => (nonceOf(parts) === '' ? [] : withNonce(parts, 11_886)),
    rarer: function* (parts) {
      if (nonceOf(parts) === '') return;
      for (let nonce = 0; nonce <= largestNonce; nonce += 1) {
        const [made] = withNonce(parts, nonce);
        // The one that fits is found here: the search counts far fewer ways than there are numbers.
        if (made && (nonce % inTurn === 0 || signV1Parts(made).signature === parts.claimed)) yield made;
      }
    },
  },
];

/** Mistakes with single values that are looked for when nothing else fits. */
export const rareValueMistakes: readonly Mistake<V1Parts>[] = [
  {
    id: 'flag-spelled-otherwise',
    tried: 'alone',
    title: 'A flag was signed as another word',
    detail:
      'The text to sign has true or True for 1 or true, and false, False or nothing for 0 or false, or the reverse.',
    fix: 'Make one text of each value, sign that text and send it.',
    inflict: (parts) => asWords(parts).slice(0, 1),
    rarer: (parts) => [...asWords(parts), ...otherWords(parts)],
  },
  {
    id: 'values-sent-encoded-twice',
    tried: 'alone',
    title: 'The values were sent encoded twice',
    detail:
      'The signature covers the values that were meant; on the wire their escapes are encoded once more.',
    fix: 'Give the HTTP library values that are not encoded yet.',
    inflict: (parts) =>
      withParameters(
        parts,
        parts.parameters.map(([name, value]): Pair => [
          name,
          /%[\da-f]{2}/i.test(value) ? decodeOnceMore(value) : value,
        ]),
      ),
  },
  ...valueSlips<V1Parts>(places),
  ...pairSlips<V1Parts>({
    ...places,
    sentNames: ({ sentNames }) => sentNames,
    cut: ({ method, sentNames }) =>
      method.toUpperCase() === 'GET' ? sentNames.filter((name) => name !== 'Signature').slice(-1) : [],
  }),
  ...nonceMistakes,
];
