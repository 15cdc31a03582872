import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { controlOperations } from '../../contracts/control/index.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import { packedSentences, packSentences } from '../../emulator/reference/language/packed-sentences.ts';
import { readSentences } from '../../emulator/reference/language/sentences.ts';

/** Builds the console into a folder, with the sentences in Chinese. Gives the files of node_modules that went in. */
export async function buildConsole(root: string, folder: string): Promise<readonly string[]> {
  const used = new Set<string>();
  await build({
    root: `${root}/console`,
    configFile: false,
    logLevel: 'warn',
    base: './',
    publicDir: `${root}/console/public`,
    plugins: [routesOnly(), noteModules(used)],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: ['chrome123', 'firefox120', 'safari17.5'],
      // The policy of the page allows no address that holds its own content.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  });
  writeFileSync(join(folder, basename(packedSentences)), packSentences(readSentences()));
  return [...used];
}

/**
 * The client of the control API needs the routes of the operations alone; their schemas would bring all vendors, and the
 * library that checks them, into the page.
 */
function routesOnly(): Plugin {
  const contract = fileURLToPath(new URL('../../contracts/control/index.ts', import.meta.url));
  const routes = Object.entries<Operation>(controlOperations).map(([key, { route }]) => [key, { route }]);
  return {
    name: 'routes-only',
    enforce: 'pre',
    load: {
      filter: { id: contract },
      handler: () => `export const controlOperations = ${JSON.stringify(Object.fromEntries(routes))};`,
    },
  };
}

function noteModules(used: Set<string>): Plugin {
  return {
    name: 'note-modules',
    generateBundle(_, output) {
      for (const file of Object.values(output)) {
        if (file.type !== 'chunk') continue;
        for (const id of file.moduleIds) if (id.includes('/node_modules/')) used.add(id.replace(/^\0/, ''));
      }
    },
  };
}
