import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { findBareMembers } from '../../test/types/bare-members.ts';
import type { Project } from './install.ts';

interface PackageJson {
  readonly exports: Readonly<Record<string, string | { readonly require: { readonly types: string } }>>;
}

/** The members without a comment of everything that can be reached from the declarations of the package that is installed. */
export function findBareMembersOf({ folder }: Project): readonly string[] {
  const root = join(folder, 'node_modules/understudy-live');
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageJson;
  const files = Object.values(exports).flatMap((entry) =>
    typeof entry === 'string' ? [] : [join(root, entry.require.types)],
  );
  const own = join(root, 'dist/commonjs/');
  const zod = join(own, 'zod/');
  const options: ts.CompilerOptions = {
    strict: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.Node16,
    types: [],
  };
  const program = ts.createProgram(files, options);
  return findBareMembers(program, files, (file) => !file.startsWith(own) || file.startsWith(zod));
}
