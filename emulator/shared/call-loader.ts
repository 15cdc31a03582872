import { setTimeout as wait } from 'node:timers/promises';
import type { LoadedSandboxes } from './loaded-sandboxes.ts';
import { subjectOf } from './loaded-sandbox.ts';
import type { Registered } from './registry-directory.ts';
import type { Registry } from './registry.ts';
import type { ReplicaServices } from './replica-services.ts';
import { mostSandboxesAtOnce, someAtOnce } from './some-at-once.ts';

interface Parts {
  readonly services: ReplicaServices;
  readonly registry: Registry;
  readonly loadedSandboxes: LoadedSandboxes;
}

/** Loads the sandboxes that those have to be told of who want the calls of all: those that are called meanwhile, and no others. */
export interface CallLoader {
  /** Nothing may be told meanwhile: calls may be missing that stand before others. */
  isBusy(): boolean;
  load(all: readonly Registered[]): Promise<void>;
  /** Loads what has changed behind a place of the log. Throws a `LogUnavailable`. */
  loadBehind(sequence: number): Promise<void>;
  /** The same, again and again until the log answers or nobody wants to know any more. */
  loadBehindPatiently(sequence: number): Promise<void>;
}

/** Before what could not be loaded is tried again. */
const retryMilliseconds = 1000;

/** Does something until the log answers, or nobody wants to know any more. */
async function insist(
  services: ReplicaServices,
  what: string,
  isWanted: () => boolean,
  work: () => Promise<unknown>,
): Promise<void> {
  while (isWanted()) {
    try {
      await work();
      return;
    } catch (error) {
      services.complain(`${what} cannot be told yet: ${String(error)}`);
      await wait(retryMilliseconds, undefined, { ref: false });
    }
  }
}

/** `onDone` hears each time when something was loaded. */
export function createCallLoader(
  { services, registry, loadedSandboxes }: Parts,
  onDone: () => void,
): CallLoader {
  let underWay = 0;
  const called = new Set<Registered>();

  const loadOne = async (registered: Registered): Promise<void> => {
    const { key, name } = registered;
    const isWanted = (): boolean =>
      loadedSandboxes.isWatched(name) && registry.byKey(key) !== undefined && !services.isClosed;
    await insist(services, `The calls of "${name}"`, isWanted, () => loadedSandboxes.get(registered));
  };
  const busy = async (work: () => Promise<void>): Promise<void> => {
    underWay += 1;
    try {
      await work();
    } finally {
      underWay -= 1;
      onDone();
    }
  };
  const load = (all: Iterable<Registered>): Promise<void> =>
    busy(() => someAtOnce([...all], mostSandboxesAtOnce, loadOne));
  const loadBehind = (sequence: number): Promise<void> =>
    busy(async () => {
      const changed = await services.log.changedBehind(sequence);
      await load(registry.all().filter(({ key }) => changed.has(subjectOf(key))));
    });
  const loadCalled = async (): Promise<void> => {
    while (called.size > 0) {
      const all = [...called];
      await load(all);
      for (const one of all) called.delete(one);
    }
  };

  loadedSandboxes.onUnheld((key) => {
    const registered = registry.byKey(key);
    // The first record of a sandbox comes before its name, and no call does.
    if (!registered || called.has(registered)) return;
    called.add(registered);
    if (called.size === 1) void busy(loadCalled);
  });
  return {
    isBusy: () => underWay > 0,
    load,
    loadBehind,
    loadBehindPatiently: (sequence) =>
      busy(() =>
        insist(
          services,
          'The calls of the log',
          () => loadedSandboxes.isWatched() && !services.isClosed,
          () => loadBehind(sequence),
        ),
      ),
  };
}
