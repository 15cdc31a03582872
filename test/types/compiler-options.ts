import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** How the project compiles. */
export const compilerOptions: ts.CompilerOptions = ts.parseJsonConfigFileContent(
  ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)).config,
  ts.sys,
  root,
).options;
