import type { Person, Sanction, Seen } from '../engine/handler.ts';

/** Somebody of whom more may be said. */
interface Known extends Person {
  name?: string;
  isIn: boolean;
  readonly sanctions: Sanction[];
}

/**
 * Puts together what is said of the same people in several lists; they stand in the order in which they are named first. After
 * each it tells that one more was read, and may be interrupted there.
 */
export function* gatherPeople(seen: Iterable<Seen>): Generator<1, readonly Person[], undefined> {
  const people = new Map<string, Known>();
  for (const { id, name, isIn, sanction } of seen) {
    let person = people.get(id);
    if (!person) people.set(id, (person = { id, isIn: false, sanctions: [] }));
    if (name) person.name = name;
    if (isIn !== undefined) person.isIn = isIn;
    if (sanction) person.sanctions.push(sanction);
    yield 1;
  }
  return [...people.values()];
}
