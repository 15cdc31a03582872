import { cutEnds } from '../../../core/diagnosis/cut-urls.ts';
import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import { commonNames } from '../../wire/constants.ts';
import { withParameters, withValue, type Pair } from './change-parameters.ts';
import type { V1Parts } from './parts.ts';

const flags = [
  ['false', 'true'],
  ['False', 'True'],
  ['', '1'],
] as const;

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

function cutValues(parts: V1Parts, ends: readonly string[]): readonly V1Parts[] {
  const last = parts.sentNames.findLast((name) => name !== 'Signature');
  if (parts.method.toUpperCase() !== 'GET' || last === undefined) return [];
  return ends.flatMap((end) => withValue(parts, last, (value) => value + end));
}

/** Mistakes with single values that are looked for when nothing else fits. */
export const rareValueMistakes: readonly Mistake<V1Parts>[] = [
  {
    id: 'flag-spelled-otherwise',
    tried: 'alone',
    title: '0 or 1 was signed as another word',
    detail: 'The text to sign has true or True for 1, and false, False or nothing for 0.',
    fix: 'Make one text of each value, sign that text and send it.',
    inflict: (parts) => asWords(parts).slice(0, 1),
    rarer: asWords,
  },
  {
    id: 'value-cut-by-hash',
    tried: 'alone',
    title: 'A value with # was put into the URL as it is',
    detail: 'A value with # in it is signed; it was sent unencoded, so that the URL ended before it.',
    fix: 'Percent-encode every value in the URL: # is %23.',
    inflict: (parts) => cutValues(parts, ['#1']),
    rarer: (parts) => cutValues(parts, cutEnds),
  },
];
