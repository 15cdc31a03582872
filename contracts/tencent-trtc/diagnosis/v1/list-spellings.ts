import { byCodeUnit, type Pairs } from '../../../core/wire/query-string.ts';
import { readEntryName } from '../../wire/read-request.ts';
import { byName, type Pair } from './change-parameters.ts';
import type { V1Parts } from './parts.ts';

/** Lists as one parameter each, in JSON or joined with commas; or with their entries numbered from 1 on. */
export function spellLists({ parameters }: V1Parts): readonly Pairs[] {
  const lists = new Map<string, string[]>();
  for (const [name, value] of parameters) {
    const entry = readEntryName(name);
    if (!entry) continue;
    const list = lists.get(entry.name) ?? [];
    list[entry.index] = value;
    lists.set(entry.name, list);
  }
  if (lists.size === 0) return [];
  const others = parameters.filter(([name]) => !readEntryName(name));
  const whole = (print: (list: readonly string[]) => string): Pairs =>
    [...others, ...[...lists].map(([name, list]): Pair => [name, print(list)])].toSorted(byName);
  const fromOne = parameters.map(([name, value]): Pair => {
    const entry = readEntryName(name);
    return entry ? [`${entry.name}.${entry.index + 1}`, value] : [name, value];
  });
  const named = (print: (entry: Entry) => string): Pairs =>
    parameters.map(([name, value]): Pair => {
      const entry = readEntryName(name);
      return entry ? [print(entry), value] : [name, value];
    });
  return [
    ...listPrints.map(whole),
    fromOne.toSorted(byName),
    ...[
      ({ name }: Entry) => name,
      ({ name, index }: Entry) => `${name}[${index}]`,
      ({ name }: Entry) => `${name}[]`,
      ({ name }: Entry) => `${name}.`,
      ({ name, index }: Entry) => `${name}.${index}`.replace('.', '_'),
      ({ name, index }: Entry) => `${name}${index}`,
    ].flatMap((print) => [named(print).toSorted(byName), named(print)]),
    others,
  ];
}

type Entry = NonNullable<ReturnType<typeof readEntryName>>;

const listPrints: readonly ((list: readonly string[]) => string)[] = [
  (list) => JSON.stringify(list),
  (list) => list.join(','),
  (list) => list.join(', '),
  (list) => list.join(';'),
  (list) => list.join('|'),
  (list) => list.join(' '),
  (list) => list.join(''),
  (list) => `[${list.join(', ')}]`,
  (list) => `[${list.join(',')}]`,
  (list) => `[${list.join(' ')}]`,
  (list) => `[${list.map((entry) => `'${entry}'`).join(', ')}]`,
  (list) => `[${list.map((entry) => `"${entry}"`).join(', ')}]`,
  () => 'Array',
  () => '[object Object]',
  () => 'System.String[]',
  (list) => list[0] ?? '',
  (list) => list.at(-1) ?? '',
];

/** Entries in the order of their numbers, where that of their names puts 10 before 2. */
export function byEntry([left]: Pair, [right]: Pair): number {
  const [one, other] = [readEntryName(left), readEntryName(right)];
  if (!one || one.name !== other?.name) return byCodeUnit(left, right);
  return one.index - other.index;
}
