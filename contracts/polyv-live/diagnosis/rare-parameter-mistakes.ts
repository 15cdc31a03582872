import { cutEnds } from '../../core/diagnosis/cut-urls.ts';
import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { byCodeUnit } from '../../core/wire/query-string.ts';
import { changeValues } from './entries.ts';
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

/** Mistakes with single parameters that are looked for when nothing else fits. */
export const rareParameterMistakes: readonly Mistake<PolyvParts>[] = [
  {
    id: 'value-cut-by-hash',
    title: 'A value with # was put into the URL as it is',
    detail: 'The sign covers a value with # in it; it was sent unencoded, so that the URL ended before it.',
    fix: 'Percent-encode every value in the URL: # is %23.',
    tried: 'alone',
    inflict: (parts) => [...cutValues(parts, ['#1'])],
    rarer: (parts) => cutValues(parts, cutEnds),
  },
];

function* cutValues(parts: PolyvParts, ends: readonly string[]): Generator<PolyvParts> {
  for (const [last, value] of parts.sent.query.filter(([name]) => name !== 'sign'))
    if (value !== '' && !/^\d+$/.test(value))
      for (const end of ends) yield* changeValues(parts, (text, name) => (name === last ? text + end : text));
}
