import { describe, expect, test } from 'vitest';
import { LogConflict, type LoggedRecord, type SharedLog } from '../../emulator/shared/shared-log.ts';

const text = (words: string): Uint8Array => Buffer.from(words);
const waiting = { timeout: 60_000 };

/** What every shared log keeps to. `open` gives one more connection to one and the same empty log. */
export function describeLog(name: string, makeLog: () => Promise<() => Promise<SharedLog>>): void {
  describe(`The log of ${name}`, () => {
    test('numbers records over all subjects, and gives the number of the last one of each', async () => {
      const log = await (await makeLog())();
      const first = await log.append('sandbox.a', text('1'), { id: 'one' });
      const second = await log.append('sandbox.b', text('2'), { id: 'two' });
      expect(second.sequence).toBeGreaterThan(first.sequence);
      expect(await log.lastSequence('sandbox.a')).toBe(first.sequence);
      expect(await log.lastSequence('sandbox.>')).toBe(second.sequence);
      expect(await log.lastSequence('registry')).toBe(0);
      await log.close();
    });

    test('names the subjects that have records behind a number, though the last one is trimmed', async () => {
      const log = await (await makeLog())();
      const first = await log.append('sandbox.a', text('1'), { id: 'one' });
      const second = await log.append('sandbox.b', text('2'), { id: 'two' });
      await log.append('sandbox.c', text('3'), { id: 'three' });
      expect(await log.changedBehind(0)).toEqual(new Set(['sandbox.a', 'sandbox.b', 'sandbox.c']));
      expect(await log.changedBehind(first.sequence)).toEqual(new Set(['sandbox.b', 'sandbox.c']));
      await log.trim('sandbox.c', Infinity);
      const changed = () => log.changedBehind(second.sequence);
      await expect.poll(changed, waiting).toEqual(new Set());
      await log.close();
    });

    test('tells a record that was added twice by its id', async () => {
      const open = await makeLog();
      const [log, other] = [await open(), await open()];
      const heard: LoggedRecord[] = [];
      other.follow('>', 0, (record) => heard.push(record));
      await log.append('sandbox.a', text('2'), { id: 'twice' });
      await other.append('sandbox.a', text('2'), { id: 'twice' });
      await expect.poll(() => heard.map(show), waiting).toEqual(['twice 2', 'twice 2']);
      await Promise.all([log.close(), other.close()]);
    });

    test('lets every follower hear the same records in the same order, from where it asked', async () => {
      const open = await makeLog();
      const [log, other] = [await open(), await open()];
      const first = await log.append('sandbox.a', text('a1'), { id: 'a1' });
      const everything: LoggedRecord[] = [];
      const rest: LoggedRecord[] = [];
      log.follow('>', 0, (record) => everything.push(record));
      other.follow('sandbox.a', first.sequence, (record) => rest.push(record));
      await log.append('sandbox.b', text('b1'), { id: 'b1' });
      await other.append('sandbox.a', text('a2'), { id: 'a2' });
      await expect.poll(() => everything.map(show), waiting).toEqual(['a1 a1', 'b1 b1', 'a2 a2']);
      await expect.poll(() => rest.map(show), waiting).toEqual(['a2 a2']);
      expect(everything.map(({ subject }) => subject)).toEqual(['sandbox.a', 'sandbox.b', 'sandbox.a']);
      expect(rest[0]).toEqual(everything[2]);
      expect(everything.every(({ at }) => Number.isFinite(at))).toBe(true);
      await Promise.all([log.close(), other.close()]);
    });

    test('tells a follower that was stopped nothing more', async () => {
      const log = await (await makeLog())();
      const [stopped, going]: [string[], string[]] = [[], []];
      const following = log.follow('sandbox.a', 0, (record) => stopped.push(show(record)));
      log.follow('sandbox.a', 0, (record) => going.push(show(record)));
      await log.append('sandbox.a', text('1'), { id: 'one' });
      await expect.poll(() => stopped, waiting).toHaveLength(1);
      following.stop();
      await log.append('sandbox.a', text('2'), { id: 'two' });
      await expect.poll(() => going, waiting).toHaveLength(2);
      expect(stopped).toEqual(['one 1']);
      await log.close();
    });

    test('keeps a snapshot under a key, and takes another one only in the place of the one that was seen', async () => {
      const open = await makeLog();
      const [log, other] = [await open(), await open()];
      expect(await log.getSnapshot('a')).toBeUndefined();
      const large = Buffer.alloc(3_000_000, 'x');
      const revision = await log.putSnapshot('a', large, 0);
      await expect(other.putSnapshot('a', text('late'), 0)).rejects.toThrow(LogConflict);
      const kept = await other.getSnapshot('a');
      expect(kept?.revision).toBe(revision);
      expect(Buffer.from(kept!.bytes).equals(large)).toBe(true);
      const next = await other.putSnapshot('a', text('second'), revision);
      await expect(log.putSnapshot('a', text('third'), revision)).rejects.toThrow(LogConflict);
      expect(Buffer.from((await log.getSnapshot('a'))!.bytes).toString()).toBe('second');
      expect(next).not.toBe(revision);
      await log.deleteSnapshot('a');
      expect(await other.getSnapshot('a')).toBeUndefined();
      await Promise.all([log.close(), other.close()]);
    });

    test('tells everybody who takes part what nobody keeps, until they stop hearing', async () => {
      const open = await makeLog();
      const [log, other] = [await open(), await open()];
      const told: string[] = [];
      const stop = other.onTold((bytes) => told.push(Buffer.from(bytes).toString()));
      // Who has just begun to hear may miss what is told at the same moment.
      await expect
        .poll(() => {
          log.tell(text('here'));
          return told;
        }, waiting)
        .toContain('here');
      stop();
      const count = told.length;
      const later: string[] = [];
      other.onTold((bytes) => later.push(Buffer.from(bytes).toString()));
      await expect
        .poll(() => {
          log.tell(text('later'));
          return later;
        }, waiting)
        .toContain('later');
      expect(told.slice(count)).toEqual([]);
      expect(await log.lastSequence('>')).toBe(0);
      await Promise.all([log.close(), other.close()]);
    });

    test('forgets what is trimmed of one subject, and nothing else', async () => {
      const open = await makeLog();
      const log = await open();
      await log.append('sandbox.a', text('1'), { id: 'a1' });
      await log.append('sandbox.b', text('2'), { id: 'b1' });
      const kept = await log.append('sandbox.a', text('3'), { id: 'a2' });
      await log.trim('sandbox.a', kept.sequence);
      const heard: string[] = [];
      const other = await open();
      other.follow('>', 0, (record) => heard.push(record.id));
      await expect.poll(() => heard, waiting).toEqual(['b1', 'a2']);
      expect(await log.lastSequence('sandbox.a')).toBe(kept.sequence);
      await Promise.all([log.close(), other.close()]);
    });
  });
}

function show({ id, bytes }: LoggedRecord): string {
  return `${id} ${Buffer.from(bytes).toString()}`;
}
