import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ControlError, createControlClient } from '../../clients/control/index.ts';
import { startEmulator } from '../../emulator/index.ts';
import { readScenario, scenarioNames } from '../../emulator/assembly/scenario-files.ts';

describe('the catalogue of scenarios', () => {
  it('has a test for every scenario', () => {
    const folder = new URL('.', import.meta.url);
    const tests = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
    const tested = tests.flatMap((text) => [...text.matchAll(/inScenario\(\s*'([^']+)'/g)]);
    expect(tested.map(([, name]) => name).toSorted()).toEqual(scenarioNames());
  });

  it.each(scenarioNames())('has a valid file named after the scenario: %s', (name) => {
    const scenario = readScenario(name)!;
    expect(scenario.name).toBe(name);
    expect(scenario.expect).toBeDefined();
  });

  it('is what the control API lists', async () => {
    const server = await startEmulator({ port: 0 });
    const { scenarios } = await createControlClient({ baseUrl: server.controlUrl }).listScenarios();
    await server.close();
    expect(scenarios.map(({ name }) => name)).toEqual(scenarioNames());
  });
});

describe('a scenario’s credentials', () => {
  it('are refused where another sandbox has them', async () => {
    const server = await startEmulator({ port: 0 });
    const control = createControlClient({ baseUrl: server.controlUrl });
    const { credentials } = await control.createSandbox({ body: { name: 'other' } });
    const scenario = { name: 'thief', summary: 'Takes what is not its own.', credentials };
    const refusal: unknown = await control
      .startScenario({ path: { id: 'default' }, body: { scenario: scenario } })
      .catch((error: unknown) => error);
    await server.close();
    expect(refusal).toBeInstanceOf(ControlError);
    expect(refusal).toMatchObject({ status: 409 });
  });
});
