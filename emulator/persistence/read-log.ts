import type { SavedSandbox } from '../core/sandbox/saved-sandbox.ts';
import { readLines } from './log-line.ts';
import { readRecord, type EventRecord, type Header } from './log-record.ts';

/** Where a log stops making sense, in bytes from its beginning, and why. */
export interface Damage {
  readonly offset: number;
  readonly reason: string;
}

/** What a log holds up to its end, or up to its first damage. */
export interface LogContent {
  /** Undefined where the log is empty or its very first record is damaged. */
  readonly header: Header | undefined;
  readonly sandboxes: readonly SavedSandbox[];
  readonly events: readonly EventRecord[];
  readonly damage: Damage | undefined;
}

/** Reads a log. Total: whatever the bytes, what stands before the first damage is given, and nothing after it. */
export function readLog(bytes: Buffer): LogContent {
  let header: Header | undefined;
  const sandboxes: SavedSandbox[] = [];
  const events: EventRecord[] = [];
  const stop = (offset: number, reason: string): LogContent => ({
    header,
    sandboxes,
    events,
    damage: { offset, reason },
  });

  let expected = 0;
  for (const line of readLines(bytes)) {
    if ('damage' in line) return stop(line.offset, line.damage);
    const read = readRecord(line.text);
    if (read?.number !== expected) return stop(line.offset, 'the record there is not the one that follows');
    const { record } = read;
    const isInHead = header === undefined || sandboxes.length < header.sandboxes;
    const isInPlace = header ? isInHead === (record.kind === 'sandbox') : record.kind === 'header';
    if (!isInPlace) return stop(line.offset, 'the record there is out of place');
    if (record.kind === 'header') header = record;
    else if (record.kind === 'sandbox') sandboxes.push(record.sandbox);
    else events.push(record);
    expected += 1;
  }
  const isCut = header !== undefined && sandboxes.length < header.sandboxes;
  return isCut
    ? stop(bytes.length, 'the log ends before its last sandbox')
    : { header, sandboxes, events, damage: undefined };
}
