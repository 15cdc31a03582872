import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import { applyMutant, type Mutant } from './mutant.ts';

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

  describe('are found by names and kinds', () => {
    const source = `
      const longest = 3;
      function take(list: string[], size: number) {
        if (size > longest || list.length > size) return undefined;
        return { list: [size, longest], isFull: list.length > longest };
      }
    `;
    const apply = (mutant: Pick<Mutant, 'in' | 'node' | 'of' | 'replace'>): string =>
      applyMutant({ id: 'a', file: 'b.ts', why: '', ...mutant }, source);

    it('whatever the rest of the declaration looks like', () => {
      const mutated = apply({ in: 'take', node: '>', of: ['length'], replace: '$1 >= $2' });
      expect(mutated).toContain('if (size > longest || list.length >= size) return');
    });

    it('in the declaration alone that they name', () => {
      const mutated = apply({ in: 'take.isFull', node: '>', replace: '$2 < $0' });
      expect(mutated).toContain('isFull: longest < list.length > longest }');
    });

    it('and leave no empty item where they take one away', () => {
      const mutated = apply({ in: 'take.list', node: 'Identifier', of: ['size'], replace: '' });
      expect(mutated).toContain('list: [ longest]');
    });

    it('and name the declaration that is gone', () => {
      expect(() => apply({ in: 'give', node: '>', replace: '' })).toThrow(
        'The mutant a fits no place or several: b.ts has no declaration give. Mend what it looks for.',
      );
    });

    it('and count the places where there are none or several', () => {
      expect(() => apply({ in: 'take', node: '<', replace: '' })).toThrow(
        'take in b.ts has 0 nodes < instead',
      );
      expect(() => apply({ in: 'take', node: '>', of: ['size'], replace: '' })).toThrow(
        'take in b.ts has 2 nodes > of size instead of one.',
      );
    });
  });
});
