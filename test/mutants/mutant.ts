/** A seeded defect: one change to one source file. */
export interface Mutant {
  readonly id: string;
  /** From the root of the project. */
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly find: string;
  readonly replace: string;
  /** What is wrong with it, as a sentence without its full stop. */
  readonly why: string;
  /** The file of the contract suite that is asked first. */
  readonly likely?: string;
}

/** The environment variable that names the mutant to run with. */
export const mutantVariable = 'UNDERSTUDY_MUTANT';

/** The text of the file with the defect in it. Throws where the defect does not fit exactly one place. */
export function applyMutant({ id, file, find, replace }: Mutant, text: string): string {
  const parts = text.split(find);
  if (parts.length !== 2) {
    throw new Error(
      `The mutant ${id} fits ${parts.length - 1} places of ${file} instead of one; mend what it looks for.`,
    );
  }
  return parts.join(replace);
}
