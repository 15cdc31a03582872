// npm run build:binary [-- TARGET…]: makes one file of the emulator and Node for each target, in dist-binary.
// Needs the package (`npm run build`), and once a connection to fetch Node as a package.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundleProgram } from './binary/bundle-program.ts';
import { packageFiles } from './binary/list-package-files.ts';
import { nodeVersion, targets, type Target } from './binary/targets.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const folder = join(root, 'dist-binary');
const host = `${process.platform}-${process.arch}`;

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(targets, name));
if (unknown !== undefined)
  throw new Error(`There is no target "${unknown}". There are: ${Object.keys(targets).join(', ')}.`);

const work = mkdtempSync(join(tmpdir(), 'understudy-binary-'));
try {
  const bundle = await bundleProgram(root, work);
  mkdirSync(folder, { recursive: true });
  for (const name of asked.length > 0 ? asked : Object.keys(targets))
    makeBinary(name, targets[name]!, bundle);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function makeBinary(name: string, target: Target, bundle: string): void {
  const executable = join(work, `node-${name}`);
  cpSync(fetchNode(target), executable);
  const stripped = strip(executable, target);
  const output = join(folder, `understudy-${name}${name.startsWith('win') ? '.exe' : ''}`);
  const form = {
    main: bundle,
    output,
    executable,
    disableExperimentalSEAWarning: true,
    // Options of Node in the environment are meant for the programs that `exec` runs.
    execArgvExtension: 'none',
    // Compiled code is of one processor and one version.
    useCodeCache: name === host,
    assets: Object.fromEntries(packageFiles(root).map((file) => [file, compress(file)])),
  };
  const formFile = join(work, `${name}.json`);
  writeFileSync(formFile, JSON.stringify(form));
  execFileSync(fetchNode(targets[host]!), ['--build-sea', formFile], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const megabytes = (statSync(output).size / 1e6).toFixed(1);
  process.stdout.write(
    `${output}: ${megabytes} MB${stripped ? '' : `, with symbols: ${target.strip ?? 'nothing'} is not here to take them out`}\n`,
  );
}

/** A file of the package as the binary has it inside. Gives where it stands. */
function compress(file: string): string {
  const place = join(work, 'assets', `${file}.gz`);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, gzipSync(readFileSync(join(root, file)), { level: 9 }));
  return place;
}

/** The program of a target's Node, which is fetched once. */
function fetchNode({ node, program }: Target): string {
  const prefix = join(root, 'node_modules', '.cache', 'understudy', `${node}-${nodeVersion}`);
  const file = join(prefix, 'node_modules', node, program);
  if (!existsSync(file)) {
    const args = [
      'install',
      '--prefix',
      prefix,
      '--no-save',
      '--force',
      '--silent',
      `${node}@${nodeVersion}`,
    ];
    execFileSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  }
  return file;
}

function strip(file: string, { strip: command }: Target): boolean {
  if (command === undefined) return false;
  try {
    execFileSync(command, [file], { stdio: ['ignore', 'ignore', 'inherit'] });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
