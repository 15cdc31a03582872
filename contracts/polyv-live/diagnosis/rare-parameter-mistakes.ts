import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import type { ValuePlaces } from '../../core/diagnosis/pair-values.ts';
import { pairSlips } from '../../core/diagnosis/pair-slips.ts';
import { byCodeUnit } from '../../core/wire/query-string.ts';
import type { PolyvParts } from './parts.ts';

const plain = (name: string): string => name.replaceAll(/[-_]/g, '').toLowerCase();

/** The parameters by their documented names, where the call has one of them in another case. */
export function* namedAsDocumented(parts: PolyvParts): Generator<PolyvParts> {
  const known = ['appId', 'timestamp', ...parts.sent.fieldNames];
  for (const [at, [name, value]] of parts.entries.entries())
    for (const other of known.filter((one) => one !== name && plain(one) === plain(name)))
      yield {
        ...parts,
        entries: parts.entries
          .with(at, [other, value])
          .toSorted(([left], [right]) => byCodeUnit(left, right)),
      };
}

/** Which name was signed, and by which it came. */
export function tellNames({ entries, sent }: PolyvParts): string {
  const names = [...sent.query, ...sent.form].map(([name]) => name);
  const signed = entries.map(([name]) => name).find((name) => !names.includes(name));
  if (signed === undefined) return 'The text to sign has the names in lower or upper case.';
  const arrived = names.find((name) => plain(name) === plain(signed)) ?? 'another name';
  return `The text to sign has ${signed.slice(0, 40)}, and the call ${arrived.slice(0, 40)}.`;
}

/** Where the values are that are signed, and those that were sent. */
export const valuePlaces: ValuePlaces<PolyvParts> = {
  signed: ({ entries }) => entries,
  with: (parts, entries) => ({ ...parts, entries }),
  sent: ({ sent }) => [...sent.query, ...sent.form],
  fieldNames: ({ sent }) => sent.fieldNames,
};

/** Mistakes with single parameters that are looked for when nothing else fits. */
export const rareParameterMistakes: readonly Mistake<PolyvParts>[] = pairSlips<PolyvParts>({
  ...valuePlaces,
  sentNames: ({ sent }) => [...sent.query, ...sent.form].map(([name]) => name),
  cut: ({ sent }) =>
    sent.query
      .filter(([name, value]) => name !== 'sign' && value !== '' && !/^\d+$/.test(value))
      .map(([name]) => name),
});
