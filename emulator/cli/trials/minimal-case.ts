import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { MinimalCase } from '../../report/report.ts';
import { isFailing } from '../../report/trials-page.ts';
import { quoteForShell, quoteWhereNeeded } from '../../control/curl.ts';
import { asTyped } from '../output/as-typed.ts';
import type { TrialResult } from './run-trials.ts';

const fileName = 'minimal-case.yaml';

/** The failing run that changed the earliest call, and of these the one with the fewest calls. */
export function findMinimal(results: readonly TrialResult[]): TrialResult | undefined {
  return results
    .filter(({ row }) => isFailing(row))
    .toSorted(({ row: left }, { row: right }) => left.at - right.at || left.calls - right.calls)
    .at(0);
}

/** Says how to see a failing run again; where a fault made it, by a scenario file that is written for it. */
export function describeMinimal(
  { row, fault }: TrialResult,
  folder: string,
  command: readonly string[],
): MinimalCase {
  const { id } = row;
  const words = command.map(quoteWhereNeeded).join(' ');
  if (!fault) return { id, again: asTyped(`understudy mutate --only ${quoteForShell(id)} -- ${words}`) };
  const scenario = join(folder, fileName);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    scenario,
    stringify({
      name: 'minimal-case',
      summary: `${row.operation} of ${row.vendor} is refused with ${fault.effect.type === 'error' ? fault.effect.code : fault.effect.type}, at call ${row.at}.`,
      expect: 'Passes all the same, and calls the vendor no more often than it must.',
      faults: [fault],
    }),
  );
  return {
    id,
    scenario,
    again: asTyped(`understudy exec --scenario ${quoteWhereNeeded(scenario)} -- ${words}`),
  };
}
