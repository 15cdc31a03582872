import { setTimeout as wait } from 'node:timers/promises';
import { shorten } from '../../contracts/core/config/shorten.ts';
import {
  remembered,
  tellListeners,
  type Begun,
  type RecentCall,
  type RecentCalls,
} from '../control/recent-calls.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { JournalEntry } from '../core/journal/journal.ts';
import type { ReplicaServices } from './replica-services.ts';
import type { LoadedSandboxes } from './loaded-sandboxes.ts';
import type { Reader } from './reader.ts';
import type { Registry } from './registry.ts';
import type { Registered } from './registry-directory.ts';
import { LogUnavailable } from './shared-log.ts';

interface Parts {
  readonly services: ReplicaServices;
  readonly registry: Registry;
  readonly loadedSandboxes: LoadedSandboxes;
  readonly reader: Reader;
}

/** Where a call stands among all calls: the record that has it, and its number in its sandbox's journal. */
interface Standing {
  readonly sequence: number;
  readonly id: number;
}

const byStanding = (left: Standing, right: Standing): number =>
  left.sequence - right.sequence || left.id - right.id;

/** A call of the log: its place there is its name for whoever follows, at whichever replica. */
class LoggedCall implements RecentCall, Standing {
  readonly sequence: number;
  readonly id: number;
  readonly bytes: number;
  readonly sandbox: string;
  number = 0;
  readonly #emulator: Emulator;

  constructor(emulator: Emulator, sandbox: string, { id, request, reply }: JournalEntry) {
    [this.#emulator, this.sandbox, this.id] = [emulator, sandbox, id];
    this.sequence = request.timing?.left ?? 0;
    this.bytes = request.body.length + reply.body.length;
  }

  get event(): string {
    return `${this.sequence}-${this.id}`;
  }

  find(): JournalEntry | 'gone' | 'forgotten' {
    const journal = this.#emulator.sandbox(this.sandbox)?.journal;
    const entry = journal?.find(this.id);
    if (entry) return entry.request.timing?.left === this.sequence ? entry : 'gone';
    return journal && this.id <= journal.dropped() ? 'forgotten' : 'gone';
  }
}

/** Reads the name that an event has; nothing where none has it. */
function readEvent(text: string): Standing | undefined {
  const [, sequence, id] = /^(\d{1,15})-(\d{1,15})$/.exec(text) ?? [];
  return sequence === undefined ? undefined : { sequence: Number(sequence), id: Number(id) };
}

/** Between two looks whether what is waited for has been applied. */
const pauseMilliseconds = 5;
/** Before a sandbox that could not be loaded is tried again. */
const retryMilliseconds = 1000;
/** So many sandboxes are loaded at once. */
const mostAtOnce = 32;

/**
 * Tells of the calls of all sandboxes in the order of the log, as long as somebody wants to know: all sandboxes are loaded then, and a
 * call is told when everything before it has been applied. So an event that a reader has seen says, at every replica, which
 * ones he has not: those are looked up in the journals.
 */
export class SharedCalls implements RecentCalls {
  readonly listeners: RecentCalls['listeners'] = new Set();
  readonly #parts: Parts;
  readonly #told: LoggedCall[] = [];
  /** Calls that something may still come before, by their events. */
  readonly #waiting = new Map<string, LoggedCall>();
  #lastNumber = 0;
  /** Up to which place of the log everything is told. */
  #done = 0;
  #loads = 0;
  #isDue = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { services, registry, loadedSandboxes } = parts;
    const { emulator } = services;
    emulator.listen(({ sandbox, entry }) => {
      // What is repeated when a sandbox is loaded is noted once that is done.
      if (!services.isReplaying) this.#note(new LoggedCall(emulator, sandbox, entry));
    });
    registry.onAdded((made) => {
      if (loadedSandboxes.isWatched()) void this.#load([made]);
    });
    loadedSandboxes.onLoaded(({ name }) => {
      if (!loadedSandboxes.isWatched()) return;
      for (const call of this.#callsBehind(name, { sequence: this.#done, id: Infinity })) this.#note(call);
    });
  }

  /** The sandboxes were let go: loads them again, where somebody is told of their calls. */
  reload(): void {
    const { registry, loadedSandboxes } = this.#parts;
    if (loadedSandboxes.isWatched()) void this.#load(registry.all());
  }

  async begin(seen: string | undefined): Promise<Begun> {
    const { registry, loadedSandboxes, reader } = this.#parts;
    const opened = { sequence: reader.heard(), id: Infinity };
    if (!loadedSandboxes.isWatched()) {
      this.#done = opened.sequence;
      this.#waiting.clear();
    }
    loadedSandboxes.watch(true);
    const end = (): void => {
      loadedSandboxes.watch(false);
    };
    try {
      if (seen !== undefined) await reader.catchUp('>');
      await this.#load(registry.all());
      const named = seen === undefined ? opened : readEvent(seen);
      const isKnown = named !== undefined && named.sequence <= reader.heard();
      const position = isKnown ? named : { sequence: 0, id: 0 };
      await this.#reach(position.sequence);
      const rest = this.#seriesBehind(position);
      if (seen === undefined) return { ...rest, end };
      const missed = isKnown ? this.#describeDropped(position) : describeUnknown(seen);
      return { ...rest, ...(missed !== undefined && { missed }), end };
    } catch (error) {
      end();
      throw error;
    }
  }

  /** What journals still have behind a place, and then what comes. */
  #seriesBehind(position: Standing): Pick<Begun, 'series' | 'start'> {
    const calls = [...this.#names()]
      .flatMap((name) => this.#callsBehind(name, position))
      .filter(({ sequence }) => sequence <= this.#done)
      .toSorted(byStanding);
    const [end, start] = [this.#lastNumber, this.#lastNumber - calls.length];
    for (const [index, call] of calls.entries()) call.number = start + index + 1;
    const next = (number: number): RecentCall | undefined =>
      number < end
        ? calls[number - start]
        : this.#told[Math.max(0, number + 1 - (this.#told[0]?.number ?? 0))];
    return { series: { next, last: () => this.#lastNumber }, start };
  }

  #names(): ReadonlySet<string> {
    return new Set(this.#parts.loadedSandboxes.all().map(({ name }) => name));
  }

  #callsBehind(name: string, position: Standing): readonly LoggedCall[] {
    const { emulator } = this.#parts.services;
    const calls: LoggedCall[] = [];
    for (const entry of (emulator.sandbox(name)?.journal.entries() ?? []).toReversed()) {
      const call = new LoggedCall(emulator, name, entry);
      if (byStanding(call, position) <= 0) break;
      calls.push(call);
    }
    return calls;
  }

  /** Whether a journal may have dropped something behind a place, in a sentence. */
  #describeDropped({ sequence }: Standing): string | undefined {
    for (const name of this.#names()) {
      const journal = this.#parts.services.emulator.sandbox(name)?.journal;
      const oldest = journal?.entries()[0]?.request.timing?.left ?? 0;
      if (journal && journal.dropped() > 0 && oldest > sequence)
        return `The journal of "${shorten(name)}" has dropped calls, perhaps some that came after this event.`;
    }
    return undefined;
  }

  #note(call: LoggedCall): void {
    const { loadedSandboxes } = this.#parts;
    if (!loadedSandboxes.isWatched() || call.sequence <= this.#done || this.#waiting.has(call.event)) return;
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
    const applied = this.#loads > 0 ? undefined : loadedSandboxes.applied(reader.heard());
    if (applied === undefined || applied <= this.#done) return;
    this.#done = applied;
    const next = [...this.#waiting.values()]
      .filter(({ sequence }) => sequence <= applied)
      .toSorted(byStanding);
    for (const call of next) {
      this.#waiting.delete(call.event);
      this.#lastNumber += 1;
      call.number = this.#lastNumber;
      this.#told.push(call);
    }
    if (this.#told.length > 2 * remembered) this.#told.splice(0, this.#told.length - remembered);
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

  /** Nothing is told meanwhile. What cannot be loaded is tried again, as long as anybody wants to know. */
  async #load(all: readonly Registered[]): Promise<void> {
    const left = [...all];
    this.#loads += 1;
    await Promise.all(Array.from({ length: mostAtOnce }, () => this.#loadInTurn(left)));
    this.#loads -= 1;
    this.#tellSoon();
  }

  async #loadInTurn(left: Registered[]): Promise<void> {
    const { services, registry, loadedSandboxes } = this.#parts;
    for (
      let next = left.pop();
      next && loadedSandboxes.isWatched() && !services.isClosed;
      next = left.pop()
    ) {
      if (!registry.byKey(next.key)) continue;
      try {
        await loadedSandboxes.get(next);
      } catch (error) {
        services.complain(`The calls of "${next.name}" cannot be told yet: ${String(error)}`);
        left.push(next);
        await wait(retryMilliseconds, undefined, { ref: false });
      }
    }
  }
}

function describeUnknown(seen: string): string {
  return `No call of this log has the id "${shorten(seen)}". What follows begins with the first call that is remembered.`;
}
