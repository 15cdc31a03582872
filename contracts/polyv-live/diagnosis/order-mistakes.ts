import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { permutations } from '../../core/diagnosis/permutations.ts';
import { byCodeUnit, type Pairs } from '../../core/wire/query-string.ts';
import { sentEntries, withEntries } from './entries.ts';
import type { PolyvParts } from './parts.ts';

/** Mistakes with the order of the parameters. */
export const orderMistakes: readonly Mistake<PolyvParts>[] = [
  {
    id: 'parameters-unsorted',
    title: 'The parameters are not sorted',
    detail: 'They are signed in the order in which they were sent, or with the common ones first or last.',
    fix: 'Sort them by name, in ASCII order.',
    inflict: (parts) => {
      const isCommon = ([name]: Pairs[number]): boolean =>
        ['appId', 'timestamp', 'signatureMethod'].includes(name);
      const sent = sentEntries(parts);
      const form = sent.filter(([name]) => parts.sent.form.some(([other]) => other === name));
      const others = (entries: Pairs): Pairs => entries.filter((entry) => !isCommon(entry));
      const sorted = parts.entries;
      return withEntries(
        parts,
        sent,
        [...form, ...sent.filter((entry) => !form.includes(entry))],
        [...sent.filter(isCommon), ...others(sent)],
        [...others(sent), ...sent.filter(isCommon)],
        [...sorted.filter(isCommon), ...others(sorted)],
        [...others(sorted), ...sorted.filter(isCommon)],
        [...others(sorted), ...sorted.filter(isCommon).toReversed()],
        [...sorted.filter(isCommon).toReversed(), ...others(sorted)],
      );
    },
  },
  {
    id: 'parameters-sorted-without-case',
    title: 'The parameters are sorted without regard to case',
    detail: 'Upper-case and lower-case letters are sorted together.',
    fix: 'Sort in ASCII order, where every upper-case letter comes before every lower-case one.',
    inflict: (parts) =>
      withEntries(
        parts,
        parts.entries.toSorted(([left], [right]) => byCodeUnit(left.toLowerCase(), right.toLowerCase())),
      ),
  },
  {
    id: 'parameters-sorted-backwards',
    title: 'The parameters are sorted backwards',
    detail: 'They are signed in descending order of their names.',
    fix: 'Sort them by name, in ascending ASCII order.',
    inflict: (parts) => withEntries(parts, parts.entries.toReversed()),
  },
  {
    id: 'parameters-in-any-order',
    tried: 'alone',
    title: 'The parameters are in another order',
    detail: 'They are signed in an order that is neither that of the call nor that of their names.',
    tell: ({ entries }) => `They are signed in the order ${entries.map(([name]) => name).join(', ')}.`,
    fix: 'Sort them by name, in ASCII order.',
    inflict: (parts) => withEntries(parts, ...permutations(parts.entries).slice(1)),
    rarer: (parts) =>
      parts.entries.length > 5 ? withEntries(parts, ...permutations(parts.entries, 6).slice(1)) : [],
  },
  {
    id: 'parameters-sorted-otherwise',
    tried: 'alone',
    title: 'The parameters are sorted by something else than their names',
    detail: 'They are sorted by their values, by name and value together, or by length.',
    fix: 'Sort them by name, in ASCII order.',
    inflict: (parts) =>
      withEntries(
        parts,
        parts.entries.toSorted(([, left], [, right]) => byCodeUnit(left, right)),
        parts.entries.toSorted((left, right) => byCodeUnit(left.join(''), right.join(''))),
        parts.entries.toSorted(([left], [right]) => left.length - right.length),
        parts.entries.toSorted(([left], [right]) => right.length - left.length),
      ),
  },
];
