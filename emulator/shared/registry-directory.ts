import { LogUnavailable } from './shared-log.ts';
import type { RegistryChange } from './shared-record.ts';

/** A sandbox as the registry knows it. */
export interface Registered {
  readonly name: string;
  /** Names this sandbox and never another one, not even one that gets its name later. */
  readonly key: string;
  /** The credentials that it has, had or will have by its scenario. */
  readonly claims: Set<string>;
  /** What tells the credentials that it was made with, as long as no scenario may have changed them. */
  credentials: string | undefined;
}

/** What stands between the key, the name, the credentials and the claims of a line. */
const separator = '\t';

/** A sandbox in one line. What would end a line or a word is escaped. */
function printLine({ key, name, credentials = '', claims }: Registered): string {
  return [key, name, credentials, ...claims].map(escape).join(separator);
}

/** Reads a line. Throws a `LogUnavailable` where it is none. */
function readLine(line: string): Registered {
  const [key, name, credentials = '', ...claims] = line.split(separator).map(unescape);
  if (!key || !name)
    throw new LogUnavailable('What is kept of the registry cannot be used: a line of it names no sandbox.');
  return { key, name, claims: new Set(claims), credentials: credentials === '' ? undefined : credentials };
}

/** Where each sandbox stands, by all that it is found by. One that was kept stays a line until somebody asks for it. */
function createPlaces() {
  const [names, keys, owners] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  const places = new Map<number, Registered | string>();
  let next = 0;
  return {
    ...{ names, keys, owners, places },
    put: (one: Registered | string, key: string, name: string): number => {
      next += 1;
      places.set(next, one);
      keys.set(key, next);
      names.set(name, next);
      return next;
    },
    at: (place: number | undefined): Registered | undefined => {
      if (place === undefined) return undefined;
      const found = places.get(place);
      if (typeof found !== 'string') return found;
      const read = readLine(found);
      places.set(place, read);
      return read;
    },
    clear(): void {
      for (const all of [names, keys, owners, places]) all.clear();
    },
  };
}

type Places = ReturnType<typeof createPlaces>;

/** Finds a line by all that it tells, and leaves it as it is. */
function putLine({ put, owners }: Places, line: string): void {
  const words = line.split(separator);
  if (line.includes('\\')) for (const [index, word] of words.entries()) words[index] = unescape(word);
  const [key = '', name = ''] = words;
  const place = put(line, key, name);
  for (let index = 3; index < words.length; index += 1) owners.set(words[index]!, place);
}

function claim({ keys, owners }: Places, { key, claims }: Registered, more: readonly string[]): void {
  for (const one of more) {
    claims.add(one);
    owners.set(one, keys.get(key)!);
  }
}

function forget({ places, names, keys, owners }: Places, { name, key, claims }: Registered): void {
  places.delete(keys.get(key)!);
  names.delete(name);
  keys.delete(key);
  for (const one of claims) owners.delete(one);
}

/** The sandboxes of a registry: a replica knows thousands, and serves some. */
export function createDirectory() {
  const all = createPlaces();
  const { names, keys, owners, places, at } = all;
  return {
    /** Gives the sandbox that a change adds or takes away. */
    apply: (change: RegistryChange): Registered | undefined => {
      if (change.kind === 'added') {
        const { name, key, claims, credentials } = change;
        const registered = { name, key, claims: new Set<string>(), credentials };
        all.put(registered, key, name);
        claim(all, registered, claims);
        return registered;
      }
      const registered = at(keys.get(change.key));
      if (registered && change.kind === 'removed') {
        forget(all, registered);
        return registered;
      }
      if (registered && change.kind === 'claimed') {
        registered.credentials = undefined;
        claim(all, registered, change.claims);
      }
      return undefined;
    },
    /** Has these and no others. */
    restore: (lines: readonly string[]): void => {
      all.clear();
      for (const line of lines) putLine(all, line);
    },
    save: (): readonly string[] =>
      [...places.values()].map((one) => (typeof one === 'string' ? one : printLine(one))),
    find: {
      all: (): readonly Registered[] => [...places.keys()].map((place) => at(place)!),
      count: (): number => places.size,
      names: (): readonly string[] => [...names.keys()],
      byName: (name: string) => at(names.get(name)),
      byKey: (key: string) => at(keys.get(key)),
      owner: (one: string) => at(owners.get(one)),
    },
  };
}

/** What would end a word or a line, or gets lost in UTF-8, is written as JSON does. */
function escape(word: string): string {
  return /[\\"\p{Cc}\p{Cs}]/u.test(word) ? JSON.stringify(word).slice(1, -1) : word;
}

function unescape(word: string): string {
  return word.includes('\\') ? (JSON.parse(`"${word}"`) as string) : word;
}
