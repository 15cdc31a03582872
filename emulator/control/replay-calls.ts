import { valueInProfile, type Assumptions } from '../../contracts/core/contract/assumption.ts';
import { createEmulator, defaultSandbox, type Emulator } from '../core/engine/emulator.ts';
import type { Implementation } from '../core/engine/handler.ts';
import type { JournalEntry } from '../core/journal/journal.ts';
import { restoreSnapshot, takeSnapshot, type Snapshot } from '../core/sandbox/snapshot.ts';
import { assumeIn, type AssumptionSettings, type Sandbox } from '../core/sandbox/sandbox.ts';
import { wholeTurn, type Work } from './turns.ts';

/** What a call was answered in a replay. */
export interface Answered {
  readonly outcome: string;
  /** All that the caller gets, to be compared. */
  readonly reply: string;
}

/** A sandbox of its own, which is thrown away, in which calls of another one are made again. */
export interface Rehearsal {
  /** Makes a call at its time. */
  readonly make: (entry: JournalEntry) => Answered;
  /** Makes a call, and tells which assumptions were asked for meanwhile. */
  readonly makeWatched: (entry: JournalEntry) => {
    readonly answer: Answered;
    readonly asked: readonly string[];
  };
  readonly save: () => Snapshot;
  /** Goes back to what was saved, and decides the assumptions anew. */
  readonly restore: (snapshot: Snapshot, assumptions: AssumptionSettings) => void;
}

/**
 * Makes the sandbox as it began, with credentials as they are now. What was changed by the control API since, and faults, are
 * not there, so that some calls may go otherwise than they went: the caller looks for them.
 */
export function openRehearsal(
  sandbox: Sandbox,
  emulator: Emulator,
  assumptions: AssumptionSettings,
): Rehearsal {
  const implementations: readonly Implementation[] = emulator.vendors.map(({ name }) =>
    emulator.implementation(name),
  );
  let now = sandbox.journal.entries()[0]?.now ?? sandbox.clock.now();
  const settings = {
    ...sandbox.settings,
    id: defaultSandbox,
    clock: { mode: 'system' as const },
    credentials: Object.fromEntries(sandbox.credentials),
    faults: [],
    assumptions,
  };
  const other = createEmulator({
    implementations,
    host: () => now,
    sandboxes: [settings],
    debugHeaders: 'off',
  });
  const stage = other.sandbox(defaultSandbox)!;
  const make = ({ now: then, vendor, request }: JournalEntry): Answered => {
    now = then;
    const { outcome, reply } = other.handle(vendor, request).entry;
    return { outcome, reply: `${reply.status} ${reply.body}` };
  };
  return {
    make,
    makeWatched(entry) {
      const asked = watchQuestions(stage, other.implementation(entry.vendor));
      return { answer: make(entry), asked: [...asked] };
    },
    save: () => takeSnapshot(stage, implementations),
    restore(snapshot, decided) {
      stage.assumptions = decided;
      restoreSnapshot(stage, implementations, snapshot);
    },
  };
}

/** To make a call takes much longer than to look at it; a long body is read and compared besides. */
export function workOfCall({ request: { target, body } }: JournalEntry): number {
  return makeCall + target.length + body.length;
}

const makeCall = wholeTurn / 16;

/** Notes each assumption that is asked for from now on, until the assumptions are decided anew. */
function watchQuestions(stage: Sandbox, { vendor }: Implementation): ReadonlySet<string> {
  const asked = new Set<string>();
  const assume = assumeIn(stage, vendor);
  stage.answers.set(vendor.name, {
    settings: stage.assumptions,
    assume: (id) => {
      asked.add(id);
      return assume(id);
    },
  });
  return asked;
}

export interface LeanedOn {
  readonly id: string;
  readonly decided: string;
  /** What the call would have been answered under each other choice. */
  readonly otherwise: readonly {
    readonly value: string;
    readonly outcome: string;
    readonly isSame: boolean;
  }[];
}

/** Makes a call again under each other choice of each assumption that was asked for while it was answered. */
export function* findLeanedOn(
  entry: JournalEntry,
  sandbox: Sandbox,
  emulator: Emulator,
): Work<{ readonly isRepeated: boolean; readonly leanedOn: readonly LeanedOn[] }> {
  const { assumptions } = sandbox;
  const rehearsal = openRehearsal(sandbox, emulator, assumptions);
  yield wholeTurn;
  for (const earlier of sandbox.journal.entries()) {
    if (earlier.id >= entry.id) break;
    rehearsal.make(earlier);
    yield workOfCall(earlier);
  }
  yield wholeTurn;
  const before = rehearsal.save();
  yield wholeTurn;
  const { answer, asked } = rehearsal.makeWatched(entry);
  const { vendor } = emulator.implementation(entry.vendor);
  const leanedOn: LeanedOn[] = [];
  for (const id of asked) {
    const { decided, others } = choicesOf(id, vendor.assumptions, assumptions);
    const otherwise: LeanedOn['otherwise'][number][] = [];
    for (const value of others) {
      rehearsal.restore(before, { ...assumptions, values: { ...assumptions.values, [id]: value } });
      const { outcome, reply } = rehearsal.make(entry);
      otherwise.push({ value, outcome, isSame: outcome === answer.outcome && reply === answer.reply });
      // A large state has been read again for that.
      yield wholeTurn;
    }
    leanedOn.push({ id, decided, otherwise });
  }
  return { isRepeated: answer.outcome === entry.outcome, leanedOn };
}

function choicesOf(id: string, all: Assumptions, { profile, values }: AssumptionSettings) {
  const assumption = all[id]!;
  const decided = values[id] ?? valueInProfile(assumption, profile);
  const others = [assumption.default, ...assumption.alternatives].filter((value) => value !== decided);
  return { decided, others };
}

export interface OtherAnswer {
  readonly entry: JournalEntry;
  readonly before: string;
  readonly after: string;
}

/** The calls of a sandbox that would be answered otherwise if the assumptions were decided in another way. */
export function* findOtherAnswers(
  sandbox: Sandbox,
  emulator: Emulator,
  decided: AssumptionSettings,
): Work<{ readonly calls: number; readonly unlike: number; readonly differing: readonly OtherAnswer[] }> {
  const asIs = openRehearsal(sandbox, emulator, sandbox.assumptions);
  yield wholeTurn;
  const changed = openRehearsal(sandbox, emulator, decided);
  yield wholeTurn;
  const entries = sandbox.journal.entries();
  const differing: OtherAnswer[] = [];
  let unlike = 0;
  for (const entry of entries) {
    const [before, after] = [asIs.make(entry), changed.make(entry)];
    if (before.outcome !== entry.outcome) unlike += 1;
    if (before.outcome !== after.outcome || before.reply !== after.reply)
      differing.push({ entry, before: before.outcome, after: after.outcome });
    yield workOfCall(entry) * 2;
  }
  return { calls: entries.length, unlike, differing };
}
