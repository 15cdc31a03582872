// npm run test:package [-- [--built] [--runtimes FOLDER] [NODE…]]: packs, installs and uses the package as a stranger would, on this
// Node and on others. With --built it packs what `npm run build` has made just before; --runtimes is the folder where `bun` and `deno`
// are installed already.
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installTarball, measureInstalled, type Project } from './package/install.ts';
import { run } from './package/run.ts';
import { findBareMembersOf } from './package/find-bare-members.ts';
import { tryCompilers } from './package/try-compilers.ts';
import { tryNpx, tryProgram } from './package/try-program.ts';
import { tryRunners } from './package/try-runners.ts';
import { installRuntimes, tryRuntimes } from './package/try-runtimes.ts';

const largestInstalled = 9_000_000;
const mostPackages = 0;

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const { values, positionals } = parseArgs({
  options: { built: { type: 'boolean', default: false }, runtimes: { type: 'string' } },
  allowPositionals: true,
});
const nodes = [process.execPath, ...positionals];

const project = await step('packs and installs', () => installTarball(root, values.built));
try {
  await step('is small', () => {
    checkSize(project);
  });
  for (const name of ['msw', 'node-test'])
    cpSync(join(root, 'examples', name), join(project.folder, 'examples', name), { recursive: true });
  await step('has a comment on every member of its declarations', () => {
    const bare = findBareMembersOf(project);
    if (bare.length > 0) throw new Error(`There is no comment on ${bare.join('\n')}`);
  });
  await step('runs by npx', () => tryNpx(project));
  for (const node of nodes) {
    const name = (await run(node, ['--version'], { cwd: root })).trim();
    await step(`runs the command on Node ${name}`, () => tryProgram(project, node, version));
    await step(`imports and requires every export on Node ${name}`, () => loadAll(project, node));
    await step(`runs the example of node:test on Node ${name}`, () =>
      run(node, ['--test', 'examples/node-test/bans.test.mjs'], { cwd: project.folder }),
    );
  }
  const runtimes = values.runtimes ?? (await step('installs Bun and Deno', () => installRuntimes(project)));
  const tried = await step('calls with each client on Bun and on Deno', () =>
    tryRuntimes(project, root, runtimes),
  );
  process.stdout.write(`${tried.join(', ')}\n`);
  linkPeers(project);
  const ended = await Promise.allSettled([
    step('compiles strictly', async () => {
      process.stdout.write(`TypeScript ${(await tryCompilers(project, root)).join(', ')}\n`);
    }),
    step('runs the example of MSW', () => runMsw(project)),
    step('runs the examples of all test runners', async () => {
      process.stdout.write(`${(await tryRunners(project, root, runtimes)).join(', ')}\n`);
    }),
    step('pleases publint', () => run(bin('publint'), ['run', project.tarball, '--strict'], { cwd: root })),
    step('pleases attw', () =>
      run(process.execPath, ['scripts/package/please-attw.mjs', project.tarball], { cwd: root }),
    ),
  ]);
  // All of them have ended before the folder goes, so that what went wrong is what is told.
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
} finally {
  rmSync(project.folder, { recursive: true, force: true });
}

async function step<Result>(title: string, work: () => Result | Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await work();
  process.stdout.write(`${title} (${((performance.now() - start) / 1000).toFixed(1)} s)\n`);
  return result;
}

function checkSize(installed: Project): void {
  const { bytes, packages } = measureInstalled(installed);
  process.stdout.write(`${(bytes / 1e6).toFixed(1)} MB in ${packages.join(', ')}\n`);
  if (bytes > largestInstalled) throw new Error(`The installed size is ${bytes} bytes.`);
  if (packages.length - 1 > mostPackages) throw new Error(`It brings ${packages.length - 1} packages.`);
}

/** Imports every export and requires it; what needs a peer is tried where the peer is. Both must give the same names. */
async function loadAll({ folder, specifiers }: Project, node: string): Promise<void> {
  const loaded = specifiers.filter((specifier) => !/\/(vitest|jest|package\.json)$/.test(specifier));
  const program = `
    import { createRequire } from 'node:module';
    const require = createRequire(process.cwd() + '/');
    const { isDeepStrictEqual } = await import('node:util');
    for (const specifier of ${JSON.stringify(loaded)}) {
      const names = [await import(specifier), require(specifier)].map((module) => Object.keys(module).toSorted());
      if (!isDeepStrictEqual(...names)) throw new Error(specifier + ' gives ' + names.join(' and '));
    }
    if (require('understudy-live/package.json').name !== 'understudy-live') throw new Error('package.json is another.');`;
  await run(node, ['--no-warnings', '--input-type=module', '--eval', program], { cwd: folder });
}

/** Puts the peers and the types of Node beside the package, as a project that uses them has them. */
function linkPeers({ folder }: Project): void {
  mkdirSync(join(folder, 'node_modules/@types'));
  for (const name of ['msw', 'vitest', 'expect', '@types/node'])
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
}

async function runMsw({ folder }: Project): Promise<void> {
  await run(bin('vitest'), ['run', '--root', folder, 'examples/msw'], { cwd: folder });
}

function bin(name: string): string {
  return join(root, 'node_modules', '.bin', name);
}
