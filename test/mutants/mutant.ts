import { findNode, parseSource, partsOf, type Anchor } from './find-node.ts';

/** A seeded defect: one change to one node of the syntax tree of one source file. */
export interface Mutant extends Anchor {
  readonly id: string;
  /** From the root of the project. */
  readonly file: string;
  /** What stands in the place of the node. `$0` is the node itself, `$1`, `$2` … are its parts. Nothing takes it away. */
  readonly replace: string;
  /** What is wrong with it, as a sentence without its full stop. */
  readonly why: string;
  /** The file of the contract suite that is asked first. */
  readonly likely?: string;
}

/** The environment variable that names the mutant to run with. */
export const mutantVariable = 'UNDERSTUDY_MUTANT';

/** The text of the file with the defect in it. Throws where the defect does not fit exactly one place. */
export function applyMutant(mutant: Mutant, text: string): string {
  const node = find(mutant, text);
  const parts = [node, ...partsOf(node)];
  const replacement = mutant.replace.replaceAll(/\$(\d)/g, (_, part: string) =>
    parts[Number(part)]!.getText(),
  );
  // The comma of an item that goes would leave an empty one.
  const rest = text.slice(node.getEnd());
  const after = mutant.replace === '' ? rest.replace(/^,/, '') : rest;
  return text.slice(0, node.getStart()) + replacement + after;
}

function find(mutant: Mutant, text: string) {
  try {
    return findNode(parseSource(mutant.file, text), mutant);
  } catch (error) {
    const reason = (error as Error).message;
    throw new Error(`The mutant ${mutant.id} fits no place or several: ${reason} Mend what it looks for.`, {
      cause: error,
    });
  }
}
