import { dirname, relative } from 'node:path';
import ts from 'typescript';
import { vendors } from '../../contracts/catalog.ts';
import { describeForEditor } from '../../contracts/core/contract/editor-comment.ts';
import { commentDeclarations } from './comment-declarations.ts';

const localSpecifier = /((?:from|import)\s*\(?\s*)(['"])(\.[^'"]*)\.ts\2/g;

/** Writes the declarations of the entries, and of what they refer to, into `dist/types`. Throws where a type cannot be written down. */
export function writeDeclarations(root: string, entries: readonly string[]): void {
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
    entries.map((entry) => `${root}/${entry}`),
    {
      ...options,
      noEmit: false,
      declaration: true,
      // The types are checked by `npm run types`.
      noCheck: true,
      emitDeclarationOnly: true,
      rootDir: root,
      outDir: `${root}/dist/types`,
    },
  );
  const texts = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (file, text) => {
    texts.set(file, text.replaceAll(localSpecifier, '$1$2$3.js$2'));
  });
  if (diagnostics.length > 0) throw new Error(ts.formatDiagnostics(diagnostics, formatHost(root)));
  const roots = entries.map((entry) => `${root}/dist/types/${entry.replace(/\.ts$/, '.d.ts')}`);
  for (const file of reachable(texts, roots)) ts.sys.writeFile(file, withComments(file, texts.get(file)!));
}

/** The declarations of a vendor's operations, with all that is known of each for whoever points at a client's method. */
function withComments(file: string, text: string): string {
  const vendor = vendors.find(({ name }) => file.includes(`/contracts/${name}/operations/`));
  return vendor
    ? commentDeclarations(text, vendor.docs, (method) => describeForEditor(vendor, method))
    : text;
}

/** The files that declarations lead to; what only the implementation imports is left behind. */
function reachable(texts: ReadonlyMap<string, string>, roots: readonly string[]): ReadonlySet<string> {
  const found = new Set(roots);
  for (const file of found) {
    const text = texts.get(file);
    if (text === undefined) throw new Error(`There are no declarations for ${file}.`);
    for (const [, , , specifier] of text.matchAll(/((?:from|import)\s*\(?\s*)(['"])(\.[^'"]*)\.js\2/g))
      found.add(ts.sys.resolvePath(`${dirname(file)}/${specifier!}.d.ts`));
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
