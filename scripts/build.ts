// npm run build: makes the bundles, the declarations and the licences in dist, from the exports of package.json.
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { program, writeBundle } from './build/bundles.ts';
import { writeDeclarations } from './build/declarations.ts';
import { writeLicenses } from './build/licenses.ts';

interface PackageJson {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const { dependencies, peerDependencies, exports } = JSON.parse(
  readFileSync(`${root}/package.json`, 'utf8'),
) as PackageJson;

/** Source files by the name of the bundle: `./dist/types/clients/index.d.ts` is made of `clients/index.ts`. */
const library = Object.fromEntries(
  Object.values(exports)
    .filter((target) => typeof target === 'object')
    .map(({ types, default: file }) => [
      file.replace(/^\.\/dist\/(.*)\.js$/, '$1'),
      types.replace(/^\.\/dist\/types\/(.*)\.d\.ts$/, '$1.ts'),
    ]),
);

const folder = `${root}/dist`;
rmSync(folder, { recursive: true, force: true });
const bundled = [
  await writeBundle(root, folder, program),
  await writeBundle(root, folder, {
    input: library,
    external: Object.keys({ ...dependencies, ...peerDependencies }),
    // Names stay for whoever reads a stack.
    minify: { mangle: { keepNames: { function: true, class: true } }, compress: true, codegen: true },
  }),
];
writeDeclarations(root, Object.values(library));
writeLicenses(`${folder}/THIRD-PARTY-LICENSES.md`, bundled.flat());
