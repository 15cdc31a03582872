import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMemoryLog } from '../../emulator/shared/memory-log.ts';
import { openNatsLog } from '../../emulator/shared/nats/nats-log.ts';
import { readRegistry } from '../../emulator/shared/open-registry.ts';
import { createRegistry } from '../../emulator/shared/registry.ts';
import { createLogVersion } from '../../emulator/shared/log-version.ts';
import { createReader } from '../../emulator/shared/reader.ts';
import type { SharedLog } from '../../emulator/shared/shared-log.ts';
import { countRecords, join, patience, snapshots, type Joined } from './join-registry.ts';
import { startNatsCluster, type NatsCluster } from './nats-cluster.ts';

const waiting = { timeout: 60_000 };

async function makeAndDelete({ registry }: Joined, sandboxes: number): Promise<void> {
  await registry.change(() => (registry.version() ? { other: 'opened already' } : { kind: 'opened' }));
  for (let number = 0; number < sandboxes; number += 1) {
    const key = `k${number}`;
    await registry.change(() => ({ kind: 'added', name: `n${number}`, key, claims: [`vendor ${number}`] }));
    if (number % 100 !== 0) await registry.change(() => ({ kind: 'removed', key }));
  }
}

function describeRegistry(name: string, sandboxes: number, openLog: () => Promise<SharedLog>): void {
  describe(`The registry on ${name}`, () => {
    test('stays as short as what is there needs, however many sandboxes are made and deleted', async () => {
      const log = await openLog();
      const writer = await join(log, 'writer');
      await makeAndDelete(writer, sandboxes);
      const live = sandboxes / 100;
      await expect.poll(() => countRecords(log), waiting).toBeLessThan(3 * Math.max(snapshots.records, live));
      const late = await join(log, 'late');
      expect(late.registry.all().map(({ key }) => key)).toEqual(writer.registry.all().map(({ key }) => key));
      expect(late.registry.all()).toHaveLength(live);
      expect(late.registry.owner('vendor 0')?.name).toBe('n0');
      await late.registry.change(() => ({ kind: 'removed', key: 'k0' }));
      await expect.poll(() => writer.registry.byKey('k0'), waiting).toBeUndefined();
      expect([writer.said, late.said]).toEqual([[], []]);
      for (const { stop } of [writer, late]) stop();
      await log.close();
    });

    test('takes one of two changes that were sent for the same number, and a change that stands twice once', async () => {
      const log = await openLog();
      const twice: SharedLog = {
        ...log,
        async append(...asked) {
          await log.append(...asked);
          return log.append(...asked);
        },
      };
      const [one, other] = [await join(twice, 'one'), await join(twice, 'other')];
      await makeAndDelete(one, 1);
      const ends = await Promise.all(
        [one, other].map(({ registry }) =>
          registry.change(() => {
            const owner = registry.owner('vendor x');
            return owner
              ? { other: owner.key }
              : {
                  kind: 'added',
                  name: 'x',
                  key: registry === one.registry ? 'a' : 'b',
                  claims: ['vendor x'],
                };
          }),
        ),
      );
      const winner = one.registry.byName('x')!.key;
      expect(other.registry.byName('x')?.key).toBe(winner);
      expect(ends.toSorted()).toEqual([winner, undefined]);
      expect(one.registry.all()).toHaveLength(2);
      for (const { stop } of [one, other]) stop();
      await log.close();
    });
  });
}

describeRegistry('a log in memory', 20_000, () =>
  Promise.resolve(createMemoryLog(() => 1_700_000_000_000).connect()),
);

test('A record of the registry that a server does not show at first is missed, and read when it shows it', async () => {
  const log = createMemoryLog(() => 1_700_000_000_000).connect();
  const writer = await join(log, 'writer');
  await makeAndDelete(writer, 2);
  let hidden = 2;
  const hiding: SharedLog = {
    ...log,
    follow: (subject, after, hear) =>
      log.follow(subject, after, (record) => {
        if (record.sequence !== 2 || hidden-- <= 0) hear(record);
      }),
  };
  const services = {
    log: hiding,
    writer: { version: '1.0.0', by: 'reader' },
    logVersion: createLogVersion(),
    snapshots,
    complain: () => undefined,
  };
  const registry = createRegistry(services, createReader(hiding, patience));
  const read = () => readRegistry(hiding, registry, (record) => void registry.take(record), patience);
  await expect(read()).rejects.toThrow('does not show all records');
  await read();
  expect(registry.all().map(({ key }) => key)).toEqual(writer.registry.all().map(({ key }) => key));
  writer.stop();
  await log.close();
});

let cluster: NatsCluster;
let logs = 0;
beforeAll(async () => {
  cluster = await startNatsCluster();
}, 120_000);
afterAll(() => cluster.end());

describeRegistry('NATS', 200, () => {
  logs += 1;
  return openNatsLog({ url: cluster.url, name: `registry ${logs}`, trimAfterMilliseconds: 0 });
});
