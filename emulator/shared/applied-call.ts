import type { ToldCall } from '../control/recent-calls.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { JournalEntry } from '../core/journal/journal.ts';

/** Where a call stands among all calls: the record that has it, and its number in its sandbox's journal. */
export interface Standing {
  readonly sequence: number;
  readonly id: number;
}

export const byStanding = (left: Standing, right: Standing): number =>
  left.sequence - right.sequence || left.id - right.id;

/** A call of the log that was applied: its place there is its name for whoever follows, at whichever replica. */
export class AppliedCall implements ToldCall, Standing {
  readonly sequence: number;
  readonly id: number;
  readonly bytes: number;
  readonly sandbox: string;
  readonly #emulator: Emulator;

  constructor(emulator: Emulator, sandbox: string, { id, request, reply }: JournalEntry) {
    [this.#emulator, this.sandbox, this.id] = [emulator, sandbox, id];
    this.sequence = request.timing?.left ?? 0;
    this.bytes = request.body.length + reply.body.length;
  }

  get event(): string {
    return `${this.sequence}-${this.id}`;
  }

  find(): ReturnType<ToldCall['find']> {
    const journal = this.#emulator.sandbox(this.sandbox)?.journal;
    const entry = journal?.find(this.id);
    if (entry) return entry.request.timing?.left === this.sequence ? entry : 'gone';
    return journal && this.id <= journal.dropped() ? 'forgotten' : 'gone';
  }
}

/** Reads the name that an event has; nothing where none has it. */
export function readEvent(text: string): Standing | undefined {
  const [, sequence, id] = /^(\d{1,15})-(\d{1,15})$/.exec(text) ?? [];
  return sequence === undefined ? undefined : { sequence: Number(sequence), id: Number(id) };
}

/** What the journal of a sandbox still has behind a place, oldest first. */
export function callsBehind(emulator: Emulator, name: string, position: Standing): readonly AppliedCall[] {
  const calls: AppliedCall[] = [];
  for (const entry of (emulator.sandbox(name)?.journal.entries() ?? []).toReversed()) {
    const call = new AppliedCall(emulator, name, entry);
    if (byStanding(call, position) <= 0) break;
    calls.push(call);
  }
  return calls.toReversed();
}

/** Whether the journal of a sandbox may have dropped something behind a place. */
export function hasDropped(emulator: Emulator, name: string, { sequence }: Standing): boolean {
  const journal = emulator.sandbox(name)?.journal;
  const oldest = journal?.entries()[0]?.request.timing?.left ?? 0;
  return journal !== undefined && journal.dropped() > 0 && oldest > sequence;
}
