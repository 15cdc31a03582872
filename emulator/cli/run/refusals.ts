import { clean, describeReason } from '../../../contracts/core/contract/reason.ts';
import { askedReaction } from '../../../contracts/core/diagnosis/asked-reaction.ts';
import { endSentence } from '../../../contracts/core/config/sentence.ts';
import { said } from '../../../contracts/core/contract/filled-error-key.ts';
import { explainCall } from '../../control/explain-call.ts';
import type { Emulator, Exchange } from '../../core/engine/emulator.ts';
import type { JournalEntry } from '../../core/journal/journal.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import type { RefusalRow } from '../../report/report.ts';
import { describeExplanation } from '../output/explanation.ts';

/** So many kinds of refusals are told apart; of the calls of others only their number is known. */
const mostKinds = 100;

/** To look for mistakes in a signature takes time, so only these first kinds are looked at so closely. */
const mostExplained = 20;

/** So many calls of each kind are named. */
const mostCalls = 10;

/** What was refused while a command ran. */
export interface Refusals {
  /** Looks at a call while it passes: the journal forgets the first ones of many. */
  see(exchange: Exchange): void;
  /** How many calls were refused. */
  count(): number;
  /** The refused calls of each kind with the reason, in the order in which they came first. */
  rows(): readonly RefusalRow[];
}

interface Kind {
  readonly first: JournalEntry;
  readonly reason: string | undefined;
  readonly calls: number[];
  count: number;
  /** Whether its first call came before a reset. */
  isOfEarlierLife: boolean;
}

/** Collects the refusals in a sandbox. After a reset, which begins to number calls anew, the earlier ones count without numbers. */
export function collectRefusals(emulator: Emulator, id: string): Refusals {
  const kinds = new Map<string, Kind>();
  let [count, life] = [0, emulator.sandbox(id)];
  const numberAnewAfterReset = (): void => {
    const present = emulator.sandbox(id);
    if (present === life) return;
    life = present;
    for (const kind of kinds.values()) {
      kind.calls.length = 0;
      kind.isOfEarlierLife = true;
    }
  };
  return {
    see({ sandbox, entry }) {
      if (sandbox !== id) return;
      numberAnewAfterReset();
      if (!(entry.outcome in emulator.implementation(entry.vendor).vendor.errors)) return;
      count += 1;
      const reason = reasonOf(entry, emulator);
      const { vendor, operation, outcome, refusedBy } = entry;
      const key = JSON.stringify([vendor, operation, outcome, refusedBy, reason]);
      const kind = kinds.get(key) ?? { first: entry, reason, calls: [], count: 0, isOfEarlierLife: false };
      if (kind.count === 0 && kinds.size === mostKinds) return;
      kinds.set(key, kind);
      kind.count += 1;
      if (kind.calls.length < mostCalls) kind.calls.push(entry.id);
    },
    count() {
      numberAnewAfterReset();
      return count;
    },
    rows() {
      numberAnewAfterReset();
      return [...kinds.values()].map((kind, index) =>
        toRow(kind, emulator, index < mostExplained && !kind.isOfEarlierLife ? life : undefined),
      );
    },
  };
}

function reasonOf({ faults, reason }: JournalEntry, emulator: Emulator): string | undefined {
  if (faults.length > 0) return `${faults.length === 1 ? 'the fault' : 'the faults'} ${faults.join(', ')}`;
  return reason && describeReason(clean(reason, emulator));
}

/** Without a sandbox the reason alone is told. */
function toRow(
  { first, reason, calls, count }: Kind,
  emulator: Emulator,
  sandbox: Sandbox | undefined,
): RefusalRow {
  const { vendor: name, operation, outcome, refusedBy, faults, reply } = first;
  const { vendor } = emulator.implementation(name);
  const explanation = sandbox && explainCall(first, sandbox, emulator);
  const [mistake] = faults.length > 0 ? [] : (explanation?.mistakes ?? []);
  return {
    vendor: name,
    ...(operation !== undefined && { operation }),
    outcome: said(outcome, reply.body),
    ...(refusedBy !== undefined && { refusedBy }),
    count,
    calls,
    meaning: vendor.errors[outcome]?.meaning ?? '',
    reason: endSentence(
      mistake
        ? `${mistake.title}. ${mistake.detail}`
        : (reason ?? explanation?.verdict ?? 'it is not known why'),
    ),
    advice: mistake?.fix ?? askedReaction(vendor, outcome),
    explanation: explanation ? describeExplanation(explanation) : '',
  };
}
