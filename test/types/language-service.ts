import ts from 'typescript';
import { compilerOptions, root } from './compiler-options.ts';

/** What an editor asks of a program, one file of which has this text and is nowhere else; the others are those of the project. */
export function openService(file: string, text: string, others: readonly string[]): ts.LanguageService {
  const readFile = (path: string): string | undefined => (path === file ? text : ts.sys.readFile(path));
  return ts.createLanguageService({
    getScriptFileNames: () => [file, ...others],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const found = readFile(path);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => root,
    getCompilationSettings: () => compilerOptions,
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile,
    readDirectory: (...given) => ts.sys.readDirectory(...given),
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
  });
}
