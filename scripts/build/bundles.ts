import { rolldown, type OutputOptions, type Plugin, type RolldownOutput } from 'rolldown';
import { createDemoState } from '../../emulator/demo-world.ts';

export interface Bundle {
  /** Source files by the name of the file that is made of each. */
  readonly input: Readonly<Record<string, string>>;
  /** Packages that are loaded as they are; their subpaths as well. */
  readonly external: readonly string[];
  readonly minify: boolean;
}

/** Bundles sources with the packages that they use. Gives the files of node_modules that went in. */
export async function writeBundle(
  root: string,
  { input, external, minify }: Bundle,
): Promise<readonly string[]> {
  const build = await rolldown({
    input: { ...input },
    cwd: root,
    platform: 'node',
    external: external.map((name) => new RegExp(`^${name}(/|$)`)),
    plugins: [settleDemoState()],
  });
  const output: OutputOptions = {
    dir: `${root}/dist`,
    format: 'esm',
    minify,
    entryFileNames: '[name].js',
    // Without folders, since modules find the package's other files from where they are.
    chunkFileNames: '[name]-[hash].js',
  };
  const written = await build.write(output).finally(() => build.close());
  return packageFilesIn(written);
}

/** The demo world is the same in every run, so the package holds it instead of the library that makes it up. */
function settleDemoState(): Plugin {
  return {
    name: 'settle-demo-state',
    load: {
      filter: { id: /\/emulator\/demo-world\.ts$/ },
      async handler() {
        const state = JSON.stringify(await createDemoState());
        return { code: `export const createDemoState = async () => (${state});`, moduleType: 'js' };
      },
    },
  };
}

function packageFilesIn({ output }: RolldownOutput): readonly string[] {
  return output
    .flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []))
    .filter((id) => id.includes('/node_modules/'))
    .map((id) => id.replace(/^\0/, ''));
}
