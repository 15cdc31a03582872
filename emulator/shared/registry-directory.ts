import type { SavedRegistry } from './registry-snapshot.ts';
import type { RegistryRecord } from './shared-record.ts';

/** A sandbox as the registry knows it. */
export interface Registered {
  readonly name: string;
  /** Names this sandbox and never another one, not even one that gets its name later. */
  readonly key: string;
  /** The credentials that it has, had or will have by its scenario. */
  readonly claims: Set<string>;
}

/** The sandboxes of a registry, by all that they are found by. */
export function createDirectory() {
  const names = new Map<string, Registered>();
  const keys = new Map<string, Registered>();
  const owners = new Map<string, Registered>();
  const forget = ({ name, key, claims }: Registered): void => {
    names.delete(name);
    keys.delete(key);
    for (const claim of claims) owners.delete(claim);
  };
  const claim = (registered: Registered, claims: readonly string[]): void => {
    for (const one of claims) {
      registered.claims.add(one);
      owners.set(one, registered);
    }
  };
  const add = ({ name, key, claims }: { name: string; key: string; claims: readonly string[] }): void => {
    const registered = { name, key, claims: new Set<string>() };
    names.set(name, registered);
    keys.set(key, registered);
    claim(registered, claims);
  };
  const apply = (record: Extract<RegistryRecord, { key: string }>): void => {
    if (record.kind === 'added') {
      add(record);
      return;
    }
    const registered = keys.get(record.key);
    if (registered && record.kind === 'claimed') claim(registered, record.claims);
    else if (registered) forget(registered);
  };

  return {
    apply,
    count: () => names.size,
    /** Has these and no others. */
    restore: (sandboxes: SavedRegistry['sandboxes']): void => {
      for (const all of [names, keys, owners]) all.clear();
      for (const one of sandboxes) add(one);
    },
    save: (): SavedRegistry['sandboxes'] =>
      [...names.values()].map(({ name, key, claims }) => ({ name, key, claims: [...claims] })),
    find: {
      all: () => [...names.values()],
      byName: (name: string) => names.get(name),
      byKey: (key: string) => keys.get(key),
      owner: (one: string) => owners.get(one),
    },
  };
}
