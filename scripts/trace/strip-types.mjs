import { readFile } from 'node:fs/promises';
import ts from 'typescript';

/** Loads TypeScript with nothing but its types taken out: other loaders add functions, and hide the names of those that are there. */
export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { outputText } = ts.transpileModule(await readFile(new URL(url), 'utf8'), {
    compilerOptions: { target: 'esnext', module: 'esnext', verbatimModuleSyntax: true },
  });
  return { format: 'module', source: outputText, shortCircuit: true };
}
