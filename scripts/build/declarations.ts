import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { vendors } from '../../contracts/catalog.ts';
import { readFieldDocs } from '../../contracts/control/field-docs/index.ts';
import { describeForEditor } from '../../contracts/core/contract/editor-comment.ts';
import { createCommenter } from './comment-forms.ts';
import { commentAssumptions, commentDeclarations } from './comment-declarations.ts';
import type { Entry } from './entries.ts';

const sourceSpecifier = /((?:from|import)\s*\(?\s*)(['"])(\.[^'"]*)\.ts\2/g;
const localSpecifier = /((?:from|import)\s*\(?\s*)(['"])(\.[^'"]*)\.js\2/g;
const foreignSpecifier = /(?:from|import)\s*\(?\s*['"](?!\.|node:)/;
const zodSpecifier = /((?:from|import)\s*\(?\s*)(['"])zod(\/[^'"]+)?\2/g;

/**
 * Writes the declarations of the entries, and of what they refer to, into `dist/commonjs`, as those of CommonJS modules;
 * beside them stand those of zod, which is in the bundles. `dist/types` has declarations of an ES module for each entry that
 * lead there, so that there is one set of types for both. Throws where a type cannot be written down.
 */
export function writeDeclarations(root: string, entries: readonly Entry[]): void {
  const folder = `${root}/dist/commonjs`;
  const texts = emit(root, folder, entries);
  const files = entries.map(({ source }) => declarationOf(source));
  const readText = (file: string): string | undefined =>
    texts.get(file) ?? ts.sys.readFile(file.replace(`${folder}/zod/`, `${root}/node_modules/zod/`));
  const roots = files.map((file) => `${folder}/${file}`);
  const found = reachable(readText, roots);
  const sourceOf = (file: string): string => file.replace(folder, root).replace(/\.d\.ts$/, '.ts');
  const comment = createCommenter(root, [...found.keys()].map(sourceOf).filter(isDeclarer));
  for (const [file, text] of found) {
    const whole = withoutSentences(withComments(file, text));
    const commented = isDeclarer(sourceOf(file)) ? comment(sourceOf(file), whole) : whole;
    ts.sys.writeFile(file, indentByTabs(commented));
  }
  ts.sys.writeFile(`${folder}/package.json`, `${JSON.stringify({ type: 'commonjs' })}\n`);
  for (const file of files)
    ts.sys.writeFile(
      `${root}/dist/types/${file}`,
      asModule(`${root}/dist`, file, texts.get(`${folder}/${file}`)!),
    );
}

/** Four spaces for each level would be a twentieth of all declarations. */
function indentByTabs(text: string): string {
  return text.replaceAll(/^(?: {4})+/gm, (spaces) => '\t'.repeat(spaces.length / 4));
}

/** Whether a source declares forms: schemas, operations or vendors. */
function isDeclarer(source: string): boolean {
  return source.includes('/contracts/') || source.endsWith('/matchers.ts');
}

/**
 * The declarations of an ES module for an entry: all that CommonJS has. What speaks of a package beside this one is written
 * out, since such a package may have other types for CommonJS.
 */
function asModule(dist: string, file: string, text: string): string {
  const folder = dirname(`${dist}/types/${file}`);
  const moved = (specifier: string): string =>
    relative(folder, ts.sys.resolvePath(`${dirname(`${dist}/commonjs/${file}`)}/${specifier}`));
  if (foreignSpecifier.test(text))
    return text.replaceAll(
      localSpecifier,
      (_, before: string, quote: string, specifier: string) =>
        `${before}${quote}${moved(`${specifier}.js`)}${quote}`,
    );
  return `export * from '${moved(`./${basename(file).replace(/\.d\.ts$/, '.js')}`)}';\n`;
}

function declarationOf(source: string): string {
  return source.replace(/\.ts$/, '.d.ts');
}

/**
 * What an assumption asks, what a client notices and what an error means are for people, and which operations are
 * concerned is told elsewhere: as types they would be as long as the texts, and tell nobody more.
 */
function withoutSentences(text: string): string {
  return text
    .replaceAll(/^(\s*readonly (?:question|notice|meaning): )(['"])(?:(?!\2)[^\\]|\\.)*\2;$/gm, '$1string;')
    .replaceAll(/^(\s*readonly operations: readonly )\[['"][^\]]*['"]\];$/gm, '$1string[];');
}

/** The declarations of all sources that the entries import, by their files. */
function emit(root: string, folder: string, entries: readonly Entry[]): ReadonlyMap<string, string> {
  const emitted = mkdtempSync(join(tmpdir(), 'understudy-declarations-'));
  try {
    compile(root, emitted, entries);
    const files = readdirSync(emitted, { recursive: true, encoding: 'utf8' });
    const texts = files
      .filter((file) => file.endsWith('.d.ts'))
      .map((file): [string, string] => {
        const zod = relative(dirname(`${folder}/${file}`), `${folder}/zod`);
        const local = readFileSync(join(emitted, file), 'utf8').replaceAll(sourceSpecifier, '$1$2$3.js$2');
        return [`${folder}/${file}`, local.replaceAll(zodSpecifier, `$1$2${zod}$3/index.js$2`)];
      });
    return new Map(texts);
  } finally {
    rmSync(emitted, { recursive: true });
  }
}

/** Has the compiler write the declarations into a folder. */
function compile(root: string, folder: string, entries: readonly Entry[]): void {
  const config = {
    extends: `${root}/tsconfig.json`,
    compilerOptions: {
      noEmit: false,
      declaration: true,
      // The types are checked by `npm run types`.
      noCheck: true,
      emitDeclarationOnly: true,
      rootDir: root,
      outDir: folder,
      typeRoots: [`${root}/node_modules/@types`],
    },
    files: entries.map(({ source }) => `${root}/${source}`),
    include: [],
  };
  const file = join(folder, 'tsconfig.json');
  writeFileSync(file, JSON.stringify(config));
  const compiler = `${root}/node_modules/typescript-native/bin/tsc`;
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-p', file, '--singleThreaded'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The declarations could not be written:\n${stdout}`);
}

/** The declarations of operations and assumptions, with all that is known of each for whoever points at one. */
function withComments(file: string, text: string): string {
  if (file.includes('/contracts/control/'))
    return commentDeclarations(text, readFieldDocs(), () => undefined);
  const vendor = vendors.find(({ name }) => file.includes(`/contracts/${name}/`));
  if (!vendor) return text;
  if (file.includes('/operations/'))
    return commentDeclarations(text, vendor.docs, (method) => describeForEditor(vendor, method));
  return file.includes('/assumptions/') ? commentAssumptions(text, vendor.assumptions) : text;
}

/** The files that declarations lead to, with their texts; what only the implementation imports is left behind. */
function reachable(
  readText: (file: string) => string | undefined,
  roots: readonly string[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const waiting = new Set(roots);
  for (const file of waiting) {
    const text = readText(file);
    if (text === undefined) throw new Error(`There are no declarations for ${file}.`);
    found.set(file, text);
    for (const [, , , specifier] of text.matchAll(localSpecifier))
      waiting.add(ts.sys.resolvePath(`${dirname(file)}/${specifier!}.d.ts`));
  }
  return found;
}
