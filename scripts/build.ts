// npm run build: makes the bundles, the declarations and the licences in dist, from the exports of package.json.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { apart, express, program, prometheus, writeBundle, type Bundle } from './build/bundles.ts';
import { cutLines } from './build/cut-lines.ts';
import { buildConsole } from './build/console.ts';
import { writeDeclarations } from './build/declarations.ts';
import { readEntries, readPackageJson } from './build/entries.ts';
import { writeLicenses } from './build/licenses.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const packageJson = readPackageJson(root);
const entries = readEntries(packageJson);

/** What programs import, and what they require. */
const library = (['esm', 'cjs'] as const).map((format): Bundle => ({
  input: Object.fromEntries(entries.map(({ name, source }) => [name, source])),
  format,
  external: [...apart, ...Object.keys(packageJson.peerDependencies)],
  // Names stay for whoever reads a stack.
  minify: { mangle: { keepNames: { function: true, class: true } }, compress: true, codegen: true },
  plugins: [cutLines()],
}));

const folder = `${root}/dist`;
rmSync(folder, { recursive: true, force: true });
const bundled = await Promise.all([
  ...[express, prometheus, program, ...library].map((bundle) => writeBundle(root, folder, bundle)),
  buildConsole(root, `${folder}/console`),
]);
writeDeclarations(root, entries);
writeLicenses(`${folder}/THIRD-PARTY-LICENSES.md`, bundled.flat());
