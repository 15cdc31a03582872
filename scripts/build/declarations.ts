import { basename, dirname, relative } from 'node:path';
import ts from 'typescript';
import { vendors } from '../../contracts/catalog.ts';
import { describeForEditor } from '../../contracts/core/contract/editor-comment.ts';
import { commentDeclarations } from './comment-declarations.ts';
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
  for (const [file, text] of reachable(readText, roots))
    ts.sys.writeFile(file, withoutSentences(withComments(file, text)));
  ts.sys.writeFile(`${folder}/package.json`, `${JSON.stringify({ type: 'commonjs' })}\n`);
  for (const file of files)
    ts.sys.writeFile(
      `${root}/dist/types/${file}`,
      asModule(`${root}/dist`, file, texts.get(`${folder}/${file}`)!),
    );
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
    .replaceAll(/^(\s*readonly (?:question|notice|meaning): )"(?:[^"\\]|\\.)*";$/gm, '$1string;')
    .replaceAll(/^(\s*readonly operations: readonly )\["[^\]]*"\];$/gm, '$1string[];');
}

/** The declarations of all sources that the entries import, by their files. */
function emit(root: string, folder: string, entries: readonly Entry[]): ReadonlyMap<string, string> {
  const { options } = ts.getParsedCommandLineOfConfigFile(
    `${root}/tsconfig.json`,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic(diagnostic) {
        throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
      },
    },
  )!;
  const program = ts.createProgram(
    entries.map(({ source }) => `${root}/${source}`),
    {
      ...options,
      noEmit: false,
      declaration: true,
      // The types are checked by `npm run types`.
      noCheck: true,
      emitDeclarationOnly: true,
      rootDir: root,
      outDir: folder,
    },
  );
  const texts = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (file, text) => {
    const zod = relative(dirname(file), `${folder}/zod`);
    const local = text.replaceAll(sourceSpecifier, '$1$2$3.js$2');
    texts.set(file, local.replaceAll(zodSpecifier, `$1$2${zod}$3/index.js$2`));
  });
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, formatHost(root)));
  return texts;
}

/** The declarations of a vendor's operations, with all that is known of each for whoever points at a client's method. */
function withComments(file: string, text: string): string {
  const vendor = vendors.find(({ name }) => file.includes(`/contracts/${name}/operations/`));
  return vendor
    ? commentDeclarations(text, vendor.docs, (method) => describeForEditor(vendor, method))
    : text;
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

function formatHost(root: string): ts.FormatDiagnosticsHost {
  return {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (file) => relative(root, file),
    getNewLine: () => '\n',
  };
}
