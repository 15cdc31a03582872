import { spawnSync } from 'node:child_process';

/** How a program is asked whether it is there, where it is not by `--version`. */
const questions: Readonly<Record<string, readonly string[]>> = {
  go: ['version'],
  // A shell itself is everywhere; what its samples call is asked for.
  sh: ['-c', 'command -v curl && command -v openssl'],
};

/**
 * Whether a program can be started here. What needs one that is missing is left out, but not where everything has been
 * installed, as in `.ci/run`.
 */
export function isHere(program: string, question = questions[program] ?? ['--version']): boolean {
  if (process.env['UNDERSTUDY_EVERY_RUNTIME'] !== undefined) return true;
  return spawnSync(program, question).status === 0;
}
