import { expect, it } from 'vitest';
import { createDirectory } from '../../emulator/shared/registry-directory.ts';
import { createMemoryLog } from '../../emulator/shared/memory-log.ts';
import type { LoggedRecord } from '../../emulator/shared/shared-log.ts';
import { readRegistryRecord, registrySubject } from '../../emulator/shared/shared-record.ts';
import { usualSnapshots } from '../../emulator/shared/snapshots.ts';
import { join, type Joined } from './join-registry.ts';

const now = () => 1_700_000_000_000;
const numbersTo = (count: number) => Array.from({ length: count }, (_, number) => number);
const nameOf = (number: number) => `n${number}`;

/** What the log has of the registry. */
const recordsOf = (records: readonly LoggedRecord[]) =>
  records.filter(({ subject }) => subject === registrySubject);

async function open({ registry }: Joined): Promise<void> {
  await registry.change(() => ({ kind: 'opened' }));
}

function add({ registry }: Joined, number: number, by = 'k'): Promise<string | undefined> {
  return registry.change(() => {
    const there = registry.byName(nameOf(number));
    return there
      ? { other: there.key }
      : { kind: 'added', name: nameOf(number), key: `${by}${number}`, claims: [`vendor ${number}`] };
  });
}

it('writes changes that are asked for at the same time as one record, behind the one that is under way', async () => {
  const memory = createMemoryLog(now);
  const writer = await join(memory.connect(), 'writer');
  await open(writer);
  await Promise.all(numbersTo(400).map((number) => add(writer, number)));
  expect(writer.registry.count()).toBe(400);
  // The one that began the log, the first change, and all that came meanwhile.
  expect(recordsOf(memory.records())).toHaveLength(3);
  writer.stop();
});

it('decides on a change after another one of the same name, though both are asked for at once', async () => {
  const writer = await join(createMemoryLog(now).connect(), 'writer');
  await open(writer);
  const ends = await Promise.all([add(writer, 0), add(writer, 1, 'a'), add(writer, 1, 'b'), add(writer, 2)]);
  expect(ends).toEqual([undefined, undefined, 'a1', undefined]);
  expect(writer.registry.owner('vendor 1')?.key).toBe('a1');
  writer.stop();
});

it('lets two replicas that add the same names at once have each name once, and agree', async () => {
  const memory = createMemoryLog(now);
  const [one, other] = [await join(memory.connect(), 'one'), await join(memory.connect(), 'other')];
  await open(one);
  const ends = await Promise.all(
    numbersTo(100).map(async (number) => [await add(one, number, 'a'), await add(other, number, 'b')]),
  );
  const keys = numbersTo(100).map((number) => one.registry.byName(nameOf(number))?.key);
  expect(numbersTo(100).map((number) => other.registry.byName(nameOf(number))?.key)).toEqual(keys);
  expect(ends.map((pair) => pair.find((end) => end !== undefined))).toEqual(keys);
  for (const { stop } of [one, other]) stop();
});

it('refuses nothing because of what somebody else has taken away meanwhile', async () => {
  const memory = createMemoryLog(now);
  const slow = memory.connect();
  const [one, other] = [await join(memory.connect(), 'one'), await join(slow, 'other')];
  await open(one);
  await add(one, 0, 'a');
  await expect.poll(() => other.registry.count(), { timeout: 60_000 }).toBe(1);
  slow.stall();
  await one.registry.change(() => ({ kind: 'removed', key: 'a0' }));
  const added = add(other, 0, 'b');
  slow.goOn();
  expect(await added).toBeUndefined();
  expect(other.registry.byName('n0')?.key).toBe('b0');
  for (const { stop } of [one, other]) stop();
});

it('leaves a newcomer few changes to read one by one, though thousands of sandboxes were just made', async () => {
  const memory = createMemoryLog(now);
  const writer = await join(memory.connect(), 'writer', usualSnapshots);
  await open(writer);
  for (const turn of numbersTo(100))
    await Promise.all(numbersTo(50).map((number) => add(writer, turn * 50 + number)));
  const changesLeft = (): number =>
    recordsOf(memory.records())
      .map(({ bytes }) => readRegistryRecord(bytes))
      .reduce(
        (sum, read) => sum + ('record' in read && 'changes' in read.record ? read.record.changes.length : 0),
        0,
      );
  // A sixteenth of 5,000, and what was asked for at once.
  await expect.poll(changesLeft, { timeout: 60_000 }).toBeLessThan(500);
  const late = await join(memory.connect(), 'late', usualSnapshots);
  expect(late.registry.count()).toBe(5000);
  expect(late.registry.owner('vendor 4999')?.name).toBe('n4999');
  for (const { stop } of [writer, late]) stop();
});

it('keeps sandboxes as lines that say the same, whatever is in their names and credentials', () => {
  const [first, second] = [createDirectory(), createDirectory()];
  const odd = ['a\tb', 'a\\tb', 'two\nlines', '\ud800 alone', '"quoted"', '中文 😀', 'a\u2028b'];
  for (const [index, word] of odd.entries())
    first.apply({
      ...{ kind: 'added', name: `name ${word}`, key: `k${index}`, claims: [`vendor ${word}`, word] },
      ...(index % 2 === 0 && { credentials: JSON.stringify({ vendor: word }) }),
    });
  const text = Buffer.from(first.save().join('\n')).toString();
  second.restore(text.split('\n'));
  expect(second.save()).toEqual(first.save());
  expect(second.find.all()).toEqual(first.find.all());
  for (const [index, word] of odd.entries()) {
    expect(second.find.owner(`vendor ${word}`)).toBe(second.find.byKey(`k${index}`));
    expect(second.find.byName(`name ${word}`)?.claims).toEqual(new Set([`vendor ${word}`, word]));
  }
});

it('finds a sandbox that was kept by what it claims later, and not by anything once it is removed', () => {
  const [first, second] = [createDirectory(), createDirectory()];
  first.apply({ kind: 'added', name: 'team', key: 'k', claims: ['vendor 1'], credentials: '{}' });
  second.restore(first.save());
  expect(second.find.byKey('k')?.credentials).toBe('{}');
  second.apply({ kind: 'claimed', key: 'k', claims: ['vendor 2'] });
  expect(second.find.byKey('k')?.credentials).toBeUndefined();
  expect(second.find.owner('vendor 2')?.name).toBe('team');
  second.apply({ kind: 'removed', key: 'k' });
  const { byName, byKey, owner, count } = second.find;
  expect([byName('team'), byKey('k'), owner('vendor 1'), owner('vendor 2'), count()]).toEqual([
    ...[undefined, undefined, undefined, undefined],
    0,
  ]);
});
