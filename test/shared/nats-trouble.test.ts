import { afterAll, beforeAll, expect, test } from 'vitest';
import { LogConflict, LogUnavailable, type SharedLog } from '../../emulator/shared/shared-log.ts';
import { openNatsLog } from '../../emulator/shared/nats/nats-log.ts';
import { startNatsCluster, type NatsCluster } from './nats-cluster.ts';

const waiting = { timeout: 100_000, interval: 50 };
/** Short enough that a lost majority is noticed while a test waits for it. */
const patience = { attemptMilliseconds: 1000, totalMilliseconds: 3000 };

let cluster: NatsCluster;
beforeAll(async () => {
  cluster = await startNatsCluster({ size: 3 });
}, 120_000);
afterAll(() => cluster.end());

const text = (words: string): Uint8Array => Buffer.from(words);

/** Appends until the cluster takes it, as a caller would who is told that it was not kept. */
async function appendAtLast(log: SharedLog, id: string): Promise<void> {
  await expect
    .poll(() => log.append('sandbox.a', text(id), { id }).then(({ sequence }) => sequence, String), waiting)
    .toBeTypeOf('number');
}

test('Of many who put a snapshot in the place of the same one, one gets through each time', async () => {
  const log = await openNatsLog({ url: cluster.url, name: 'race' });
  let last = 0;
  for (let round = 0; round < 10; round += 1) {
    const writers = Array.from({ length: 6 }, (_, writer) =>
      log.putSnapshot('a', text(`${round} ${writer}`), last),
    );
    const ends = await Promise.allSettled(writers);
    const winners = ends.flatMap((end, writer) => (end.status === 'fulfilled' ? [writer] : []));
    const losers = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
    expect(winners).toHaveLength(1);
    expect(losers.every((reason) => reason instanceof LogConflict)).toBe(true);
    const kept = (await log.getSnapshot('a'))!;
    expect(Buffer.from(kept.bytes).toString()).toBe(`${round} ${winners[0]}`);
    last = kept.revision;
  }
  // A large one is on its way for longer, and comes when the small one has won.
  const [small, large] = [text('small'), Buffer.alloc(5_000_000, 'x')];
  const ends = await Promise.allSettled([small, large].map((bytes) => log.putSnapshot('b', bytes, 0)));
  const winners = [small, large].filter((_, index) => ends[index]!.status === 'fulfilled');
  expect(winners).toHaveLength(1);
  expect(Buffer.from((await log.getSnapshot('b'))!.bytes).equals(winners[0]!)).toBe(true);
  await log.close();
}, 60_000);

test('What was trimmed takes nothing else with it when all nodes are killed and read their files again', async () => {
  const open = () => openNatsLog({ url: cluster.url, name: 'trimmed', trimAfterMilliseconds: 0 });
  const log = await open();
  await log.append('registry', text('1'), { id: 'registry' });
  const large = Buffer.alloc(600_000, 'x');
  await log.putSnapshot('kept', large, 0);
  const revision = await log.putSnapshot('other', text('first'), 0);
  let last = 0;
  for (let number = 0; number < 20; number += 1)
    ({ sequence: last } = await log.append('sandbox.a', text('2'), { id: `a ${number}` }));
  await log.trim('sandbox.a', last);
  await log.putSnapshot('other', text('second'), revision);
  await log.append('sandbox.b', text('3'), { id: 'b' });
  await log.close();
  await Promise.all(cluster.nodes.map((node) => node.kill()));
  for (const node of cluster.nodes) node.restart();
  await cluster.ready();
  const heard: string[] = [];
  const again = await open();
  again.follow('>', 0, ({ id }) => heard.push(id));
  await expect.poll(() => heard, waiting).toEqual(['registry', 'a 19', 'b']);
  expect(Buffer.from((await again.getSnapshot('kept'))!.bytes).equals(large)).toBe(true);
  expect(Buffer.from((await again.getSnapshot('other'))!.bytes).toString()).toBe('second');
  await again.close();
}, 300_000);

test('A log goes on after a node was killed and beside one that is silent, and loses nothing', async () => {
  const log = await openNatsLog({ url: cluster.url, name: 'trouble' });
  const heard: string[] = [];
  const expected: string[] = [];
  log.follow('sandbox.a', 0, ({ id }) => {
    // Where an answer was lost, the record stands there twice, as for everybody who reads.
    if (!heard.includes(id)) heard.push(id);
  });
  const appendSome = async (name: string): Promise<void> => {
    for (let number = 0; number < 20; number += 1) {
      const id = `${name} ${number}`;
      await appendAtLast(log, id);
      expected.push(id);
    }
    await expect.poll(() => heard, waiting).toEqual(expected);
  };
  await appendSome('before');
  const [killed, silent] = [cluster.nodes[0]!, cluster.nodes[1]!];
  await killed.kill();
  await appendSome('without the killed one');
  killed.restart();
  await cluster.ready();
  silent.stop();
  await appendSome('beside the silent one');
  silent.resume();
  await cluster.ready();
  await log.close();
}, 300_000);

test('Without a majority a record is refused in time and with a reason, and all heals by itself', async () => {
  const log = await openNatsLog({ url: cluster.url, name: 'majority', patience });
  const states: string[] = [];
  log.onStatus(({ state }) => states.push(state));
  await log.append('sandbox.a', text('1'), { id: 'one' });
  const [one, two] = [cluster.nodes[0]!, cluster.nodes[1]!];
  await Promise.all([one.kill(), two.kill()]);
  const refused = await log.append('sandbox.a', text('2'), { id: 'two' }).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(LogUnavailable);
  expect(String(refused)).toMatch(/NATS/);
  expect(log.status().state).toBe('degraded');
  one.restart();
  two.restart();
  await expect.poll(() => log.status().state, waiting).toBe('connected');
  await appendAtLast(log, 'three');
  expect(states.slice(0, 2)).toEqual(['degraded', expect.any(String)]);
  await log.close();
}, 300_000);

test('Whoever reads everything hears every record, while records of other subjects are trimmed all the time', async () => {
  const log = await openNatsLog({ url: cluster.url, name: 'trims', trimAfterMilliseconds: 0 });
  const heard: string[] = [];
  const appended: string[] = [];
  log.follow('>', 0, ({ subject, id }) => {
    if (subject === 'sandbox.a') heard.push(id);
  });
  const fill = async (): Promise<void> => {
    for (let number = 0; number < 150; number += 1) {
      const id = `a ${number}`;
      await log.append('sandbox.a', text(id), { id });
      appended.push(id);
    }
  };
  const trim = async (): Promise<void> => {
    for (let number = 0; number < 150; number += 1) {
      const { sequence } = await log.append('sandbox.b', text('b'), { id: `b ${number}` });
      await log.trim('sandbox.b', sequence);
    }
  };
  await Promise.all([fill(), trim()]);
  await log.lastSequence('sandbox.a');
  await expect.poll(() => heard, waiting).toEqual(appended);
  await log.close();
}, 120_000);
