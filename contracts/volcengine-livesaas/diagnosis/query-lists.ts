import { printedForms, roundedForms } from '../../core/diagnosis/number-forms.ts';
import type { Pairs } from '../../core/wire/query-string.ts';

export function isRepeated(pairs: Pairs, name: string): boolean {
  return pairs.filter(([other]) => other === name).length > 1;
}

/** The same parameters with one value for each name. */
export function foldRepeated(query: Pairs): readonly Pairs[] {
  const values = new Map<string, string[]>();
  for (const [name, value] of query) values.set(name, [...(values.get(name) ?? []), value]);
  if (values.size === query.length) return [];
  const fold = (choose: (all: readonly string[]) => string): Pairs =>
    [...values].map(([name, all]) => [name, choose(all)] as const);
  return [
    fold((all) => all[0]!),
    fold((all) => all.at(-1)!),
    fold((all) => all.join(',')),
    fold((all) => all.join(';')),
    fold((all) => all.join(' ')),
    fold((all) => (all.length > 1 ? JSON.stringify(all) : all[0]!)),
    fold((all) => (all.length > 1 ? `[${all.join(', ')}]` : all[0]!)),
    fold((all) => (all.length > 1 ? `[${all.join(' ')}]` : all[0]!)),
    fold((all) => (all.length > 1 ? 'Array' : all[0]!)),
  ];
}

/** The same parameters with `Name=Array`, as PHP prints a list, in the place of `Name[0]=…`, be it one entry or several. */
export function printIndexed(query: Pairs): readonly Pairs[] {
  const printed = new Map<string, string>();
  for (const [name, value] of query) {
    const plain = name.replace(/\[\d*\]$/, '');
    printed.set(plain, plain === name ? value : 'Array');
  }
  return query.some(([name]) => !printed.has(name)) ? [[...printed]] : [];
}

/** A value that is a list, in JSON or with commas, as languages print one. */
export function printLists(query: Pairs): readonly Pairs[] {
  const lists = query.map(([, value]) => {
    const inner = /^\[(.*)\]$/s.exec(value)?.[1] ?? (value.includes(',') ? value : undefined);
    return inner?.split(/\s*,\s*/).map((item) => item.replace(/^["']|["']$/g, ''));
  });
  if (lists.every((list) => list === undefined)) return [];
  const printed = (print: (list: readonly string[]) => string): Pairs =>
    query.map(([name, value], at) => [name, lists[at] ? print(lists[at]) : value] as const);
  return [
    printed(() => 'Array'),
    printed((list) => list.join(',')),
    printed((list) => `[${list.join(', ')}]`),
    printed((list) => `[${list.join(',')}]`),
    printed((list) => `[${list.join(' ')}]`),
    printed((list) => `['${list.join("', '")}']`),
    printed((list) => `["${list.join('","')}"]`),
    printed((list) => `["${list.join('", "')}"]`),
    printed(() => '[object Object]'),
    query.flatMap(
      ([name, value], at): Pairs => lists[at]?.map((item) => [name, item] as const) ?? [[name, value]],
    ),
    query.flatMap(
      ([name, value], at): Pairs => lists[at]?.map((item) => [`${name}[]`, item] as const) ?? [[name, value]],
    ),
  ];
}

const formsOf = (value: string): readonly string[] => [...printedForms(value), ...roundedForms(value)];

/** The same parameters with numbers as languages print them: each number by itself, and all together. */
export function reprintNumbers(query: Pairs): readonly Pairs[] {
  const most = Math.max(0, ...query.map(([, value]) => formsOf(value).length));
  const numbers = query.filter(([, value]) => formsOf(value).length > 0);
  return Array.from({ length: most }, (_, at) => at).flatMap((at) => {
    const print = (value: string): string => formsOf(value)[at] ?? value;
    const each = numbers.map(([one]) =>
      query.map(([name, value]) => [name, name === one ? print(value) : value] as const),
    );
    return numbers.length > 1 ? [...each, query.map(([name, value]) => [name, print(value)] as const)] : each;
  });
}
