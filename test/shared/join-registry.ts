import { readRegistry } from '../../emulator/shared/open-registry.ts';
import { createReader } from '../../emulator/shared/reader.ts';
import { createRegistry, type Registry } from '../../emulator/shared/registry.ts';
import type { LoggedRecord, SharedLog } from '../../emulator/shared/shared-log.ts';
import { registrySubject } from '../../emulator/shared/shared-record.ts';
import { createLogVersion } from '../../emulator/shared/log-version.ts';

export const patience = 20_000;
export const snapshots = { records: 50, bytes: 1e9, journal: { calls: 1000, bytes: 1e9 } };

export interface Joined {
  readonly registry: Registry;
  readonly said: readonly string[];
  readonly stop: () => void;
}

/** Takes part in a registry as a replica does. */
export async function join(log: SharedLog, by: string, rules = snapshots): Promise<Joined> {
  const said: string[] = [];
  const reader = createReader(log, patience);
  const complain = (sentence: string): void => void said.push(sentence);
  const writer = { version: '1.0.0', by };
  const registry = createRegistry(
    { log, writer, snapshots: rules, complain, logVersion: createLogVersion() },
    reader,
  );
  const take = (record: LoggedRecord): void => void registry.take(record);
  await readRegistry(log, registry, take, patience);
  reader.start(registry.sequence(), take, () => undefined);
  reader.open();
  return {
    registry,
    said,
    stop: () => {
      reader.stop();
    },
  };
}

/** How many records the log has of the registry. */
export async function countRecords(log: SharedLog): Promise<number> {
  const last = await log.lastSequence(registrySubject);
  return new Promise((resolve) => {
    let count = 0;
    const following = log.follow(registrySubject, 0, ({ sequence }) => {
      count += 1;
      if (sequence < last) return;
      following.stop();
      resolve(count);
    });
  });
}
