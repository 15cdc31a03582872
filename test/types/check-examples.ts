import ts from 'typescript';
import { readEntries, readPackageJson } from '../../scripts/build/entries.ts';
import { compilerOptions, root } from './compiler-options.ts';
import type { ExportedName } from './exported-names.ts';

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

/** Compiles the examples of all names, each as a program of its own, and gives what the compiler says against them. */
export function checkExamples(exported: readonly ExportedName[]): readonly string[] {
  const examples = collect(exported);
  const files = new Map(examples.map((one, index) => [`${root}test/types/example-${index}.ts`, one]));
  const entries = readEntries(readPackageJson(root));
  const options: ts.CompilerOptions = {
    ...compilerOptions,
    paths: Object.fromEntries(entries.map(({ specifier, source }) => [specifier, [`${root}${source}`]])),
  };
  const host = ts.createCompilerHost(options);
  const textOf = (path: string): string | undefined => files.get(path)?.text;
  const program = ts.createProgram([...files.keys()], options, {
    ...host,
    readFile: (path) => textOf(path) ?? host.readFile(path),
    fileExists: (path) => files.has(path) || host.fileExists(path),
    getSourceFile(path, language) {
      const text = textOf(path);
      return text === undefined
        ? host.getSourceFile(path, language)
        : ts.createSourceFile(path, text, language, true);
    },
  });
  return [...files].flatMap(([path, { name }]) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
}

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
