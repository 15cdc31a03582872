import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type Plugin } from 'vite';
import { packedSentences, packSentences } from '../../emulator/reference/language/packed-sentences.ts';
import { readSentences } from '../../emulator/reference/language/sentences.ts';
import { settleRoutes } from './settle-modules.ts';

/** Builds the console into a folder, with the sentences in Chinese. Gives the files of node_modules that went in. */
export async function buildConsole(root: string, folder: string): Promise<readonly string[]> {
  const used = new Set<string>();
  await build({
    root: `${root}/console`,
    configFile: false,
    logLevel: 'warn',
    base: './',
    publicDir: `${root}/console/public`,
    plugins: [settleRoutes(), noteModules(used)],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: ['chrome123', 'firefox120', 'safari17.5'],
      // The policy of the page allows no address that holds its own content.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // How long it takes on a busy machine is nothing to tell who installs a clone.
      rolldownOptions: { checks: { bundlerTimings: false } },
    },
  });
  writeFileSync(join(folder, basename(packedSentences)), packSentences(readSentences()));
  return [...used];
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
