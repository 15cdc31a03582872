export type CheckState = 'passed' | 'refused' | 'not reached';

interface CheckAndState {
  readonly name: string;
  readonly state: CheckState;
}

/**
 * What became of each check of a vendor. A check that is not among them stands before all: a body that cannot be taken in is
 * refused before any is asked.
 */
export function statesOfChecks(
  names: readonly string[],
  refusedBy: string | undefined,
): readonly CheckAndState[] {
  if (refusedBy === undefined) return names.map((name) => ({ name, state: 'passed' }));
  const refused = names.indexOf(refusedBy);
  return names.map((name, index) => ({
    name,
    state: index < refused ? 'passed' : index === refused ? 'refused' : 'not reached',
  }));
}
