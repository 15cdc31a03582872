import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { signCall } from '../../bench/calls.ts';
import { vendorNames } from '../../contracts/catalog.ts';
import { startEmulator } from '../../emulator/index.ts';
import { spawnCommand, fileOf, heard, startTimeout } from './program.ts';
import { programFile } from './program-file.ts';

/** What a process has loaded and built until it is ended. */
interface Report {
  /** Files of the program, without their folder. */
  readonly files: readonly string[];
  /** Modules of Node. */
  readonly builtins: readonly string[];
  /** How many schemas were built. */
  readonly schemas: number;
}

interface Ready {
  readonly vendors: Readonly<Record<string, { readonly baseUrl: string }>>;
}

/** Counts by zod's own hook for each new schema, and writes down what was loaded when the process is told to end, or ends. */
const observer = `
  let schemas = 0;
  globalThis.__zod_globalConfig = { postProcessor() { schemas += 1; } };
  const { basename } = require('node:path');
  process.once(process.env.OBSERVED_AT, () => {
    const files = Object.keys(require.cache).map((file) => basename(file));
    const builtins = process.moduleLoadList
      .filter((name) => name.startsWith('NativeModule '))
      .map((name) => name.slice('NativeModule '.length));
    require('node:fs').writeFileSync(process.env.OBSERVED, JSON.stringify({ files, builtins, schemas }));
  });`;

/** Starts the program as a user does, makes a call to each of these vendors, and ends it. */
async function observe(called: readonly string[], options: readonly string[] = ['--json']): Promise<Report> {
  const [preloaded, report] = [fileOf('observer.cjs', observer), fileOf('report.json', '')];
  const program = spawnCommand('env', [
    `OBSERVED=${report}`,
    'OBSERVED_AT=SIGTERM',
    ...[process.execPath, '--require', preloaded, programFile, 'start', '--port', '0', ...options],
  ]);
  await heard(program, 'stdout', /\n$/);
  for (const name of called) {
    const { vendors } = JSON.parse(program.said.stdout) as Ready;
    const { url, method, headers, body } = signCall(name, vendors[name]!.baseUrl, Date.now());
    const { status } = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
    expect(status).toBe(200);
  }
  program.child.kill('SIGTERM');
  await once(program.child, 'exit');
  return JSON.parse(readFileSync(report, 'utf8')) as Report;
}

/** Runs a command to its end. */
async function observeCommand(...words: readonly string[]): Promise<Report> {
  const [preloaded, report] = [fileOf('observer.cjs', observer), fileOf('report.json', '')];
  const program = spawnCommand('env', [
    `OBSERVED=${report}`,
    'OBSERVED_AT=exit',
    ...[process.execPath, '--require', preloaded, programFile, ...words],
  ]);
  const [code] = (await once(program.child, 'exit')) as [number];
  expect(code).toBe(0);
  return JSON.parse(readFileSync(report, 'utf8')) as Report;
}

const vendorFiles = ({ files }: Report): readonly string[] =>
  files.filter((file) => file.startsWith('vendor-')).toSorted();

/** The files that each command begins with. */
const beginning = ['cli.cjs', 'code-cache.cjs', 'observer.cjs', 'start.cjs', 'understudy.cjs'];

/** What a start has built of schemas: the forms of credentials and of ids. */
const mostAtStart = 120;

describe.skipIf(process.platform === 'win32')('a command', { timeout: startTimeout }, () => {
  it.each([
    'env',
    'sandbox list',
    'state show',
    'clock show',
    'fault list',
    'assumptions list',
    'journal',
    'journal --vendor 保利威',
    'findings',
  ])('loads no vendor to ask a running emulator: %s', async (words) => {
    const server = await startEmulator({ port: 0 });
    const report = await observeCommand(...words.split(' '), '--url', server.controlUrl);
    await server.close();
    expect(vendorFiles(report)).toEqual([]);
  });

  it('loads no other command to say its version', async () => {
    const { files, schemas } = await observeCommand('--version');
    expect(files.filter((file) => !file.startsWith('rolldown-runtime')).toSorted()).toEqual(beginning);
    expect(schemas).toBeLessThan(mostAtStart);
  });
});

describe.skipIf(process.platform === 'win32')('a start', { timeout: startTimeout }, () => {
  let started: Report;
  beforeAll(async () => (started = await observe([])), startTimeout);

  it('loads the start alone, and no vendor before it is called', () => {
    const own = started.files.filter((file) => !file.startsWith('rolldown-runtime'));
    expect(own.toSorted()).toEqual(beginning);
  });

  it('loads none for the banner either, which has an example of each', async () => {
    expect(vendorFiles(await observe([], []))).toEqual([]);
  });

  it('builds no schema of an operation', () => {
    expect(started.schemas).toBeLessThan(mostAtStart);
  });

  it('loads nothing of Node that is for TLS, HTTP/2 or workers', () => {
    const late = [
      'tls',
      '_tls_wrap',
      'https',
      'http2',
      'worker_threads',
      'readline',
      'internal/modules/esm/translators',
    ];
    expect(started.builtins.filter((name) => late.includes(name))).toEqual([]);
  });

  it.each(vendorNames)('loads %s for its first call, and no other', async (name) => {
    expect(vendorFiles(await observe([name]))).toEqual([`vendor-${name}.cjs`]);
  });

  it('answers the calls of all', async () => {
    expect(vendorFiles(await observe(vendorNames))).toEqual(
      vendorNames.map((name) => `vendor-${name}.cjs`).toSorted(),
    );
  });
});
