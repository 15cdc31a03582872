import { afterEach, expect, it } from 'vitest';
import { assemble, settleInputs } from '../../emulator/assembly/create-emulator.ts';
import { createMemoryLog } from '../../emulator/shared/memory-log.ts';
import { openReplica, type Replica } from '../../emulator/shared/replica.ts';
import { usualSnapshots } from '../../emulator/shared/snapshots.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import { vendors } from '../../contracts/catalog.ts';
import { writeCall } from '../../contracts/core/recipe/write-test-call.ts';
import { createNamedIds } from '../../emulator/core/engine/seeded-ids.ts';
import { startOfTests } from './replicas.ts';

const replicas: Replica[] = [];

afterEach(async () => {
  for (const replica of replicas.splice(0)) await replica.close();
});

/** Calls of all vendors, good ones and bad ones, in an order that a seed decides. */
function makeCalls(count: number): readonly (readonly [vendor: string, request: HttpRequest])[] {
  const ids = createNamedIds('which calls');
  return Array.from({ length: count }, (_, index) => {
    const vendor = vendors[ids.integer(vendors.length)]!;
    const { operation, input } = vendor.load;
    const call = {
      input: ids.integer(5) === 0 ? {} : input,
      credential: vendor.credential.fake as unknown,
      baseUrl: 'http://127.0.0.1:1',
      now: startOfTests,
      ids: createNamedIds(`call ${index}`),
      options: {},
    };
    const { url, ...request } = writeCall(vendor, operation, call, undefined);
    return [vendor.name, { ...request, headers: [['Host', new URL(url).host], ...request.headers] }];
  });
}

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
