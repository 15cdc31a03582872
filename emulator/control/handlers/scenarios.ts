import { secondsOf, type Scenario } from '../../../contracts/control/scenario.ts';
import { fail, isFailure } from '../../../contracts/core/contract/failure.ts';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { endOfTime } from '../../core/engine/clock.ts';
import type { Emulator } from '../../core/engine/emulator.ts';
import type { Sandbox, SandboxSettings } from '../../core/sandbox/sandbox.ts';
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
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const scenario = 'scenario' in body ? body.scenario : readScenario(body.name);
  if (!scenario) {
    const { name } = body as { name: string };
    return fail('unknown-name', { kind: 'scenario', name, hint: hintAt(name, scenarioNames()) });
  }
  const end =
    sandbox.clock.preview(scenario.clock ?? sandbox.clock.setting) + secondsOf(scenario.steps) * 1000;
  if (end > endOfTime)
    return fail('invalid-input', { reason: 'The steps would take time beyond the year 9999.' });
  return refusingTaken(() => {
    startScenarioIn(context.emulator, sandbox, scenario);
    const { name, summary, expect, steps } = scenario;
    return { name, summary, ...(expect && { expect }), steps: steps.length };
  });
};

/**
 * Starts a scenario in a sandbox: journal, counters, faults and generator begin anew, what the scenario names is set,
 * and the rest stays as it is. A reset goes back to the time before the scenario. Throws a `CredentialTaken`.
 */
export function startScenarioIn(emulator: Emulator, sandbox: Sandbox, scenario: Scenario): Sandbox {
  const { settings } = sandbox;
  const saved = emulator.vendors.map(({ name }) => {
    const { stateStore } = emulator.implementation(name);
    return [name, stateStore.save(sandbox.states.get(name))] as const;
  });
  const next: SandboxSettings = {
    ...settings,
    credentials: changeFields(sandbox.credentials, scenario.credentials),
    clock: scenario.clock ?? sandbox.clock.setting,
    state: { ...Object.fromEntries(saved), ...dropUndefined(scenario.state ?? {}) },
    limits: mergeByVendor(settings.limits, scenario.limits as SandboxSettings['limits'] | undefined),
    quotas: mergeByVendor(settings.quotas, scenario.quotas as SandboxSettings['quotas'] | undefined),
    assumptions: scenario.assumptions ?? sandbox.assumptions,
    faults: scenario.faults ?? [],
    steps: scenario.steps,
  };
  return emulator.replace(sandbox, next);
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
