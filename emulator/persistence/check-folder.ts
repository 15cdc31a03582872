import { lstatSync, mkdirSync, openSync, rmSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import { isWritableByOthers } from '../platform.ts';
import { DataProblem } from './data-error.ts';

/**
 * Makes a folder with those above it, for its owner alone, or takes the one that is there. Level by level: where the
 * machine denies that a folder exists as soon as it is made (`/proc`), Node's own recursion never ends.
 */
export function makeFolder(path: string): void {
  const present = look(path, statSync);
  if (!present) {
    if (dirname(path) !== path && !look(dirname(path), statSync)) makeFolder(dirname(path));
    mkdirSync(path, { mode: 0o700 });
    return;
  }
  if (!present.isDirectory())
    throw new DataProblem(`The data folder cannot be used: ${path}: this is a file.`);
  if (isWritableByOthers(present.mode))
    throw new DataProblem(
      `The data folder cannot be used: ${path}: others than its owner may write there (${modeOf(present)}), and it holds secrets. Close it with "chmod 700", or name a folder that does not exist yet.`,
    );
}

/** Whether a file of ours is there. Throws a `DataProblem` for a link, a folder or a pipe in its place: none is followed. */
export function findPlainFile(path: string): boolean {
  const present = look(path, lstatSync);
  if (!present) return false;
  if (!present.isFile())
    throw new DataProblem(
      `The data folder cannot be used: ${path}: this is ${nameOf(present)}, where a file of Understudy belongs. It was left as it is; move it away, or choose another folder with --data.`,
    );
  if (isWritableByOthers(present.mode))
    throw new DataProblem(
      `The data folder cannot be used: ${path}: others than its owner may write it (${modeOf(present)}). Close it with "chmod 600" if you trust what it holds, or choose another folder with --data.`,
    );
  return true;
}

/** Begins a new file for its owner alone, in the place of an older one, and never through a link. */
export function createFile(path: string): number {
  if (findPlainFile(path)) rmSync(path);
  return openSync(path, 'wx', 0o600);
}

function look(path: string, by: (path: string) => Stats): Stats | undefined {
  try {
    return by(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function modeOf({ mode }: Stats): string {
  return (mode & 0o7777).toString(8).padStart(4, '0');
}

function nameOf(present: Stats): string {
  if (present.isSymbolicLink()) return 'a link';
  return present.isDirectory() ? 'a folder' : 'no plain file';
}
