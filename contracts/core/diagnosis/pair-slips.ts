import { byCodeUnit, type Pairs } from '../wire/query-string.ts';
import { cutEnds } from './cut-urls.ts';
import type { Mistake, SecretPart } from './mistake.ts';

/** What of a vendor's parts are the names and values that are signed, and what of them was sent. */
export interface PairPlaces<Parts extends SecretPart> {
  readonly signed: (parts: Parts) => Pairs;
  readonly with: (parts: Parts, pairs: Pairs) => Parts;
  readonly sentNames: (parts: Parts) => readonly string[];
  /** With their values, where the parts have those too. */
  readonly sent?: (parts: Parts) => Pairs;
  /** The fields of the operation that stand among them. */
  readonly fieldNames: (parts: Parts) => readonly string[];
  /** Those behind whose value a raw # may have cut off the URL. */
  readonly cut: (parts: Parts) => readonly string[];
}

/** A name as it is written in other languages and by other vendors. */
function respelledNames(name: string): readonly string[] {
  const snake = name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, '_');
  const spellings = [
    name.toLowerCase(),
    name.toUpperCase(),
    name.charAt(0).toUpperCase() + name.slice(1),
    name.charAt(0).toLowerCase() + name.slice(1),
    name.replace(/Id$/, 'ID'),
    name.replace(/ID$/, 'Id'),
    snake.toLowerCase(),
    snake.replaceAll('_', '-').toLowerCase(),
  ];
  return [...new Set(spellings)].filter((one) => one !== name);
}

/** Numbers that programs have by themselves where nobody sets one. */
const defaults = ['1', '10', '20', '50', '100', '0', '1000'];
const isPage = (name: string): boolean => /page/i.test(name) && !/size|count/i.test(name);
const isSize = (name: string): boolean => /size|count|limit/i.test(name);

/** One value changed to what one that counts was in the call before, or will be in the next. */
function* counted<Parts extends SecretPart>(parts: Parts, places: PairPlaces<Parts>): Generator<Parts> {
  const pairs = places.signed(parts);
  for (const [at, [name, value]] of pairs.entries())
    if (/^(?:0|[1-9]\d{0,3})$/.test(value))
      for (const other of [Number(value) - 1, Number(value) + 1])
        if (other >= 0) yield places.with(parts, pairs.with(at, [name, String(other)]));
}

function* renamed<Parts extends SecretPart>(parts: Parts, places: PairPlaces<Parts>): Generator<Parts> {
  const pairs = places.signed(parts);
  for (const [at, [name, value]] of pairs.entries())
    for (const other of respelledNames(name)) {
      const inPlace = pairs.with(at, [other, value]);
      const sorted = inPlace.toSorted(([left], [right]) => byCodeUnit(left, right));
      yield places.with(parts, sorted);
      if (sorted.some(([one], place) => one !== inPlace[place]![0])) yield places.with(parts, inPlace);
    }
}

function* withDefaults<Parts extends SecretPart>(parts: Parts, places: PairPlaces<Parts>): Generator<Parts> {
  const sent = new Set(places.sentNames(parts));
  const missing = places.fieldNames(parts).filter((name) => !sent.has(name));
  const add = (...more: Pairs): Parts =>
    places.with(
      parts,
      [...places.signed(parts), ...more].toSorted(([left], [right]) => byCodeUnit(left, right)),
    );
  for (const name of missing) for (const value of defaults) yield add([name, value]);
  for (const page of missing.filter(isPage))
    for (const size of missing.filter(isSize))
      for (const value of defaults) yield add([page, '1'], [size, value]);
}

function* beforeHash<Parts extends SecretPart>(
  parts: Parts,
  places: PairPlaces<Parts>,
  ends: readonly string[],
): Generator<Parts> {
  const pairs = places.signed(parts);
  const names = places.cut(parts);
  for (const [at, [name, value]] of pairs.entries())
    if (names.includes(name))
      for (const end of ends) yield places.with(parts, pairs.with(at, [name, value + end]));
}

/** The first form among the usual ones, and all of them among the rarer ones, which are tried last. */
function formsOf<Parts extends SecretPart>(
  all: (parts: Parts) => Iterable<Parts>,
): Pick<Mistake<Parts>, 'tried' | 'inflict' | 'rarer'> {
  return {
    tried: 'alone',
    inflict(parts) {
      for (const first of all(parts)) return [first];
      return [];
    },
    rarer: all,
  };
}

function tellCounted(signedPairs: Pairs, sent: Pairs): string {
  const old = (name: string): string | undefined => sent.find(([one]) => one === name)?.[1];
  const [name, value] = signedPairs.find(([one, signed]) => (old(one) ?? signed) !== signed) ?? [];
  return name === undefined
    ? 'A number that counts was signed one higher or lower, as the call before or the next has it.'
    : `${name.slice(0, 40)} was signed as ${value}, and sent as ${old(name)}.`;
}

/** What may be wrong with single names and values of a call, in any scheme that signs them one by one. */
export function pairSlips<Parts extends SecretPart>(places: PairPlaces<Parts>): readonly Mistake<Parts>[] {
  const shown = (text: string): string => JSON.stringify(text.slice(0, 60));
  return [
    {
      id: 'value-cut-by-hash',
      title: 'A value with # was put into the URL as it is',
      detail: 'A value with # in it is signed; it was sent unencoded, so that the URL ended before it.',
      fix: 'Percent-encode every value in the URL: # is %23.',
      tried: 'alone',
      inflict: (parts) => [...beforeHash(parts, places, ['#1'])],
      rarer: (parts) => beforeHash(parts, places, cutEnds),
    },
    {
      id: 'number-one-off',
      title: 'A number was signed one higher or lower than it was sent',
      detail:
        'A number that counts, such as that of a page, is signed one higher or lower, as the call before or the next may have it.',
      tell: (parts) => tellCounted(places.signed(parts), places.sent?.(parts) ?? []),
      fix: 'Sign each call anew, after its last value is set.',
      ...formsOf((parts: Parts) => counted(parts, places)),
    },
    {
      id: 'name-spelled-otherwise',
      title: 'The name of a parameter was signed in another spelling',
      detail: 'One name in the text to sign has other capital letters, or other signs between its words.',
      tell: (parts) => {
        const sent = places.sentNames(parts);
        const name = places.signed(parts).find(([one]) => !sent.includes(one))?.[0] ?? 'a name';
        const plain = (text: string): string => text.replaceAll(/[-_]/g, '').toLowerCase();
        const came = sent.find((one) => plain(one) === plain(name)) ?? 'another name';
        return `The text to sign has ${shown(name)}, and the call ${shown(came)}.`;
      },
      fix: 'Sign each name exactly as it is sent.',
      ...formsOf((parts: Parts) => renamed(parts, places)),
    },
    {
      id: 'default-signed-and-not-sent',
      title: 'A default was signed and not sent',
      detail: 'The text to sign has a parameter with a usual default, and the call leaves it out.',
      tell: (parts) => {
        const sent = places.sentNames(parts);
        const more = places.signed(parts).filter(([name]) => !sent.includes(name));
        return `The text to sign has ${more.map(([name, value]) => `${name}=${value}`).join(' and ')}, which the call does not have.`;
      },
      fix: 'Sign exactly the parameters that are sent.',
      ...formsOf((parts: Parts) => withDefaults(parts, places)),
    },
  ];
}
