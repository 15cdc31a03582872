import type { Vite } from 'vitest/node';
import { catalogue } from './catalogue.ts';
import { applyMutant, mutantVariable } from './mutant.ts';

/** Puts the defect that the environment names into its module as it is loaded; the file itself stays as it is. */
export function createMutantPlugin(): Vite.Plugin {
  return {
    name: 'understudy-mutant',
    enforce: 'pre',
    transform(code, id) {
      const name = process.env[mutantVariable];
      const mutant = name === undefined ? undefined : catalogue.find((candidate) => candidate.id === name);
      if (!mutant || !id.split('?', 1)[0]!.endsWith(`/${mutant.file}`)) return undefined;
      return { code: applyMutant(mutant, code), map: null };
    },
  };
}
