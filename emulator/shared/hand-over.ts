import { setTimeout as wait } from 'node:timers/promises';
import type { ReplicaServices } from './replica-services.ts';
import { subjectOf } from './loaded-sandbox.ts';
import type { LoadedSandboxes } from './loaded-sandboxes.ts';
import type { Registry } from './registry.ts';
import type { Registered } from './registry-directory.ts';
import { SharedProblem, type SharedLog } from './shared-log.ts';
import { readSnapshot, type SnapshotContent } from './snapshot-form.ts';
import { writeSnapshot } from './snapshots.ts';
import { mostSandboxesAtOnce, someAtOnce } from './some-at-once.ts';

interface Parts {
  readonly services: ReplicaServices;
  readonly loadedSandboxes: LoadedSandboxes;
  readonly registry: Registry;
}

const pauseMilliseconds = 100;

/** Keeps every sandbox of a closed log as it is, so that the next version goes on with that. Other replicas do the same. */
export async function keepAll({ services, loadedSandboxes, registry }: Parts): Promise<void> {
  const { logVersion, log, writer } = services;
  await someAtOnce(registry.all(), mostSandboxesAtOnce, async (registered) => {
    if (services.isClosed || !logVersion.closed() || logVersion.version() !== writer.version) return;
    try {
      if (await isKept(services, registered)) return;
      const loaded = await loadedSandboxes.get(registered);
      await loaded.settled();
      await writeSnapshot({ ...services, log: withoutTrim(log) }, loaded);
    } catch (error) {
      services.complain(`"${registered.name}" could not be kept for the next version: ${String(error)}`);
    }
  });
}

/** A replica that is behind still needs what it has not heard: there is no mark by which it would notice what is missing. */
function withoutTrim(log: SharedLog): SharedLog {
  return { ...log, trim: () => Promise.resolve() };
}

/**
 * Makes a log of another version one of this version: closes it, waits until that version's replicas have kept every
 * sandbox as it is, and opens it. Where they do not, it is theirs again. Throws a `SharedProblem`.
 */
export async function takeOverLog({ services, registry }: Parts, patience: number): Promise<void> {
  const { logVersion, writer } = services;
  const former = String(logVersion.version());
  if (!registry.isReadable())
    throw new SharedProblem(
      `The shared log of Understudy ${former} has another form than that of ${writer.version}: choose another name with --shared-name.`,
    );
  const reopen = (): Promise<unknown> =>
    registry.change(() => (logVersion.closed() ? { kind: 'reopened' } : { other: 'open' }));
  if (former === writer.version) {
    await reopen();
    return;
  }
  await registry.change(() =>
    logVersion.version() === writer.version || logVersion.closed()
      ? { other: 'closed' }
      : { kind: 'closing', to: writer.version },
  );
  const at = logVersion.closed()?.at;
  const missing = await waitForAll(services, registry, patience);
  if (missing === undefined) {
    await registry.change(() => {
      const isOurs = logVersion.version() === writer.version;
      return isOurs || logVersion.closed()?.at !== at ? { other: 'changed' } : { kind: 'opened' };
    });
    return;
  }
  await reopen();
  throw new SharedProblem(
    `No replica of Understudy ${former} has kept the sandbox "${missing}" for ${writer.version}: start one, and then this one again.`,
  );
}

/** Gives a sandbox that nobody has kept for so many milliseconds. */
async function waitForAll(
  services: ReplicaServices,
  registry: Registry,
  patience: number,
): Promise<string | undefined> {
  const isOurs = (): boolean => services.logVersion.version() === services.writer.version;
  let missing: string | undefined;
  await someAtOnce(registry.all(), mostSandboxesAtOnce, async (registered) => {
    const end = performance.now() + patience;
    while (missing === undefined && !isOurs() && !(await isKept(services, registered))) {
      if (performance.now() > end) missing ??= registered.name;
      else await wait(pauseMilliseconds);
    }
  });
  return isOurs() ? undefined : missing;
}

/** Whether the snapshot of a sandbox has all of its records that count. */
async function isKept({ log, logVersion, patience }: ReplicaServices, { key }: Registered): Promise<boolean> {
  const kept = await log.getSnapshot(key);
  const content = kept && readSnapshot(kept.bytes);
  if (!content || 'wrong' in content) return false;
  const last = await log.lastSequence(subjectOf(key));
  return (
    last <= content.place.sequence || (await noneCounts(log, logVersion, { key, content, last, patience }))
  );
}

interface Rest {
  readonly key: string;
  readonly content: SnapshotContent;
  readonly last: number;
  readonly patience: number;
}

/** Whether all that a sandbox has behind its snapshot counts for nobody. */
function noneCounts(
  log: SharedLog,
  logVersion: ReplicaServices['logVersion'],
  { key, content, last, patience }: Rest,
): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (isSo: boolean): void => {
      clearTimeout(timer);
      following.stop();
      resolve(isSo);
    };
    const timer = setTimeout(() => {
      settle(false);
    }, patience);
    const following = log.follow(subjectOf(key), content.place.sequence, ({ sequence }) => {
      if (logVersion.counts(sequence)) settle(false);
      else if (sequence >= last) settle(true);
    });
  });
}
