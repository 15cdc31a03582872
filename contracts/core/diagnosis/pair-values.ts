import type { Pairs } from '../wire/query-string.ts';
import type { Mistake, SecretPart } from './mistake.ts';
import type { PairPlaces } from './pair-slips.ts';
import { asOption, textPrinters, type PrintText } from './secret-slips.ts';
import { placeholdersFor } from './templates.ts';

/** What of a vendor's parts are the names and values that are signed, and those that were sent. */
export type ValuePlaces<Parts extends SecretPart> = Pick<
  PairPlaces<Parts>,
  'signed' | 'with' | 'fieldNames'
> & {
  /** What is right where nothing is said. */
  readonly sent?: (parts: Parts) => Pairs;
};

/** White space that a form or a framework takes off, behind a value or before it. */
const spaces: readonly PrintText[] = [
  ...[' ', '\n', '\r\n', '\t', '\r', '\u{a0}', '\u{3000}', '  '].map((end) => (text: string) => text + end),
  ...[' ', '\n', '\t', '\ufeff', '\u{3000}'].map((start) => (text: string) => start + text),
  (text) => ` ${text} `,
];

/** One value changed, each of them in turn, those of the operation together, and all of them. */
function* changed<Parts extends SecretPart>(
  parts: Parts,
  { signed, with: withPairs, fieldNames }: ValuePlaces<Parts>,
  print: PrintText,
): Generator<Parts> {
  const pairs = signed(parts);
  const groups: readonly (readonly string[])[] = [
    ...pairs.map(([name]) => [name]),
    ...[fieldNames(parts), pairs.map(([name]) => name)].filter(({ length }) => length > 1),
  ];
  const seen = new Set<string>();
  for (const names of groups) {
    const made = pairs.map(([name, value]) => [name, names.includes(name) ? print(value) : value] as const);
    const text = JSON.stringify(made);
    if (seen.has(text) || made.every(([, value], at) => value === pairs[at]![1])) continue;
    seen.add(text);
    yield withPairs(parts, made);
  }
}

/** Numbers that fields have in other calls: of pages and sizes more than of others. */
const usualNumbers = [...Array.from({ length: 31 }, (_, at) => at), 50, 100, 200, 500, 1000].map(String);
const isPage = (name: string): boolean => /page|size|count|limit|offset/i.test(name);

/** A field of the operation that counts, with another number; those next to it have a name of their own. */
function otherNumbers<Parts extends SecretPart>(
  parts: Parts,
  { signed, with: withPairs, fieldNames }: ValuePlaces<Parts>,
): readonly Parts[] {
  const [pairs, own] = [signed(parts), fieldNames(parts)];
  return pairs.flatMap(([name, value], at) =>
    (own.includes(name) || isPage(name)) && /^\d{1,4}$/.test(value)
      ? usualNumbers
          .slice(0, isPage(name) ? undefined : 11)
          .filter((other) => Math.abs(Number(other) - Number(value)) > 1)
          .map((other) => withPairs(parts, pairs.with(at, [name, other])))
      : [],
  );
}

/** Which value was signed otherwise than it was sent. */
function tellValue<Parts extends SecretPart>(
  places: ValuePlaces<Parts>,
): (parts: Parts, right: Parts) => string {
  return (parts, right) => {
    const sent = places.sent?.(parts) ?? places.signed(right);
    const old = (name: string): string | undefined => sent.find(([one]) => one === name)?.[1];
    const [name, value = ''] =
      places.signed(parts).find(([one, signed]) => (old(one) ?? signed) !== signed) ?? [];
    if (name === undefined) return 'A value was signed otherwise than it was sent.';
    const shown = (text: string): string => JSON.stringify(text.slice(0, 60));
    return `${name.slice(0, 40)} was signed as ${shown(value)}, and sent as ${shown(old(name) ?? '')}.`;
  };
}

/** What may be wrong with single values of a call, in any scheme that signs them one by one. */
export function valueSlips<Parts extends SecretPart>(places: ValuePlaces<Parts>): readonly Mistake<Parts>[] {
  const tell = tellValue(places);
  const each = (parts: Parts, printers: readonly PrintText[]): readonly Parts[] =>
    printers.flatMap((print) => [...changed(parts, places, print)]);
  const unfilled = function* (parts: Parts): Generator<Parts> {
    const pairs = places.signed(parts);
    for (const [at, [name]] of pairs.entries())
      for (const text of placeholdersFor(name)) yield places.with(parts, pairs.with(at, [name, text]));
  };
  return [
    {
      id: 'value-printed-otherwise',
      tried: 'alone',
      title: 'A value was signed as a language prints it',
      detail: "The text to sign has a value as a program prints it, such as b'…', Some(…) or a list.",
      tell,
      fix: 'Make one text of each value, sign that text and send it.',
      inflict: (parts) => each(parts, [asOption]),
      rarer: (parts) => each(parts, textPrinters),
    },
    {
      id: 'value-not-filled-in',
      tried: 'alone',
      title: 'A variable was signed before it was filled in',
      detail:
        'The text to sign has the name of a variable where a value was sent, as templates of Postman, shells and languages have it.',
      tell,
      fix: 'Fill the variables in first, and sign what is sent: pm.variables.replaceIn() does it in a script of Postman.',
      inflict(parts) {
        for (const first of unfilled(parts)) return [first];
        return [];
      },
      rarer: unfilled,
    },
    {
      id: 'number-of-another-call',
      tried: 'alone',
      title: 'Another number was signed than was sent',
      detail:
        'The text to sign has another number than the call for a page, a size or another field: that of another call, or a default.',
      tell,
      fix: 'Sign each call anew, after its last value is set.',
      inflict: (parts) => otherNumbers(parts, places).slice(0, 1),
      rarer: (parts) => otherNumbers(parts, places),
    },
    {
      id: 'values-trimmed-before-sending',
      tried: 'alone',
      title: 'White space around a value was signed and not sent',
      detail: 'The text to sign has white space before or behind a value that was sent without it.',
      tell,
      fix: 'Trim values before both, signing and sending, or not at all.',
      inflict: (parts) => each(parts, spaces.slice(0, 1)),
      rarer: (parts) => each(parts, spaces),
    },
  ];
}
