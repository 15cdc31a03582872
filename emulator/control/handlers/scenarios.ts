import { secondsOf, type Scenario } from '../../../contracts/control/scenario.ts';
import { fail, isFailure } from '../../../contracts/core/contract/failure.ts';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { endOfTime } from '../../core/engine/clock.ts';
import type { Emulator } from '../../core/engine/emulator.ts';
import type { World, WorldSettings } from '../../core/sandbox/sandbox.ts';
import { readScenario, readScenarios, scenarioNames } from '../../assembly/scenario-files.ts';
import { findSandbox, type ControlHandler } from '../context.ts';
import { refusingTaken } from './credential-conflict.ts';

export const listScenarios: ControlHandler<'listScenarios'> = () => ({
  scenarios: readScenarios().map(({ name, summary, expect }) => ({
    name,
    summary,
    ...(expect && { expect }),
  })),
});

export const startScenario: ControlHandler<'startScenario'> = ({ path, body }, context) => {
  const world = findSandbox(context, path.id);
  if (isFailure(world)) return world;
  const scenario = 'scenario' in body ? body.scenario : readScenario(body.name);
  if (!scenario) {
    const { name } = body as { name: string };
    return fail('unknown-name', { kind: 'scenario', name, hint: hintAt(name, scenarioNames()) });
  }
  const end = world.clock.preview(scenario.clock ?? world.clock.setting) + secondsOf(scenario.steps) * 1000;
  if (end > endOfTime)
    return fail('invalid-input', { reason: 'The steps would take time beyond the year 9999.' });
  return refusingTaken(() => {
    startScenarioIn(context.emulator, world, scenario);
    const { name, summary, expect, steps } = scenario;
    return { name, summary, ...(expect && { expect }), steps: steps.length };
  });
};

/**
 * Starts a scenario in a sandbox: journal, counters, faults and generator begin anew, what the scenario names is set,
 * and the rest stays as it is. A reset goes back to the time before the scenario. Throws a `CredentialTaken`.
 */
export function startScenarioIn(emulator: Emulator, world: World, scenario: Scenario): World {
  const { settings } = world;
  const saved = emulator.vendors.map(({ name }) => {
    const { keeper } = emulator.implementation(name);
    return [name, keeper.save(world.states.get(name))] as const;
  });
  const next: WorldSettings = {
    ...settings,
    credentials: changeFields(world.credentials, scenario.credentials),
    clock: scenario.clock ?? world.clock.setting,
    state: { ...Object.fromEntries(saved), ...dropUndefined(scenario.state ?? {}) },
    limits: mergeByVendor(settings.limits, scenario.limits as WorldSettings['limits'] | undefined),
    quotas: mergeByVendor(settings.quotas, scenario.quotas as WorldSettings['quotas'] | undefined),
    ledger: scenario.assumptions ?? world.ledger,
    faults: scenario.faults ?? [],
    steps: scenario.steps,
  };
  return emulator.replace(world, next);
}

function changeFields(
  present: ReadonlyMap<string, unknown>,
  changes: Readonly<Record<string, object | undefined>> = {},
): Record<string, unknown> {
  return Object.fromEntries(
    [...present].map(([vendor, credential]) => [vendor, Object.assign({}, credential, changes[vendor])]),
  );
}

function mergeByVendor<Value>(
  present: Readonly<Record<string, Readonly<Record<string, Value>>>>,
  next: Readonly<Record<string, Readonly<Record<string, Value>>>> = {},
): Record<string, Record<string, Value>> {
  const names = Object.keys({ ...present, ...next });
  return Object.fromEntries(names.map((name) => [name, { ...present[name], ...next[name] }]));
}

function dropUndefined(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
