import { bounds } from './bounds.ts';
import { nearestNames } from './suggest-name.ts';
import { shorten } from './shorten.ts';
import type { Vendor } from '../contract/vendor.ts';
import { operationsByKey, type NamedOperation } from '../contract/find-operation.ts';

/** The operation that a name means, or why it means none, in a sentence. */
export type Named = { readonly key: string } | { readonly problem: string };

interface Candidate {
  readonly vendor: string;
  readonly key: string;
  readonly method: string;
  /** Key, method and path in lower case. */
  readonly whole: ReadonlySet<string>;
  /** The last parts of them, without hyphens and underscores. */
  readonly short: ReadonlySet<string>;
}

/**
 * Finds an operation by its key, by the name of its client method, by its path, or by the last parts of either, such as
 * `ban_member`; case, hyphens and underscores may differ. A name that several operations have means none of them.
 */
export function nameOperation(name: string, vendors: readonly Vendor[]): Named {
  const key = keyOf(name, vendors);
  if (key !== undefined) return { key };
  const meant = findMeant(name, vendors);
  const candidates = vendors.flatMap(candidatesOf);
  if (meant.length === 0)
    return { problem: `there is no operation "${shorten(name)}".${hintAtOperation(name, candidates)}` };
  const all = meant.map((one) => (vendors.length > 1 ? `${one.vendor} ${one.key}` : one.key));
  return { problem: `"${shorten(name)}" may be any of these: ${all.join(', ')}; say its whole name.` };
}

/** The key of the operation that a name means, if it means one; to look for similar names takes much longer. */
export function keyOf(name: string, vendors: readonly Vendor[]): string | undefined {
  if (vendors.some((vendor) => operationsByKey(vendor).has(name))) return name;
  const [first, ...others] = findMeant(name, vendors);
  return first && others.every(({ key }) => key === first.key) ? first.key : undefined;
}

function findMeant(name: string, vendors: readonly Vendor[]): readonly Candidate[] {
  const candidates = vendors.flatMap(candidatesOf);
  const wanted = toPlain(name);
  const path = name.toLowerCase().replace(/^\//, '');
  return (
    [
      candidates.filter(({ method }) => method === name),
      candidates.filter(({ whole }) => whole.has(path)),
      candidates.filter(({ short }) => short.has(wanted)),
    ].find((found) => found.length > 0) ?? []
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
  const keys = candidatesOf(vendor)
    .filter(({ key, method }) => [key.split('/').at(-1)!, method].map(sortedWords).includes(wanted))
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

const known = new WeakMap<Vendor, readonly Candidate[]>();

function candidatesOf(vendor: Vendor): readonly Candidate[] {
  const found = known.get(vendor);
  if (found) return found;
  const made = [...operationsByKey(vendor)].map(([key, operation]) => describe(vendor.name, key, operation));
  known.set(vendor, made);
  return made;
}

function describe(vendor: string, key: string, { name: method, route }: NamedOperation): Candidate {
  const paths = [key, route.action ?? route.path.slice(1)];
  return {
    vendor,
    key,
    method,
    whole: new Set([...paths, method].map((path) => path.toLowerCase())),
    short: new Set([...paths.flatMap(endings), method].map(toPlain)),
  };
}

/** `a/b/c`, `b/c` and `c`. */
function endings(key: string): readonly string[] {
  const parts = key.split('/');
  return parts.map((_, index) => parts.slice(index).join('/'));
}

function toPlain(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '').replace(/^\//, '');
}

/** Offers keys, which every place takes; a short name is compared with short ones. */
function hintAtOperation(name: string, candidates: readonly Candidate[]): string {
  const keys = new Map(
    candidates.flatMap(({ key, method }) => [...endings(key), method].map((known) => [known, key] as const)),
  );
  const similar = nearestNames(name, [...keys.keys()]).map((known) => keys.get(known)!);
  const near = new Set(similar.length > 0 ? similar : keysWith(name, candidates));
  return near.size === 0 ? '' : ` Did you mean ${[...near].map((key) => `"${key}"`).join(' or ')}?`;
}

function keysWith(part: string, candidates: readonly Candidate[]): readonly string[] {
  const wanted = toPlain(part);
  if (wanted.length < 3) return [];
  const found = candidates.filter(({ short }) => [...short].some((name) => name.includes(wanted)));
  return found.slice(0, 3).map(({ key }) => key);
}
