import { closeSync, fdatasync, fsyncSync, fdatasyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { canSyncFolders } from '../platform.ts';
import { DataProblem, describeFileError } from './data-error.ts';
import { createFile } from './check-folder.ts';
import { writeLine } from './log-line.ts';
import { printRecord, type LogRecord } from './log-record.ts';
import type { Fsync } from './fsync-policy.ts';

const intervalMilliseconds = 1000;

/** A log that records are added to. What has been added survives the end of the process, however it comes. */
export interface LogFile {
  /** Throws a `DataProblem`. */
  append(record: LogRecord): void;
  /** Puts a log of these records in the place of this one, all at once. Throws a `DataProblem`. */
  rewrite(records: readonly LogRecord[]): void;
  /** How large it is, in bytes. */
  size(): number;
  close(): void;
}

/** Begins a log in the place of what is at `path`. Throws a `DataProblem`; `fail` hears of a disk that fails later. */
export function beginLog(
  path: string,
  records: readonly LogRecord[],
  policy: Fsync,
  fail: (problem: DataProblem) => void,
): LogFile {
  let { fd, size, count } = writeAnew(path, records);
  let isDirty = false;
  let syncing: number | undefined;

  const sync = (): void => {
    if (!isDirty || syncing !== undefined) return;
    const target = fd;
    isDirty = false;
    syncing = target;
    fdatasync(target, (error) => {
      syncing = undefined;
      if (target !== fd) closeSync(target);
      if (error) fail(describeFileError(path, error));
    });
  };
  /** A file that is on its way to the disk is closed when it has arrived. */
  const retire = (): void => {
    if (syncing !== fd) closeSync(fd);
    fd = -1;
  };
  const timer = policy === 'interval' ? setInterval(sync, intervalMilliseconds).unref() : undefined;

  return {
    append(record) {
      const line = writeLine(printRecord(count, record));
      try {
        writeAll(fd, line);
        if (policy === 'always') fdatasyncSync(fd);
      } catch (error) {
        throw describeFileError(path, error);
      }
      count += 1;
      size += line.length;
      isDirty = true;
    },
    rewrite(next) {
      const begun = writeAnew(path, next);
      retire();
      ({ fd, size, count } = begun);
      isDirty = false;
    },
    size: () => size,
    close() {
      clearInterval(timer);
      retire();
    },
  };
}

/** Writes a log beside the one that is there, brings it to the disk and gives it the name of the old one. */
function writeAnew(
  path: string,
  records: readonly LogRecord[],
): { readonly fd: number; readonly size: number; readonly count: number } {
  const draft = `${path}.new`;
  try {
    const fd = createFile(draft);
    let size = 0;
    for (const [number, record] of records.entries()) {
      const line = writeLine(printRecord(number, record));
      writeAll(fd, line);
      size += line.length;
    }
    fsyncSync(fd);
    renameSync(draft, path);
    syncFolder(dirname(path));
    return { fd, size, count: records.length };
  } catch (error) {
    throw error instanceof DataProblem ? error : describeFileError(draft, error);
  }
}

/** A new name is safe only when its folder is on the disk. */
export function syncFolder(folder: string): void {
  if (!canSyncFolders()) return;
  const fd = openSync(folder, 'r');
  fsyncSync(fd);
  closeSync(fd);
}

export function writeAll(fd: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(fd, bytes, written);
}
