import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { vendorNames } from '../../contracts/vendor-names.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface ClientSize {
  readonly name: string;
  /** Of the client as one file, minified, without zod. */
  readonly bytes: number;
  /** Its modules, the largest first, with the bytes that are left of each before minifying. */
  readonly modules: readonly (readonly [file: string, bytes: number])[];
}

/** How large the client of each vendor is for a program that bundles it. */
export function measureClients(): Promise<readonly ClientSize[]> {
  return Promise.all(vendorNames.map(measureClient));
}

async function measureClient(name: string): Promise<ClientSize> {
  const build = await rolldown({
    input: `${root}clients/${name}/index.ts`,
    cwd: root,
    platform: 'node',
    external: [/^zod(\/|$)/, /^node:/],
  });
  try {
    const { output } = await build.generate({ format: 'esm', minify: true });
    const [chunk] = output;
    const modules = Object.entries(chunk.modules)
      .map(([file, { renderedLength }]) => [relative(root, file), renderedLength] as const)
      .toSorted(([, left], [, right]) => right - left);
    return { name, bytes: Buffer.byteLength(chunk.code), modules };
  } finally {
    await build.close();
  }
}
