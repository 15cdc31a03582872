import { closeSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataProblem } from './data-error.ts';
import { createFile, findPlainFile } from './check-folder.ts';

/** Others may come and go in between, but not so often. */
const mostTries = 20;

/** Folders that this very process has open. */
const own = new Set<string>();

/**
 * Keeps other processes out of a folder; the answer lets them in again. A lock whose process is gone does not count.
 * Throws a `DataProblem` where another process is there. It sees processes of this machine alone.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock');
  const mine = join(folder, `lock.${process.pid}`);
  const identity = `${process.pid} ${beginningOf(process.pid)}`;
  if (own.has(folder)) throw inUse(folder, process.pid);
  const fd = createFile(mine);
  try {
    writeFileSync(fd, identity);
    for (let tries = 0; !tryLink(mine, file); tries += 1) {
      if (tries === mostTries) throw stuck(file);
      if (findPlainFile(file)) removeStale(file, mine, folder);
    }
  } finally {
    closeSync(fd);
    rmSync(mine, { force: true });
  }
  own.add(folder);
  return () => {
    own.delete(folder);
    if (read(file) === identity) rmSync(file, { force: true });
  };
}

/** A link, unlike a new file, has its content at once. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function removeStale(file: string, mine: string, folder: string): void {
  const held = read(file);
  if (held === undefined) return;
  const [pid, beginning = ''] = held.split(' ');
  if (isAlive(Number(pid), beginning)) throw inUse(folder, Number(pid));
  const aside = `${mine}.stale`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  // Somebody else may have removed the stale lock and put a good one there in between.
  if (read(aside) !== held) tryLink(aside, file);
  rmSync(aside, { force: true });
}

function isAlive(pid: number, beginning: string): boolean {
  if (!Number.isSafeInteger(pid) || pid < 1 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const present = beginningOf(pid);
  return present === '' || beginning === '' || present === beginning;
}

/** Tells a process from a later one with the same id, where the machine says when it began; else it is empty. */
function beginningOf(pid: number): string {
  const boot = read('/proc/sys/kernel/random/boot_id')?.trim();
  const afterName = read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ');
  const ticks = afterName?.[19];
  return boot === undefined || ticks === undefined ? '' : `${boot}/${ticks}`;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function inUse(folder: string, pid: number): DataProblem {
  return new DataProblem(
    `The data folder ${folder} is in use by process ${pid}; stop it, or choose another folder with --data.`,
  );
}

function stuck(file: string): DataProblem {
  return new DataProblem(
    `The data folder cannot be used: ${file}: the lock cannot be read or replaced. If nobody uses the folder, remove this file.`,
  );
}
