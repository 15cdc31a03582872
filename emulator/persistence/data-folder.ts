import { lstatSync, openSync, readFileSync, closeSync, constants, fsyncSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DataProblem, describeFileError } from './data-error.ts';
import { findPlainFile, makeFolder } from './check-folder.ts';
import { lockFolder } from './lock.ts';
import { syncFolder, writeAll } from './log-file.ts';
import { logFormat, readableFormats } from './log-record.ts';
import { readLog, type LogContent } from './read-log.ts';

/** A folder that belongs to this process, and what its log holds. */
export interface DataFolder {
  readonly path: string;
  readonly log: string;
  readonly content: LogContent;
  /** One sentence on what was damaged and where it is now. */
  readonly damage: string | undefined;
  readonly unlock: () => void;
}

/**
 * Opens a data folder for this process alone, making it where there is none, and reads its log. What is damaged is
 * copied into a file of its own. Throws a `DataProblem`.
 */
export function claimFolder(given: string, version: string): DataFolder {
  if (given.trim() === '')
    throw new DataProblem(
      'The data folder has no name; say one after --data. A variable that is not set gives an empty name.',
    );
  const path = resolve(given);
  const log = join(path, 'calls.log');
  const unlock = attempt(path, () => {
    makeFolder(path);
    return lockFolder(path);
  });
  try {
    return attempt(log, () => {
      findPlainFile(`${log}.new`);
      const bytes = findPlainFile(log) ? readPlainFile(log) : Buffer.alloc(0);
      const content = readLog(bytes);
      checkVersion(log, content, version);
      return { path, log, content, damage: setAside(log, bytes, content), unlock };
    });
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Windows has no such flag. */
const noFollow = (constants as Partial<typeof constants>).O_NOFOLLOW ?? 0;

/** A link that has come into the file's place since it was looked at is not followed either. */
function readPlainFile(path: string): Buffer {
  const fd = openSync(path, constants.O_RDONLY | noFollow);
  try {
    return readFileSync(fd);
  } finally {
    closeSync(fd);
  }
}

function checkVersion(log: string, { header, events }: LogContent, version: string): void {
  if (!header) return;
  if (!readableFormats.includes(header.format))
    throw new DataProblem(
      `${log} has format ${header.format}, and Understudy ${version} knows format ${logFormat}; use the version that wrote it (${header.version}), or another folder with --data.`,
    );
  // Another version may answer the same calls differently.
  if (header.version !== version && events.length > 0)
    throw new DataProblem(
      `${log} holds calls that only Understudy ${header.version} can repeat; start and stop that version once, then this one (${version}).`,
    );
}

function setAside(log: string, bytes: Buffer, { damage }: LogContent): string | undefined {
  if (!damage) return undefined;
  const { offset, reason } = damage;
  const what = `${log} is damaged at byte ${offset}: ${reason}. What stands before is served`;
  if (offset === bytes.length) return `${what}.`;
  const aside = freeName(`${log}.damaged`);
  const fd = openSync(aside, 'wx', 0o600);
  writeAll(fd, bytes.subarray(offset));
  fsyncSync(fd);
  closeSync(fd);
  syncFolder(join(log, '..'));
  return `${what}, the rest is kept in ${aside}.`;
}

/** A name that nothing has, not even a link to nowhere. */
function freeName(name: string): string {
  const isTaken = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  for (let number = 1; ; number += 1) if (!isTaken(`${name}-${number}`)) return `${name}-${number}`;
}

function attempt<Value>(path: string, run: () => Value): Value {
  try {
    return run();
  } catch (error) {
    throw error instanceof DataProblem ? error : describeFileError(path, error);
  }
}
