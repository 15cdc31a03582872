import type { Pairs } from '../../core/wire/query-string.ts';
import { withEntries } from './entries.ts';
import type { PolyvParts } from './parts.ts';

/** The items of a list in JSON or with commas; undefined where the value is none. */
function itemsOf(value: string): readonly string[] | undefined {
  const inner =
    /^\[(.*)\]$/s.exec(value)?.[1] ?? (value.includes(',') && !value.startsWith('{') ? value : undefined);
  return inner?.split(/\s*,\s*/).map((item) => item.trim().replace(/^["']|["']$/g, ''));
}

const onLists =
  (print: (items: readonly string[]) => string): ((value: string) => string) =>
  (value) => {
    const items = itemsOf(value);
    return items ? print(items) : value;
  };

/** How languages print a list. */
export const listPrints: readonly ((value: string) => string)[] = [
  onLists(() => 'Array'),
  onLists((items) => items.join(',')),
  onLists((items) => items.join(', ')),
  onLists((items) => items.join('')),
  onLists((items) => items.join(' ')),
  onLists((items) => items.join(';')),
  onLists((items) => `[${items.join(', ')}]`),
  onLists((items) => `[${items.join(',')}]`),
  onLists((items) => `[${items.join(' ')}]`),
  onLists((items) => `['${items.join("', '")}']`),
  onLists((items) => `["${items.join('","')}"]`),
  onLists((items) => `["${items.join('", "')}"]`),
  onLists((items) => `[${items.map((item) => JSON.stringify(item)).join(' ')}]`),
  onLists((items) => items[0] ?? ''),
  onLists((items) => items.at(-1) ?? ''),
  onLists(() => '[object Object]'),
  onLists(() => 'System.String[]'),
  onLists(() => 'System.Collections.Generic.List`1[System.String]'),
  onLists((items) => `{${items.join(',')}}`),
];

/** Lists that were sent as one name several times, and signed as one; or sent as one, and signed several times. */
export function foldLists(parts: PolyvParts): readonly PolyvParts[] {
  const sent = [...parts.sent.query, ...parts.sent.form].filter(
    ([name, value]) => name !== 'sign' && value !== '',
  );
  const plainName = (name: string): string => name.replace(/\[\d*\]$/, '');
  const isList = (name: string): boolean =>
    name !== plainName(name) || sent.filter(([other]) => other === name).length > 1;
  const sorted = (entries: Pairs): Pairs =>
    entries.toSorted(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  const spread = parts.entries.flatMap(
    ([name, value]) => itemsOf(value)?.map((item) => [name, item] as const) ?? [[name, value] as const],
  );
  const isSpread = spread.length > parts.entries.length;
  const unfolded = isSpread
    ? [
        spread,
        spread.map(
          ([name, value], _, all) =>
            [all.filter(([other]) => other === name).length > 1 ? `${name}[]` : name, value] as const,
        ),
      ]
    : [];
  if (!sent.some(([name]) => isList(name))) return withEntries(parts, ...unfolded.map(sorted));
  const others = sent.filter(([name]) => !isList(name));
  const names = [...new Set(sent.filter(([name]) => isList(name)).map(([name]) => plainName(name)))];
  const itemsBy = (name: string): readonly string[] =>
    sent.filter(([other]) => plainName(other) === name).map(([, value]) => value);
  const folded = [
    (items: readonly string[]) => items.join(','),
    (items: readonly string[]) => JSON.stringify(items),
    (items: readonly string[]) => items.join(''),
    (items: readonly string[]) => items.at(-1)!,
    (items: readonly string[]) => items[0]!,
    (items: readonly string[]) => `[${items.join(', ')}]`,
    (items: readonly string[]) => `[${items.join(' ')}]`,
    () => 'Array',
  ].flatMap((fold) => [
    [...others, ...names.map((name) => [name, fold(itemsBy(name))] as const)],
    [...others, ...names.map((name) => [`${name}[]`, fold(itemsBy(name))] as const)],
  ]);
  const each = [sent, sent.map(([name, value]) => [plainName(name), value] as const)];
  return withEntries(parts, ...[...each, ...folded].map(sorted));
}
