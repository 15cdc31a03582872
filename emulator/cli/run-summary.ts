import type { World } from '../core/world.ts';

/** What happened in a sandbox while a command ran. */
export interface RunSummary {
  readonly calls: number;
  /** How often each operation had each outcome. */
  readonly outcomes: readonly {
    readonly vendor: string;
    readonly operation: string;
    readonly outcome: string;
    readonly count: number;
  }[];
  readonly faults: readonly { readonly id: string; readonly fired: number; readonly mustFire: boolean }[];
}

export function summarise(world: World): RunSummary {
  const counts = new Map<string, number>();
  const entries = world.journal.entries();
  for (const { vendor, operation, outcome } of entries) {
    const key = JSON.stringify([vendor, operation ?? 'no operation', outcome]);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const outcomes = [...counts].map(([key, count]) => {
    const [vendor, operation, outcome] = JSON.parse(key) as [string, string, string];
    return { vendor, operation, outcome, count };
  });
  const faults = world.faults
    .report()
    .map(({ rule, fired }) => ({ id: rule.id, fired, mustFire: rule.mustFire }));
  return { calls: entries.length + world.journal.dropped(), outcomes, faults };
}

/** The rules that had to fire and did not. */
export function unmet({ faults }: RunSummary): readonly string[] {
  return faults.filter(({ mustFire, fired }) => mustFire && fired === 0).map(({ id }) => id);
}

export function writeSummary(summary: RunSummary): string {
  const outcomes = summary.outcomes.map(
    ({ vendor, operation, outcome, count }) => `  ${count} × ${vendor} ${operation} → ${outcome}`,
  );
  const faults = summary.faults.map(
    ({ id, fired }) => `  fault ${id}: fired ${fired} ${fired === 1 ? 'time' : 'times'}`,
  );
  const missed = unmet(summary).map((id) => `  fault ${id} had to fire and did not`);
  const calls = `${summary.calls} ${summary.calls === 1 ? 'call' : 'calls'}`;
  return `${[`understudy: ${calls}`, ...outcomes, ...faults, ...missed].join('\n')}\n`;
}
