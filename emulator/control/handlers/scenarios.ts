import { secondsOf } from '../../../contracts/control/scenario.ts';
import { fail, isFailure } from '../../../contracts/core/contract/failure.ts';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { endOfTime } from '../../core/engine/clock.ts';
import { readScenario, readScenarios, scenarioNames } from '../../assembly/scenario-files.ts';
import { startScenarioIn } from '../../assembly/start-scenario.ts';
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
  const end = sandbox.clock.now(scenario.clock) + secondsOf(scenario.steps) * 1000;
  if (end > endOfTime)
    return fail('invalid-input', { reason: 'The steps would take time beyond the year 9999.' });
  return refusingTaken(() => {
    startScenarioIn(context.emulator, sandbox, scenario);
    const { name, summary, expect, steps } = scenario;
    return { name, summary, ...(expect && { expect }), steps: steps.length };
  });
};
