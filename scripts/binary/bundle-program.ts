import { fileURLToPath } from 'node:url';
import { rolldown, type Plugin } from 'rolldown';
import {
  program,
  settleFiles,
  settleStart,
  shortenCommander,
  shortenPrometheus,
  shortenStringWidth,
} from '../build/bundles.ts';
import { settleRoutes } from '../build/settle-modules.ts';

/**
 * Writes the command line as one CommonJS file, which is what Node takes into a binary. What a command loads late is in it,
 * and still runs only when it is asked for. Gives the file.
 */
export async function bundleProgram(root: string, folder: string): Promise<string> {
  const build = await rolldown({
    input: { cli: program.input['cli']! },
    cwd: root,
    platform: 'node',
    plugins: [
      settleFiles(),
      settleRoutes(),
      settleStart(),
      shortenCommander(),
      shortenStringWidth(),
      shortenPrometheus(),
      filesFromBinary(),
    ],
    checks: { ineffectiveDynamicImport: false },
  });
  const output = {
    dir: folder,
    format: 'cjs',
    minify: program.minify,
    entryFileNames: '[name].cjs',
  } as const;
  try {
    await build.write({ ...output, codeSplitting: false, strictExecutionOrder: true });
  } finally {
    await build.close();
  }
  return `${folder}/cli.cjs`;
}

/** Puts the reader of the files inside the binary in the place of the one that reads the package's folder. */
function filesFromBinary(): Plugin {
  const replacement = fileURLToPath(new URL('package-files.ts', import.meta.url));
  return {
    name: 'files-from-binary',
    resolveId: {
      filter: { id: /\/package-files\.ts$/ },
      handler: () => replacement,
    },
  };
}
