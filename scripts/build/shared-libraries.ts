import { execFileSync } from 'node:child_process';

/** The shared libraries that a program is started with, by their paths, and the loader itself. */
export function sharedLibrariesOf(program: string): readonly string[] {
  const lines = execFileSync('ldd', [program], { encoding: 'utf8' }).split('\n');
  const files = lines.flatMap((line) => /(?:=> |^\s+)(\/\S+) \(/.exec(line)?.[1] ?? []);
  if (files.length === 0) throw new Error(`ldd names no library of ${program}.`);
  return files;
}
