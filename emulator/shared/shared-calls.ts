import { setTimeout as wait } from 'node:timers/promises';
import { shorten } from '../../contracts/core/config/shorten.ts';
import {
  CallList,
  tellListeners,
  type Begun,
  type CallSeries,
  type RecentCalls,
  type Wanted,
} from '../control/recent-calls.ts';
import {
  AppliedCall,
  byStanding,
  callsBehind,
  hasDropped,
  readEvent,
  type Standing,
} from './applied-call.ts';
import { createCallLoader, type CallLoader } from './call-loader.ts';
import type { ReplicaServices } from './replica-services.ts';
import type { LoadedSandboxes } from './loaded-sandboxes.ts';
import type { Reader } from './reader.ts';
import type { Registry } from './registry.ts';
import { createSandboxCalls, type SandboxCalls } from './sandbox-calls.ts';
import { LogUnavailable } from './shared-log.ts';

interface Parts {
  readonly services: ReplicaServices;
  readonly registry: Registry;
  readonly loadedSandboxes: LoadedSandboxes;
  readonly reader: Reader;
}

/** Between two looks whether what is waited for has been applied. */
const pauseMilliseconds = 5;

/**
 * Tells of the calls of all sandboxes in the order of the log, as long as somebody wants to know: what is called then is loaded, and a
 * call is told when everything before it has been applied. So an event that a reader has seen says, at every replica, which
 * ones he has not: those are looked up in the journals, of sandboxes that have changed since. For the calls of one sandbox that one is
 * enough.
 */
export class SharedCalls implements RecentCalls {
  readonly listeners: RecentCalls['listeners'] = new Set();
  readonly #parts: Parts;
  readonly #told = new CallList<AppliedCall>();
  readonly #single: SandboxCalls;
  /** Calls that something may still come before, by their events. */
  readonly #waiting = new Map<string, AppliedCall>();
  /** Up to which place of the log everything is told. */
  #done = 0;
  readonly #loader: CallLoader;
  /** Of which sandboxes anything was told or is to be, by their names. */
  readonly #named = new Set<string>();
  #isDue = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { services, registry, loadedSandboxes } = parts;
    const { emulator } = services;
    this.#single = createSandboxCalls(emulator);
    this.#loader = createCallLoader(parts, () => {
      this.#tellSoon();
    });
    emulator.listen(({ sandbox, entry }) => {
      // What is repeated when a sandbox is loaded is noted once that is done.
      if (services.isReplaying || !loadedSandboxes.isWatched(sandbox)) return;
      const call = new AppliedCall(emulator, sandbox, entry);
      this.#note(call);
      if (this.#single.note(call)) tellListeners(emulator, this.listeners, call.bytes);
    });
    registry.onAdded((made) => {
      if (loadedSandboxes.watchedNames().includes(made.name)) void this.#loader.load([made]);
    });
    loadedSandboxes.onLoaded(({ name }) => {
      this.#single.catchUp(name);
      if (!loadedSandboxes.isWatched()) return;
      for (const call of callsBehind(emulator, name, { sequence: this.#done, id: Infinity }))
        this.#note(call);
    });
  }

  /** The sandboxes were let go: loads them again, where somebody is told of their calls. */
  reload(): void {
    const { registry, loadedSandboxes } = this.#parts;
    const names = loadedSandboxes.isWatched() ? this.#named : [];
    const wanted = [...names, ...loadedSandboxes.watchedNames()];
    if (wanted.length > 0) void this.#loader.load(wanted.flatMap((name) => registry.byName(name) ?? []));
    if (loadedSandboxes.isWatched()) void this.#loader.loadBehindPatiently(this.#done);
  }

  begin({ seen, sandbox }: Wanted): Promise<Begun> {
    return sandbox === undefined ? this.#beginWithAll(seen) : this.#beginWithOne(sandbox, seen);
  }

  async #beginWithAll(seen: string | undefined): Promise<Begun> {
    const { loadedSandboxes, reader } = this.#parts;
    const opened = { sequence: reader.heard(), id: Infinity };
    if (!loadedSandboxes.isWatched()) {
      this.#done = opened.sequence;
      this.#waiting.clear();
      this.#named.clear();
    }
    const end = loadedSandboxes.watch(undefined);
    try {
      if (seen !== undefined) await reader.catchUp('>');
      const { position, isKnown } = this.#find(seen, opened);
      if (seen !== undefined) await this.#loader.loadBehind(position.sequence);
      await this.#reach(position.sequence);
      return {
        ...this.#seriesBehind(position),
        ...this.#describeMissed(seen, isKnown, position, this.#names()),
        end,
      };
    } catch (error) {
      end();
      throw error;
    }
  }

  /** Only that sandbox is loaded, and only what it has is waited for. */
  async #beginWithOne(sandbox: string, seen: string | undefined): Promise<Begun> {
    const { registry, loadedSandboxes, reader } = this.#parts;
    const release = loadedSandboxes.watch(sandbox);
    try {
      const opened = { sequence: reader.heard(), id: Infinity };
      if (seen !== undefined) await reader.catchUp('>');
      const registered = registry.byName(sandbox);
      const loaded = registered && (await loadedSandboxes.get(registered));
      await loaded?.settled();
      const { position, isKnown } = this.#find(seen, opened);
      const { list, end } = this.#single.follow(sandbox, position);
      const missed = this.#describeMissed(seen, isKnown, position, registered ? [sandbox] : []);
      return {
        ...{ series: list, start: 0, ...missed },
        end() {
          end();
          release();
        },
      };
    } catch (error) {
      release();
      throw error;
    }
  }

  /** The place behind which a reader goes on: where nobody knows the event that he has seen, at the beginning. */
  #find(
    seen: string | undefined,
    opened: Standing,
  ): { readonly position: Standing; readonly isKnown: boolean } {
    const named = seen === undefined ? opened : readEvent(seen);
    const isKnown = named !== undefined && named.sequence <= this.#parts.reader.heard();
    return { position: isKnown ? named : { sequence: 0, id: 0 }, isKnown };
  }

  /** What a reader cannot catch up with, if anything, in a sentence. */
  #describeMissed(
    seen: string | undefined,
    isKnown: boolean,
    position: Standing,
    names: Iterable<string>,
  ): Pick<Begun, 'missed'> {
    if (seen === undefined) return {};
    if (!isKnown) return { missed: describeUnknown(seen) };
    const { emulator } = this.#parts.services;
    const dropped = [...names].find((name) => hasDropped(emulator, name, position));
    return dropped === undefined ? {} : { missed: describeDropped(dropped) };
  }

  /** What journals still have behind a place, and then what comes. */
  #seriesBehind(position: Standing): Pick<Begun, 'series' | 'start'> {
    const { emulator } = this.#parts.services;
    const calls = [...this.#names()]
      .flatMap((name) => callsBehind(emulator, name, position))
      .filter(({ sequence }) => sequence <= this.#done)
      .toSorted(byStanding);
    const end = this.#told.last();
    const start = end - calls.length;
    const series: CallSeries = {
      next: (number) =>
        number < end ? { number: number + 1, call: calls[number - start]! } : this.#told.next(number),
      last: () => this.#told.last(),
    };
    return { series, start };
  }

  #names(): ReadonlySet<string> {
    return new Set(this.#parts.loadedSandboxes.all().map(({ name }) => name));
  }

  #note(call: AppliedCall): void {
    const { loadedSandboxes } = this.#parts;
    if (!loadedSandboxes.isWatched() || call.sequence <= this.#done || this.#waiting.has(call.event)) return;
    this.#named.add(call.sandbox);
    this.#waiting.set(call.event, call);
    this.#tellSoon();
  }

  #tellSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      this.#tell();
      if (this.#waiting.size > 0)
        setTimeout(() => {
          this.#tellSoon();
        }, pauseMilliseconds).unref();
    });
  }

  #tell(): void {
    const { services, loadedSandboxes, reader } = this.#parts;
    const applied = this.#loader.isBusy() ? undefined : loadedSandboxes.applied(reader.heard());
    if (applied === undefined || applied <= this.#done) return;
    this.#done = applied;
    const next = [...this.#waiting.values()]
      .filter(({ sequence }) => sequence <= applied)
      .toSorted(byStanding);
    for (const call of next) {
      this.#waiting.delete(call.event);
      this.#told.add(call);
    }
    for (const { bytes } of next) tellListeners(services.emulator, this.listeners, bytes);
  }

  /** Waits until everything up to a place is told. */
  async #reach(sequence: number): Promise<void> {
    const end = performance.now() + this.#parts.services.patience;
    this.#tell();
    while (this.#done < sequence) {
      if (performance.now() > end) throw new LogUnavailable('The calls of the log are not applied in time.');
      await wait(pauseMilliseconds);
      this.#tell();
    }
  }
}

function describeDropped(name: string): string {
  return `The journal of "${shorten(name)}" has dropped calls, perhaps some that came after this event.`;
}

function describeUnknown(seen: string): string {
  return `No call of this log has the id "${shorten(seen)}". What follows begins with the first call that is remembered.`;
}
