import type { Scenario } from '../../contracts/control/scenario.ts';
import { readScenario, scenarioNames } from './scenario-files.ts';

/** A scenario in two sentences. */
export type ScenarioSummary = Pick<Scenario, 'name' | 'summary' | 'expect'>;

let known: readonly ScenarioSummary[] | undefined;

/**
 * What is said of each scenario that comes with the emulator. The build puts the value into the place of this module, so that
 * nobody reads and checks all these files of YAML for their first lines.
 */
export function scenarioSummaries(): readonly ScenarioSummary[] {
  return (known ??= scenarioNames().map((file) => {
    const { name, summary, expect } = readScenario(file)!;
    return { name, summary, ...(expect && { expect }) };
  }));
}
