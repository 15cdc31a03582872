import { byCodeUnit, type Pairs } from '../../core/wire/query-string.ts';
import type { PolyvParts } from './parts.ts';

type Entry = Pairs[number];

export const byName = ([left]: Entry, [right]: Entry): number => byCodeUnit(left, right);

/** Signs other entries. */
export function withEntries(parts: PolyvParts, ...choices: readonly Pairs[]): readonly PolyvParts[] {
  return choices.map((entries) => ({ ...parts, entries }));
}

/** Signs more entries, each in its place by its name; nothing where there is none that is new. */
export function addEntries(parts: PolyvParts, more: Pairs): readonly PolyvParts[] {
  const names = new Set(parts.entries.map(([name]) => name));
  const added = more.filter(([name]) => !names.has(name));
  return added.length === 0 ? [] : withEntries(parts, [...parts.entries, ...added].toSorted(byName));
}

export function leaveOut(parts: PolyvParts, isOut: (entry: Entry) => boolean): readonly PolyvParts[] {
  return withEntries(
    parts,
    parts.entries.filter((entry) => !isOut(entry)),
  );
}

/** Signs the values otherwise; of each change those that make a difference. */
export function changeValues(
  parts: PolyvParts,
  ...changes: readonly ((value: string, name: string) => string)[]
): readonly PolyvParts[] {
  return changes.flatMap((change) => {
    const entries = parts.entries.map(([name, value]) => [name, change(value, name)] as const);
    const isSame = entries.every(([, value], at) => value === parts.entries[at]![1]);
    return isSame ? [] : withEntries(parts, entries);
  });
}

/** The entries that one list has and another lacks, by their names. */
export function namesBeyond(all: Pairs, some: Pairs): string {
  const there = new Set(some.map(([name]) => name));
  const names = new Set(all.map(([name]) => name).filter((name) => !there.has(name) && name !== 'sign'));
  return [...names].map((name) => name.slice(0, 40)).join(' and ');
}

/** Query and form as they were sent, without the sign and without empty values. */
export function sentEntries({ sent }: PolyvParts): Pairs {
  return [...sent.query, ...sent.form].filter(([name, value]) => name !== 'sign' && value !== '');
}

export function valueOf(entries: Pairs, name: string): string | undefined {
  return entries.find(([other]) => other === name)?.[1];
}
