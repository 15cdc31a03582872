/**
 * So many records back a repetition is known. A writer that got no answer tries again for a few seconds, in which a sandbox has
 * fewer calls than these.
 */
export const knownIdCount = 16_384;

/** The ids of the newest records of a sandbox, in their order: the same on every replica that is at the same place. */
export interface KnownIds {
  /** Notes the id of the next record; false where a record has it that is known already. */
  add(id: string): boolean;
  /** Oldest first. */
  list(): readonly string[];
  /** Goes on with what another replica knew. */
  restore(ids: readonly string[]): void;
}

export function createKnownIds(): KnownIds {
  const ids = new Set<string>();
  const add = (id: string): boolean => {
    if (ids.has(id)) return false;
    ids.add(id);
    if (ids.size > knownIdCount) ids.delete(ids.values().next().value!);
    return true;
  };
  return {
    add,
    list: () => [...ids],
    restore(known) {
      ids.clear();
      for (const id of known) add(id);
    },
  };
}
