import { bounds } from './bounds.ts';
import { nearestNames, offerNames } from './suggest-name.ts';
import { shorten } from './shorten.ts';
import type { Vendor } from '../contract/vendor.ts';
import { operationsByKey } from '../contract/find-operation.ts';

/** The operation that a name means, or why it means none, in a sentence. */
export type Named = { readonly key: string } | { readonly problem: string };

interface Candidate {
  readonly vendor: string;
  readonly key: string;
  readonly method: string;
  /** The last parts of key, method and path, without hyphens and underscores. */
  readonly short: ReadonlySet<string>;
}

type ByName = ReadonlyMap<string, readonly Candidate[]>;

/** The operations of a vendor by what they may be called. */
interface Names {
  readonly candidates: readonly Candidate[];
  readonly method: ByName;
  /** By key, method and path in lower case. */
  readonly whole: ByName;
  readonly short: ByName;
  /** The keys by what a mistyped name is compared with. */
  readonly spelt: readonly (readonly [name: string, key: string])[];
}

/**
 * Finds an operation by its key, by the name of its client method, by its path, or by the last parts of either, such as
 * `ban_member`; case, hyphens and underscores may differ. A name that several operations have means none of them.
 */
export function nameOperation(name: string, vendors: readonly Vendor[]): Named {
  const key = keyOf(name, vendors);
  if (key !== undefined) return { key };
  const meant = findMeant(name, vendors);
  if (meant.length === 0)
    return { problem: `there is no operation "${shorten(name)}".${hintAtOperation(name, vendors)}` };
  const all = meant.map((one) => (vendors.length > 1 ? `${one.vendor} ${one.key}` : one.key));
  return { problem: `"${shorten(name)}" may be any of these: ${all.join(', ')}; say its whole name.` };
}

/** The key of the operation that a name means, if it means one; to look for similar names takes much longer. */
export function keyOf(name: string, vendors: readonly Vendor[]): string | undefined {
  if (vendors.some((vendor) => operationsByKey(vendor).has(name))) return name;
  const [first, ...others] = findMeant(name, vendors);
  return first && others.every(({ key }) => key === first.key) ? first.key : undefined;
}

/** Whether several operations have a name, so that it means none of them. */
export function isAmbiguous(name: string, vendors: readonly Vendor[]): boolean {
  return keyOf(name, vendors) === undefined && findMeant(name, vendors).length > 0;
}

function findMeant(name: string, vendors: readonly Vendor[]): readonly Candidate[] {
  const path = name.toLowerCase().replace(/^\//, '');
  const wanted = toPlain(name);
  const named = vendors.map(namesOf);
  return (
    [
      named.map(({ method }) => method.get(name)),
      named.map(({ whole }) => whole.get(path)),
      named.map(({ short }) => short.get(wanted)),
    ]
      .map((found) => found.flatMap((some) => some ?? []))
      .find((found) => found.length > 0) ?? []
  );
}

/**
 * The key of the operation of a vendor that a client means by a name of two words or more, whatever their order and however
 * they are joined: `KickUserOut` is `kick_user_out`. Undefined where none is, or several are.
 */
export function findKeyByWords(name: string, vendor: Vendor): string | undefined {
  if (name.length > bounds.nameToCompare) return undefined;
  const wanted = sortedWords(name);
  if (!wanted.includes(' ')) return undefined;
  const keys = namesOf(vendor)
    .candidates.filter(({ key, method }) =>
      [key.split('/').at(-1)!, method].map(sortedWords).includes(wanted),
    )
    .map(({ key }) => key);
  return keys.length === 1 ? keys[0] : undefined;
}

function sortedWords(name: string): string {
  const words = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words
    .filter((word) => word !== '')
    .toSorted()
    .join(' ');
}

const known = new WeakMap<Vendor, Names>();

function namesOf(vendor: Vendor): Names {
  const found = known.get(vendor);
  if (found) return found;
  const made = nameAll(vendor);
  known.set(vendor, made);
  return made;
}

function nameAll(vendor: Vendor): Names {
  const [method, whole, short] = [newNames(), newNames(), newNames()];
  const spelt: [string, string][] = [];
  const candidates = [...operationsByKey(vendor)].map(([key, operation]) => {
    const paths = [key, operation.route.action ?? operation.route.path.slice(1)];
    const ends = new Set([...paths.flatMap(endings), operation.name].map(toPlain));
    const candidate = { vendor: vendor.name, key, method: operation.name, short: ends };
    add(method, [operation.name], candidate);
    add(whole, new Set([...paths, operation.name].map((path) => path.toLowerCase())), candidate);
    add(short, ends, candidate);
    for (const name of [...endings(key), operation.name]) spelt.push([name, key]);
    return candidate;
  });
  return { candidates, method, whole, short, spelt };
}

const newNames = (): Map<string, Candidate[]> => new Map();

function add(table: Map<string, Candidate[]>, names: Iterable<string>, candidate: Candidate): void {
  for (const name of names) {
    const others = table.get(name);
    if (others) others.push(candidate);
    else table.set(name, [candidate]);
  }
}

/** `a/b/c`, `b/c` and `c`. */
function endings(key: string): readonly string[] {
  const parts = key.split('/');
  return parts.map((_, index) => parts.slice(index).join('/'));
}

function toPlain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '').replace(/^\//, '');
}

/** Offers methods for a method, or else keys: every place takes both. A short name is compared with short ones. */
export function hintAtOperation(name: string, vendors: readonly Vendor[]): string {
  const keys = new Map(vendors.flatMap((vendor) => namesOf(vendor).spelt));
  const methods = new Set(vendors.flatMap((vendor) => [...namesOf(vendor).method.keys()]));
  const offered = new Map<string, string>();
  for (const known of nearestNames(name, [...keys.keys()])) {
    const key = keys.get(known)!;
    if (!offered.has(key)) offered.set(key, methods.has(known) ? known : key);
  }
  const similar = [...offered.values()];
  return offerNames(new Set(similar.length > 0 ? similar : keysWith(name, vendors)));
}

function keysWith(part: string, vendors: readonly Vendor[]): readonly string[] {
  const wanted = toPlain(part);
  if (wanted.length < 3) return [];
  const found = vendors
    .flatMap((vendor) => namesOf(vendor).candidates)
    .filter(({ short }) => [...short].some((name) => name.includes(wanted)));
  return found.slice(0, 3).map(({ key }) => key);
}
