import { homedir } from 'node:os';
import { makeAuthority, type Certified } from './certificates.ts';
import type { CoveredNames } from './covered-names.ts';
import { AuthorityProblem } from './authority-problem.ts';
import { authorityFolder, keepAuthority } from './kept-authority.ts';

export { keepAuthority } from './kept-authority.ts';
export { coverNames } from './covered-names.ts';
export { secureConnections } from './secure-connections.ts';

/** The folder in which the authority of this user is kept. */
export function usualFolder(): string {
  return authorityFolder({ platform: process.platform, env: process.env, home: homedir() });
}

/** The authority of a folder, or one for this run alone where the folder cannot keep one. */
export function loadAuthority(
  folder: string | undefined,
  names: CoveredNames,
  complain: (sentence: string) => void,
): Certified {
  try {
    const kept = keepAuthority(folder ?? usualFolder(), names);
    if (kept.notice !== undefined) complain(kept.notice);
    return kept;
  } catch (error) {
    if (!(error instanceof AuthorityProblem)) throw error;
    complain(`${error.message} This run uses one of its own, which nobody trusts.`);
    return makeAuthority(names, Date.now());
  }
}
