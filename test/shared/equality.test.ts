import { afterEach, expect, it } from 'vitest';
import { assemble, settleInputs } from '../../emulator/assembly/create-emulator.ts';
import { createMemoryLog, type MemoryLog } from '../../emulator/shared/memory-log.ts';
import { openReplica, type Replica } from '../../emulator/shared/replica.ts';
import { usualSnapshots } from '../../emulator/shared/snapshots.ts';
import { readSandboxRecord } from '../../emulator/shared/shared-record.ts';
import { version } from '../../emulator/version.ts';
import { makeCalls } from './calls.ts';
import { startOfTests } from './replicas.ts';

const replicas: Replica[] = [];

afterEach(async () => {
  for (const replica of replicas.splice(0)) await replica.close();
});

it('lets three replicas give the replies of one process that was fed the same order, snapshots on the way included', async () => {
  const log = createMemoryLog(() => startOfTests);
  const sandboxes = settleInputs({});
  const now = (): number => startOfTests;
  const rules = { ...usualSnapshots, records: 40 };
  for (let number = 0; number < 3; number += 1)
    replicas.push(await openReplica(log.connect(), { sandboxes, now, snapshots: rules }));
  const alone = assemble(sandboxes, { now });
  const calls = makeCalls(300);
  for (const [index, [vendor, request]] of calls.entries()) {
    const shared = await replicas[index % 3]!.call(vendor, request);
    const { reply } = alone.handle(vendor, request);
    expect({ index, reply: shared?.reply }).toEqual({ index, reply });
  }
  const late = await openReplica(log.connect(), { sandboxes, now, snapshots: rules });
  replicas.push(late);
  expect(log.records().length).toBeLessThan(300);
  for (const replica of replicas)
    await replica.store.ready('getState', { path: { id: 'default' }, query: {}, body: undefined });
  const saved = replicas.map(({ emulator }) => emulator.save());
  for (const one of saved) expect(one).toEqual(alone.save());
  const known = replicas.map(({ emulator }) => {
    const sandbox = emulator.sandbox('default')!;
    return {
      entries: sandbox.journal.entries(),
      dropped: sandbox.journal.dropped(),
      findings: sandbox.analyzer.findings(),
      analyzed: sandbox.analyzer.analyzed(),
      tallies: sandbox.analyzer.tallies(),
    };
  });
  for (const one of known) expect(one).toEqual(known[0]);
});

/** The numbers of the calls in the order in which a log has them; each call came by a connection of its number. */
function orderIn(log: MemoryLog): readonly number[] {
  return log.records().flatMap(({ bytes }) => {
    const read = readSandboxRecord(bytes, version);
    return 'record' in read && read.record.kind === 'calls'
      ? read.record.calls.map(({ connection }) => connection)
      : [];
  });
}

it('lets three replicas that are called at once give the replies of one process that was fed the order of the log', async () => {
  const log = createMemoryLog(() => startOfTests);
  const sandboxes = settleInputs({});
  const now = (): number => startOfTests;
  for (let number = 0; number < 3; number += 1)
    replicas.push(await openReplica(log.connect(), { sandboxes, now }));
  const calls = makeCalls(300);
  const timing = { opened: 0, isReused: false, arrived: 0, left: undefined };
  const answers = await Promise.all(
    calls.map(([vendor, request], connection) =>
      replicas[connection % 3]!.call(vendor, { ...request, timing: { ...timing, connection } }),
    ),
  );
  const order = orderIn(log);
  expect(order.toSorted((one, other) => one - other)).toEqual(calls.map((_, index) => index));
  expect(log.records().length).toBeLessThan(30);
  const alone = assemble(sandboxes, { now });
  for (const index of order) {
    const { reply } = alone.handle(...calls[index]!);
    expect({ index, reply: answers[index]?.reply }).toEqual({ index, reply });
  }
  const refusals = answers.filter((answer) => answer?.entry.refusedBy !== undefined);
  expect(refusals.length).toBeGreaterThan(10);
  const late = await openReplica(log.connect(), { sandboxes, now });
  replicas.push(late);
  for (const replica of replicas)
    await replica.store.ready('getState', { path: { id: 'default' }, query: {}, body: undefined });
  for (const { emulator } of replicas) expect(emulator.save()).toEqual(alone.save());
  // Who has sent a call has not read it again, and has the same journal all the same.
  const journals = replicas.map(({ emulator }) => emulator.sandbox('default')!.journal.entries());
  for (const journal of journals) expect(journal).toEqual(journals[0]);
});
