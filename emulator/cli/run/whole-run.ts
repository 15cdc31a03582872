import { coverageStates, isAtLeast, type Finding } from '../../../contracts/core/diagnosis/finding.ts';
import type { Emulator } from '../../core/engine/emulator.ts';
import type { CoverageRow } from '../../core/findings/coverage.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import { summarise, type RunSummary } from './summary.ts';

/** What is known of the calls to a sandbox, whatever became of it since. */
export interface Seen {
  readonly summary: RunSummary;
  readonly findings: readonly Finding[];
  readonly coverage: readonly CoverageRow[];
}

/** All calls that went to the sandbox of one name while a command ran, those before a reset of it among them. */
export interface WholeRun {
  /** Looks whether the sandbox is still the same; to be called at each call, while what was before is at hand. */
  readonly look: () => void;
  readonly seen: () => Seen;
  /** How many calls were made before the last reset. */
  readonly before: () => number;
}

export function followRun(emulator: Emulator, id: string): WholeRun {
  let present = emulator.sandbox(id)!;
  let earlier: Seen | undefined;
  const look = (): void => {
    const latest = emulator.sandbox(id) ?? present;
    if (latest === present) return;
    earlier = withoutCalls(join(earlier, seeSandbox(present, emulator)));
    present = latest;
  };
  return {
    look,
    seen() {
      look();
      return join(earlier, seeSandbox(present, emulator));
    },
    before() {
      look();
      return earlier?.summary.calls ?? 0;
    },
  };
}

/** What is known of one sandbox. */
export function seeSandbox(sandbox: Sandbox, emulator: Emulator): Seen {
  const analyzer = emulator.analyzerOf(sandbox);
  return {
    summary: summarise(sandbox),
    findings: analyzer.findings(),
    coverage: analyzer.coverage().rows(emulator.vendors, 'used'),
  };
}

/** The numbers of calls begin anew at a reset, so those from before would name others. */
function withoutCalls(seen: Seen): Seen {
  return { ...seen, findings: seen.findings.map((finding) => ({ ...finding, evidence: [] })) };
}

function join(earlier: Seen | undefined, later: Seen): Seen {
  if (!earlier) return later;
  return {
    summary: joinSummaries(earlier.summary, later.summary),
    findings: byKey([...earlier.findings, ...later.findings], ({ id }) => id, joinFindings),
    coverage: byKey(
      [...earlier.coverage, ...later.coverage],
      ({ vendor, operation }) => `${vendor} ${operation}`,
      joinRows,
    ),
  };
}

function joinSummaries(earlier: RunSummary, later: RunSummary): RunSummary {
  return {
    calls: earlier.calls + later.calls,
    outcomes: byKey(
      [...earlier.outcomes, ...later.outcomes],
      ({ vendor, operation, outcome }) => JSON.stringify([vendor, operation, outcome]),
      (left, right) => ({ ...left, count: left.count + right.count }),
    ),
    faults: byKey(
      [...earlier.faults, ...later.faults],
      ({ id }) => id,
      (left, right) => ({
        id: left.id,
        fired: left.fired + right.fired,
        mustFire: left.mustFire || right.mustFire,
      }),
    ),
  };
}

function joinFindings(left: Finding, right: Finding): Finding {
  return {
    ...right,
    count: left.count + right.count,
    severity: isAtLeast(left, right.severity) ? left.severity : right.severity,
  };
}

function joinRows(left: CoverageRow, right: CoverageRow): CoverageRow {
  const outcomes = byKey(
    [...left.outcomes, ...right.outcomes],
    ({ outcome, kind }) => `${kind} ${outcome}`,
    (one, other) => (coverageStates.indexOf(one.state) > coverageStates.indexOf(other.state) ? one : other),
  );
  return { ...left, outcomes };
}

/** Makes one of those that have the same key, in the order in which they came first. */
function byKey<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  joinTwo: (earlier: Item, later: Item) => Item,
): readonly Item[] {
  const joined = new Map<string, Item>();
  for (const item of items) {
    const before = joined.get(keyOf(item));
    joined.set(keyOf(item), before === undefined ? item : joinTwo(before, item));
  }
  return [...joined.values()];
}
