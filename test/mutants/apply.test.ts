import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { applyMutant } from './mutant.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

describe('the seeded defects', () => {
  it.each(catalogue.map((mutant) => [mutant.id, mutant] as const))(
    'fit exactly one place of their file and change it: %s',
    (_, mutant) => {
      const text = read(mutant.file);
      expect(applyMutant(mutant, text)).not.toBe(text);
    },
  );

  it('have ids of their own', () => {
    const ids = catalogue.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('name files of the contract suite that exist', () => {
    const files = new Set(catalogue.flatMap(({ likely = [] }) => likely));
    for (const file of files)
      expect([file, read(file)]).toEqual([
        expect.stringMatching(/^test\/contract\//),
        expect.stringMatching(/\bit[.(]/),
      ]);
  });

  it('are all in the kill table, none as a survivor', () => {
    const page = read('docs/mutants.md');
    const ids = [...page.matchAll(/^\| `([\w-]+)`/gm)].map(([, id]) => id);
    expect(ids).toEqual(catalogue.map(({ id }) => id));
    expect(page).not.toContain('it survived');
  });

  it('are refused where they fit no place, or several', () => {
    const mutant = { id: 'a', file: 'b.ts', find: 'c', replace: 'd', why: '' };
    expect(() => applyMutant(mutant, 'x')).toThrow('0 places');
    expect(() => applyMutant(mutant, 'cc')).toThrow('2 places');
  });
});
