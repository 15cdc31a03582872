import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Vite } from 'vitest/node';
import { vendorNames } from '../../contracts/vendor-names.ts';
import { vendorFiles } from '../../scripts/vendor-index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

/** The name of the vendor that exists in tests alone. */
export const fifth = 'tiny-live';

const list = 'contracts/vendor-names.ts';

/** The list of vendors as it is with one line more. */
export function addLine(source: string): string {
  return source.replace(/^\] as const/m, `  '${fifth}',\n] as const`);
}

/**
 * Adds a fifth vendor to everything that is loaded, as whoever adds one does: its folders, which stand beside this file; one
 * line in the list; and the files that follow from the list, as "npm run vendors" would write them.
 */
export function createFifthVendorPlugin(): Vite.Plugin {
  return {
    name: 'understudy-fifth-vendor',
    enforce: 'pre',
    resolveId(source, importer = '') {
      if (source.endsWith('/fixtures-folder.ts') && !importer.startsWith(here))
        return `${here}fixtures-folder.ts`;
      if (!source.startsWith(`./${fifth}/`)) return undefined;
      const folder = importer.slice(root.length, importer.lastIndexOf('/'));
      return `${here}${folder}/${source.slice(2)}`;
    },
    async load(id) {
      const path = id.slice(root.length);
      if (path === list) return addLine(readFileSync(id, 'utf8'));
      return vendorFiles.find((file) => file.path === path)?.render([...vendorNames, fifth]);
    },
  };
}
