import { encodePart } from '../wire/query-string.ts';
import type { Mistake, SecretPart } from './mistake.ts';
import { combine } from './subsets.ts';

/** One way in which a client signs otherwise: what it is, and what it makes of the parts. */
export type Habit<Parts> = readonly [says: string, change: (parts: Parts) => Parts];

/** Parts that say which habits made them. */
interface Habitual extends SecretPart {
  readonly habits?: readonly string[];
}

/** How values are escaped before they are signed, each with what it is. */
export const valueEncodings: readonly (readonly [says: string, encode: (text: string) => string])[] = [
  ['encoded values', encodePart],
  ['values encoded as a form', (text) => new URLSearchParams({ '': text }).toString().slice(1)],
  ['values encoded by encodeURIComponent', (text) => encodeURIComponent(text.toWellFormed())],
  [
    'encoded values with lower-case escapes',
    (text) => encodePart(text).replaceAll(/%../g, (escape) => escape.toLowerCase()),
  ],
];

interface SeveralHabits<Parts> extends Pick<Mistake<SecretPart>, 'title' | 'detail' | 'fix'> {
  /** Habits of one kind do not come together. */
  readonly kinds: readonly (readonly Habit<Parts>[])[];
  /** So many habits are tried at once, at most. */
  readonly most: number;
  readonly sign: (parts: Parts) => { readonly signature: string };
}

/** The mistake of several habits at once: two of them, then three and more, each of which makes a difference. */
export function severalHabits<Parts extends Habitual>({
  kinds,
  most,
  sign,
  ...said
}: SeveralHabits<Parts>): Mistake<Parts> {
  function* combined(parts: Parts): Generator<Parts> {
    const plain = sign(parts).signature;
    const none: Habit<Parts> = ['', (same) => same];
    const effective = kinds.map((kind) => [
      none,
      ...kind.filter(([, change]) => sign(change(parts)).signature !== plain),
    ]);
    for (const choice of combine(effective, most)) {
      const made = choice.map(([says]) => says).filter((says) => says !== '');
      if (made.length < 2) continue;
      yield choice.reduce<Parts>((changed, [, change]) => change(changed), { ...parts, habits: made });
    }
  }
  return {
    id: 'several-habits',
    ...said,
    tell: ({ habits: made = [] }) => `What was signed has ${made.join(', and ')}.`,
    tried: 'alone',
    isSeveral: true,
    inflict(parts) {
      for (const made of combined(parts)) if (made.habits?.length === 3) return [made];
      return [];
    },
    rarer: combined,
  };
}
