import { spawnSync } from 'node:child_process';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEntries, readPackageJson } from '../../scripts/build/entries.ts';
import { root } from './compiler-options.ts';
import type { ExportedName } from './exported-names.ts';

const compiler = `${root}node_modules/typescript-native/bin/tsc`;

/** What examples use without saying where it comes from, by its name: an import, or a value that a reader has by then. */
const surroundings: Readonly<Record<string, string>> = {
  createServer: `import { createServer } from 'node:http';`,
  spawn: `import { spawn } from 'node:child_process';`,
  expect: `import { expect } from 'vitest';`,
  chat: `declare const chat: import('understudy-live/clients').TencentChatClient;`,
  polyv: `declare const polyv: import('understudy-live/clients').PolyvLiveClient;`,
  control: `declare const control: import('understudy-live/control').ControlClient;`,
  sandbox: `declare const sandbox: import('understudy-live/testing').Sandbox;`,
  thousand: `declare const thousand: readonly string[];`,
};

/**
 * Compiles the examples of all names, each as a module of its own, and gives what the compiler says against them. It is the
 * one in Go, as for `npm run types`, since that needs a fifth of the time.
 */
export function checkExamples(exported: readonly ExportedName[]): readonly string[] {
  const examples = collect(exported);
  const folder = mkdtempSync(join(tmpdir(), 'understudy-examples-'));
  // What a module is, and which packages there are, as in the project.
  for (const name of ['package.json', 'node_modules']) symlinkSync(`${root}${name}`, join(folder, name));
  for (const [at, { text }] of examples.entries()) writeFileSync(join(folder, fileOf(at)), text);
  const entries = readEntries(readPackageJson(root));
  const config = {
    extends: `${root}tsconfig.json`,
    compilerOptions: {
      rootDir: '/',
      paths: Object.fromEntries(entries.map(({ specifier, source }) => [specifier, [`${root}${source}`]])),
    },
    include: [],
    files: examples.map((_, at) => fileOf(at)),
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const { stdout, status } = spawnSync(process.execPath, [compiler, '-p', folder, '--singleThreaded'], {
    encoding: 'utf8',
  });
  if (status === null || (status !== 0 && stdout === ''))
    throw new Error('The compiler ended without a word.');
  // What is wrong in other files is told by `npm run types`; a line that begins with a space belongs to the one above.
  const said = stdout.matchAll(/^.*example-(\d+)\.ts(.*(?:\n +.*)*)/gm);
  return [...said].map(([, at, words]) => `${examples[Number(at)]!.name}${words}`);
}

const fileOf = (at: number): string => `example-${at}.ts`;

interface Example {
  readonly name: string;
  readonly text: string;
}

/** Every example once, with what it needs around it. */
function collect(exported: readonly ExportedName[]): readonly Example[] {
  const byCode = new Map<string, Example>();
  for (const { name, specifier, examples, members } of exported) {
    const ofMembers = members.flatMap((member) =>
      member.examples.map((code) => [code, `${name}.${member.name}`] as const),
    );
    for (const [code, owner] of [...examples.map((code) => [code, name] as const), ...ofMembers])
      byCode.set(code, { name: `${specifier} ${owner}`, text: surround(code, specifier, exported) });
  }
  return [...byCode.values()];
}

/** An example with imports of the names that it mentions, from its own path where that has them. */
function surround(code: string, specifier: string, exported: readonly ExportedName[]): string {
  const isUsed = (name: string): boolean =>
    new RegExp(String.raw`(?<![\w'/-]|(?<!\.\.)\.)${name}\b`).test(code);
  const isDeclared = (name: string): boolean =>
    new RegExp(String.raw`(?:const|using|import) (?:(?! of )[^=:;])*\b${name}\b`).test(code);
  const ownFirst = exported.toSorted(
    (a, b) => Number(b.specifier === specifier) - Number(a.specifier === specifier),
  );
  const imports = new Map<string, string>();
  for (const { name, specifier: path, isValue } of ownFirst)
    if (!imports.has(name) && !(name in surroundings) && isUsed(name) && !isDeclared(name))
      imports.set(name, `import ${isValue ? '' : 'type '}{ ${name} } from '${path}';`);
  const around = Object.entries(surroundings).filter(([name]) => isUsed(name) && !isDeclared(name));
  return [...imports.values(), ...around.map(([, line]) => line), code, 'export {};'].join('\n');
}
