import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import type { Trigger } from '../../../contracts/core/config/scenario.ts';
import { isOutcome } from '../../../contracts/core/contract/filled-error-key.ts';
import type { JournalEntry } from '../journal/journal.ts';

/** A call that a step makes. */
interface StepCall {
  /** The vendor that is called. */
  readonly vendor: string;
  /** The key of the operation. */
  readonly operation: string;
  /** The fields of the call. */
  readonly input: unknown;
}

/** Something that happens to a sandbox by itself, once. */
export interface ScriptStep {
  /** When the step is taken. */
  readonly after: Trigger;
  /** By how many seconds it moves time on. Default: none. */
  readonly advanceSeconds?: number | undefined;
  /** State by vendor name, in the vendor's own form. */
  readonly state?: Readonly<Record<string, unknown>> | undefined;
  /** Fields of credentials, by vendor name. */
  readonly credentials?: Readonly<Record<string, object | undefined>> | undefined;
  /** Takes the place of all fault rules. Default: they stay. */
  readonly faults?: readonly FaultRule[] | undefined;
  /** Somebody else's call. Default: none. */
  readonly call?: StepCall | undefined;
}

/** How far a step has come: the calls that it has counted, and whether it has been taken. */
export type StepProgress = readonly [counted: number, taken: boolean];

/** The steps of a scenario, and how far each has come. It only says which are due; taking them is the emulator's. */
export interface Script {
  /** Whether there are any. */
  readonly hasSteps: boolean;
  /** Steps that are due at a time in milliseconds since 1970, in the order of their times. */
  dueAt(now: number): readonly ScriptStep[];
  /** Steps that a call has made due. */
  dueAfter(call: Pick<JournalEntry, 'vendor' | 'operation' | 'outcome' | 'reply'>): readonly ScriptStep[];
  /** When the seconds of the steps began to count, in milliseconds since 1970. */
  start(): number;
  /** For each step the calls it counted, and whether it was taken. */
  snapshot(): readonly StepProgress[];
  /** Without a start the seconds count from where they did. */
  restore(progress: readonly StepProgress[], start?: number): void;
}

/** `beginning` is in milliseconds since 1970; the seconds of the steps count from it. */
export function createScript(steps: readonly ScriptStep[], beginning: number): Script {
  let start = beginning;
  const entries = steps.map((step) => ({ step, counted: 0, taken: false }));

  const take = (isDue: (entry: (typeof entries)[number]) => boolean): readonly ScriptStep[] => {
    const due = entries.filter((entry) => !entry.taken && isDue(entry));
    for (const entry of due) entry.taken = true;
    return due.map(({ step }) => step);
  };

  return {
    hasSteps: steps.length > 0,
    dueAt: (now) =>
      take(({ step: { after } }) => 'seconds' in after && now >= start + after.seconds * 1000).toSorted(
        (left, right) => secondsOf(left) - secondsOf(right),
      ),
    dueAfter: (call) =>
      take((entry) => {
        const { after } = entry.step;
        if (!('calls' in after) || !isCounted(after, call)) return false;
        entry.counted += 1;
        return entry.counted >= after.calls;
      }),
    start: () => start,
    snapshot: () => entries.map(({ counted, taken }) => [counted, taken]),
    restore(progress, otherStart = start) {
      start = otherStart;
      for (const [index, [counted, taken]] of progress.entries()) {
        const entry = entries[index];
        if (entry) Object.assign(entry, { counted, taken });
      }
    },
  };
}

function secondsOf({ after }: ScriptStep): number {
  return 'seconds' in after ? after.seconds : 0;
}

function isCounted(
  { vendor, operation, outcome }: Extract<Trigger, { calls: number }>,
  call: Pick<JournalEntry, 'vendor' | 'operation' | 'outcome' | 'reply'>,
): boolean {
  return (
    (vendor === undefined || vendor === call.vendor) &&
    (operation === undefined || operation === call.operation) &&
    (outcome === undefined || isOutcome(outcome, call))
  );
}
