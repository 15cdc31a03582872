import type { Person, Sanction } from '../engine/handler.ts';

interface Seen {
  readonly id: string;
  readonly name?: string | undefined;
  readonly isIn?: boolean;
  readonly sanction?: Sanction;
}

/** Puts together what is said of the same people in several lists; they stand in the order in which they are named first. */
export function gatherPeople(seen: Iterable<Seen>): readonly Person[] {
  const people = new Map<string, Person>();
  for (const { id, name, isIn, sanction } of seen) {
    const known = people.get(id);
    const called = name || known?.name;
    people.set(id, {
      id,
      ...(called && { name: called }),
      isIn: isIn ?? known?.isIn ?? false,
      sanctions: [...(known?.sanctions ?? []), ...(sanction ? [sanction] : [])],
    });
  }
  return [...people.values()];
}
