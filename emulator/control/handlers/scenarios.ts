import type { ControlOperations } from '../../../contracts/control/index.ts';
import { secondsOf } from '../../../contracts/control/scenario.ts';
import { fail, isFailure } from '../../../contracts/core/contract/failure.ts';
import type { WireOutput } from '../../../contracts/core/contract/operation.ts';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import { endOfTime } from '../../core/engine/clock.ts';
import { readScenario, scenarioNames } from '../../assembly/scenario-files.ts';
import { startScenarioIn } from '../../assembly/start-scenario.ts';
import { findSandbox, type ControlHandler, type PatientHandler } from '../context.ts';
import { wholeTurn, type Work } from '../turns.ts';
import { refusingTaken } from './credential-conflict.ts';

/** Each is a file of YAML, which is read and checked by itself. */
export const listScenarios: PatientHandler<'listScenarios'> = () => readOneByOne();

function* readOneByOne(): Work<WireOutput<ControlOperations['listScenarios']>> {
  const scenarios: WireOutput<ControlOperations['listScenarios']>['scenarios'] = [];
  for (const known of scenarioNames()) {
    yield wholeTurn;
    const { name, summary, expect } = readScenario(known)!;
    scenarios.push({ name, summary, ...(expect && { expect }) });
  }
  return { scenarios };
}

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
