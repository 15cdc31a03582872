import type { Scenario } from '../../contracts/control/scenario.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import type { Sandbox, SandboxSettings } from '../core/sandbox/sandbox.ts';

/**
 * Starts a scenario in a sandbox: journal, counters, faults and generator begin anew, what the scenario names is set,
 * and the rest stays as it is. A reset goes back to the time before the scenario. Throws a `CredentialTaken`.
 */
export function startScenarioIn(emulator: Emulator, sandbox: Sandbox, scenario: Scenario): Sandbox {
  const { settings } = sandbox;
  const given = dropUndefined(scenario.state ?? {});
  const others = emulator.vendors.filter(({ name }) => !Object.hasOwn(given, name));
  const saved = others.map(({ name }) => {
    const { stateStore } = emulator.implementation(name);
    return [name, stateStore.save(sandbox.states.get(name))] as const;
  });
  const next: SandboxSettings = {
    ...settings,
    credentials: changeFields(sandbox.credentials, scenario.credentials),
    clock: scenario.clock ?? sandbox.clock.setting,
    state: { ...Object.fromEntries(saved), ...given },
    limits: mergeByVendor(settings.limits, scenario.limits as SandboxSettings['limits'] | undefined),
    quotas: mergeByVendor(settings.quotas, scenario.quotas as SandboxSettings['quotas'] | undefined),
    assumptions: scenario.assumptions ?? sandbox.assumptions,
    faults: scenario.faults ?? [],
    steps: scenario.steps,
    scenario: scenario.name,
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
