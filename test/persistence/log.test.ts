import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DataProblem } from '../../emulator/persistence/data-error.ts';
import { writeLine } from '../../emulator/persistence/log-line.ts';
import { printRecord } from '../../emulator/persistence/log-record.ts';
import { readLog } from '../../emulator/persistence/read-log.ts';
import { version } from '../../emulator/version.ts';
import { banning, frozen, send } from '../core/calls.ts';
import { change, copyOf, logOf, newFolder, openPersistent, readLogOf } from './setup.ts';

/** A log with a header, a sandbox, a change and two calls, one of them with a body that is no text. */
function smallLog(): { readonly folder: string; readonly bytes: Buffer } {
  const folder = newFolder();
  const persistent = openPersistent({ folder }, { default: frozen });
  change(
    persistent.emulator,
    { operation: 'advanceClock', input: { path: { id: 'default' }, body: { seconds: 1 } } },
    persistent,
  );
  send(persistent.emulator, banning('user1'));
  persistent.emulator.handle('polyv-live', {
    method: 'POST',
    target: '/x',
    headers: [],
    body: Buffer.from([255, 0, 10]),
  });
  const copy = copyOf(folder);
  persistent.close();
  return { folder: copy, bytes: readLogOf(copy) };
}

/** Where each record begins, and where the last one ends. */
function boundaries(bytes: Buffer): readonly number[] {
  const found = [0];
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, end + 1)) found.push(end + 1);
  return found;
}

const { folder: original, bytes: whole } = smallLog();
const ends = boundaries(whole);
const content = readLog(whole);
const lastBoundary = (offset: number) => ends.findLast((end) => end <= offset)!;
const headEnd = ends[2]!;

/** The content of a log that has been cut after so many whole records. */
const firstRecords = (count: number) => ({
  header: count > 0 ? content.header : undefined,
  sandboxes: content.sandboxes.slice(0, Math.max(0, count - 1)),
  events: content.events.slice(0, Math.max(0, count - 2)),
});

describe('a log', () => {
  it('gives back what was written, to the byte of a body', () => {
    expect(content.damage).toBeUndefined();
    expect(content.events.map(({ kind }) => kind)).toEqual(['control', 'call', 'call']);
    expect(content.events.at(-1)).toMatchObject({ base64: Buffer.from([255, 0, 10]).toString('base64') });
  });

  it('that was torn at any byte gives the records before, and says where it ends', () => {
    for (let length = 0; length < whole.length; length += 1) {
      const { damage, ...rest } = readLog(whole.subarray(0, length));
      const boundary = lastBoundary(length);
      expect(rest).toEqual(firstRecords(ends.indexOf(boundary)));
      const isWhole = boundary === length && (length === 0 || length >= headEnd);
      expect(damage?.offset).toBe(isWhole ? undefined : boundary);
    }
  });

  it('with any one bit flipped gives the records before, and says which record is damaged', () => {
    for (let offset = 0; offset < whole.length; offset += 1) {
      const bytes = Buffer.from(whole);
      bytes[offset]! ^= 1 << (offset % 8);
      const { damage, ...rest } = readLog(bytes);
      const boundary = lastBoundary(offset);
      expect(rest).toEqual(firstRecords(ends.indexOf(boundary)));
      expect(damage?.offset).toBe(boundary);
    }
  });

  it.each([
    ['left out', [0, 1, 3, 4]],
    ['doubled', [0, 1, 2, 2, 3, 4]],
    ['exchanged', [0, 1, 3, 2, 4]],
  ])('of which a record was %s gives the records before', (_, order) => {
    const record = (index: number) => whole.subarray(ends[index], ends[index + 1]);
    const { damage, events } = readLog(Buffer.concat(order.map(record)));
    const good = order.findIndex((index, position) => index !== position);
    expect(events).toEqual(content.events.slice(0, good - 2));
    expect(damage?.reason).toBe('the record there is not the one that follows');
  });
});

describe('a data folder', () => {
  it('with a damaged record serves what stands before, keeps the rest in another file, and says so', () => {
    const folder = copyOf(original);
    const lastRecord = ends.at(-2)!;
    const bytes = Buffer.from(whole);
    bytes[lastRecord + 30]! ^= 1;
    writeFileSync(logOf(folder), bytes);
    const persistent = openPersistent({ folder });
    const aside = `${logOf(folder)}.damaged-1`;
    const { damage } = persistent.report();
    expect(damage).toBe(
      `${logOf(folder)} is damaged at byte ${lastRecord}: the record there does not match its checksum. What stands before is served, the rest is kept in ${aside}.`,
    );
    expect(readFileSync(aside)).toEqual(bytes.subarray(lastRecord));
    expect(JSON.stringify(persistent.emulator.save())).toContain('"Member_Account":"user1"');
    persistent.close();
    const again = openPersistent({ folder });
    expect(again.report().damage).toBeUndefined();
    again.close();
  });

  it('does not write over what was set aside before', () => {
    const folder = copyOf(original);
    for (const _ of [1, 2]) {
      appendFileSync(logOf(folder), 'half a rec');
      openPersistent({ folder }).close();
    }
    expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toHaveLength(2);
  });

  it('goes on without the default sandbox where even that was damaged', () => {
    const folder = copyOf(original);
    writeFileSync(logOf(folder), 'no log at all\n');
    const persistent = openPersistent({ folder });
    expect(persistent.report().damage).toContain('at byte 0');
    expect(persistent.emulator.sandboxes().map(({ settings }) => settings.id)).toEqual(['default']);
    persistent.close();
  });

  it.runIf(process.platform !== 'win32')('is for its owner alone', () => {
    const folder = newFolder();
    const persistent = openPersistent({ folder });
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect([mode(folder), mode(logOf(folder)), mode(join(folder, 'lock'))]).toEqual(['700', '600', '600']);
    persistent.close();
  });

  const refusal = (run: () => unknown): string => {
    try {
      run();
    } catch (error) {
      if (error instanceof DataProblem) return error.message;
      throw error;
    }
    return 'It was not refused.';
  };

  it('of another format is refused in a sentence, and left as it is', () => {
    const folder = newFolder();
    mkdirSync(folder);
    const header = { kind: 'header', format: 3, version: '9.9.9', sandboxes: 0 } as const;
    writeFileSync(logOf(folder), writeLine(printRecord(0, header)));
    expect(refusal(() => openPersistent({ folder }))).toMatch(
      /calls\.log has format 3, and Understudy \S+ knows format 2; use the version that wrote it \(9\.9\.9\), or another folder with --data\.$/,
    );
    expect(readdirSync(folder)).toEqual(['calls.log']);
  });

  it('with calls of another version is refused in a sentence, but taken where that version has closed it', () => {
    const open = (bytes: Buffer) => {
      const folder = newFolder();
      mkdirSync(folder);
      const header = { ...content.header!, version: '0.0.1' };
      writeFileSync(
        logOf(folder),
        Buffer.concat([writeLine(printRecord(0, header)), bytes.subarray(ends[1])]),
      );
      openPersistent({ folder }).close();
    };
    expect(
      refusal(() => {
        open(whole);
      }),
    ).toMatch(/holds calls that only Understudy 0\.0\.1 can repeat; .* then this one \(\S+\)\.$/);
    open(whole.subarray(0, headEnd));
  });

  it('that cannot be a folder is refused in a sentence', () => {
    expect(refusal(() => openPersistent({ folder: logOf(original) }))).toMatch(
      /^The data folder cannot be used: .*: this is a file\.$/,
    );
    expect(refusal(() => openPersistent({ folder: join(logOf(original), 'below') }))).toMatch(
      /: a part of the path is a file\.$/,
    );
  });

  it('takes a log that was not finished for no log', () => {
    const folder = copyOf(original);
    writeFileSync(`${logOf(folder)}.new`, 'half a new log');
    openPersistent({ folder }).close();
    expect(existsSync(`${logOf(folder)}.new`)).toBe(false);
    expect(readLog(readLogOf(folder)).header?.version).toBe(version);
  });

  it('that is in use is refused, and one whose process is gone is not', () => {
    const folder = newFolder();
    const persistent = openPersistent({ folder });
    expect(refusal(() => openPersistent({ folder }))).toBe(
      `The data folder ${folder} is in use by process ${process.pid}; stop it, or choose another folder with --data.`,
    );
    persistent.close();
    for (const stale of [
      '999999999 ',
      `${process.pid} another boot/1`,
      ...(existsSync('/proc/self/stat') ? [`${process.ppid} another-boot/1`] : []),
      'nonsense',
    ]) {
      writeFileSync(join(folder, 'lock'), stale);
      openPersistent({ folder }).close();
    }
    writeFileSync(join(folder, 'lock'), `${process.ppid} `);
    expect(refusal(() => openPersistent({ folder }))).toContain(`in use by process ${process.ppid};`);
    expect(readdirSync(folder).toSorted()).toEqual(['calls.log', 'lock']);
    expect(dirname(logOf(folder))).toBe(folder);
  });
});
