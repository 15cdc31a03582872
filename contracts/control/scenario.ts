import { z } from 'zod';
import { vendors } from '../catalog.ts';
import { bounds } from '../core/config/bounds.ts';
import { stepForm, type Trigger } from '../core/config/scenario.ts';
import { credentialsForm, faultRules, keyed, sandboxForm, stateForm } from './config.ts';
import { control, none, ofSandbox } from './control-operation.ts';
import { checkMatch, firstProblems, type FormProblem } from '../core/config/check-match.ts';
import { tightenIds } from '../core/contract/int64.ts';
import type { Vendor } from '../core/contract/vendor.ts';
import { findOperation } from '../core/contract/find-operation.ts';

const { clock, limits, quotas, assumptions } = sandboxForm.shape;

/** Three thousand years, as for a clock. */
const mostSeconds = 1e11;

/** By how much all steps of a scenario together move time on. */
export function secondsOf(steps: readonly { readonly advanceSeconds?: number | undefined }[]): number {
  return steps.reduce((sum, { advanceSeconds = 0 }) => sum + advanceSeconds, 0);
}

const stepAsGiven = stepForm({ state: stateForm, credentials: credentialsForm, faults: faultRules });

/** A step of a scenario, as it was read. */
export interface ScenarioStep extends z.output<typeof stepAsGiven> {}

/** A step of a scenario, as it is given. */
export interface ScenarioStepInput extends z.input<typeof stepAsGiven> {}

/** Steps may call operations by other names than their keys. */
function withKeys(step: ScenarioStep): ScenarioStep {
  const { after, call } = step;
  return { ...step, after: 'calls' in after ? keyed(after) : after, ...(call && { call: keyed(call) }) };
}

const scenarioSteps = z.array(stepAsGiven.transform(withKeys)).superRefine((list, context) => {
  if (list.length > bounds.scenarioSteps) {
    context.addIssue(`there are ${list.length} steps; a scenario has at most ${bounds.scenarioSteps}`);
    return;
  }
  const rules = list.reduce((sum, { faults = [] }) => sum + faults.length, 0);
  if (rules > bounds.faultRules) {
    context.addIssue(`all steps together have ${rules} fault rules, and may have ${bounds.faultRules}`);
    return;
  }
  if (secondsOf(list) > mostSeconds)
    context.addIssue(`all steps together move time on by more than ${mostSeconds} seconds`);
  for (const { path, message } of checkSteps(list, vendors))
    context.addIssue({ code: 'custom', path: [...path], message });
}) as z.ZodType<ScenarioStep[], ScenarioStepInput[]>;

/** A scenario: what a sandbox looks like at the start, and what happens to it on the way. */
export const scenarioForm = z.strictObject({
  /** The name of the scenario: lower-case letters, digits and hyphens. */
  name: z.string().regex(/^[a-z0-9-]+$/, 'a name has lower-case letters, digits and hyphens'),
  /** One sentence on what it is for. */
  summary: z.string().min(1),
  /** What a client that is right does. */
  expect: z.string().min(1).optional(),
  /** Fields of credentials that differ from those of the sandbox. */
  credentials: credentialsForm.optional(),
  /** How the clock is set at the start. Default: it stays. */
  clock: clock.unwrap().optional(),
  /** What each vendor has at the start. Default: it stays. */
  state: stateForm.optional(),
  /** Limits in the place of the documented ones, by vendor and operation. Default: none. */
  limits: limits.unwrap().optional(),
  /** Quotas in the place of the documented ones, by vendor and name. Default: none. */
  quotas: quotas.unwrap().optional(),
  /** How assumptions are decided. Default: as the sandbox decides them. */
  assumptions: assumptions.unwrap().optional(),
  /** The fault rules at the start. Default: none. */
  faults: faultRules.optional(),
  /** What happens on the way, in this order. Default: nothing. */
  steps: scenarioSteps.default([]),
});

/** A scenario as it was read. */
export interface Scenario extends z.output<typeof scenarioForm> {}

const summary = z.object({
  /** The name of the scenario. */
  name: z.string(),
  /** One sentence on what it is for. */
  summary: z.string(),
  /** What a client that is right does. */
  expect: z.string().optional(),
});

export const scenarios = {
  /**
   * Lists the scenarios that come with the emulator.
   *
   * @example
   * const { scenarios } = await control.listScenarios();
   */
  listScenarios: control({
    name: 'listScenarios',
    summary: 'Lists the scenarios that come with the emulator.',
    route: ['GET', '/api/scenarios'],
    path: none,
    query: none,
    body: none,
    output: z.object({
      /** The scenarios, by their names. */
      scenarios: z.array(summary),
    }),
    errors: [],
  }),
  /**
   * Starts a scenario in a sandbox: one that comes with the emulator, by name, or one of your own.
   *
   * @example
   * await control.startScenario({ path: { id: 'default' }, body: { name: 'slow-vendor' } });
   */
  startScenario: control({
    name: 'startScenario',
    summary: 'Starts a scenario in a sandbox: one that comes with the emulator, by name, or one of your own.',
    route: ['POST', '/api/sandboxes/{id}/scenario'],
    path: ofSandbox,
    query: none,
    body: z.union([
      z.strictObject({
        /** The name of one that comes with the emulator. */
        name: z.string(),
      }),
      z.strictObject({
        /** One of your own. */
        scenario: scenarioForm,
      }),
    ]),
    output: summary.extend({
      /** How many steps it has. */
      steps: z.int(),
    }),
    errors: ['unknown-sandbox', 'unknown-name', 'conflict'],
  }),
};

interface StepCall {
  readonly vendor: string;
  readonly operation: string;
  readonly input: unknown;
}

interface Step {
  readonly after: Trigger;
  readonly call?: StepCall | undefined;
}

/** Finds steps that wait for calls which nobody can make, and steps whose own call cannot be made. */
function checkSteps(steps: readonly Step[], vendors: readonly Vendor[]): readonly FormProblem[] {
  return firstProblems(steps, ({ after, call }) => {
    const trigger = 'calls' in after ? under('after', checkMatch(after, vendors)) : undefined;
    return trigger ?? (call && under('call', checkCall(call, vendors)));
  });
}

function checkCall(
  { vendor, operation, input }: NonNullable<Step['call']>,
  vendors: readonly Vendor[],
): FormProblem | undefined {
  const problem = checkMatch({ vendor, operation }, vendors);
  const found = vendors.find(({ name }) => name === vendor);
  const declared = found && findOperation(found, operation);
  if (problem || !declared) return problem;
  const issue = declared.input.safeParse(tightenIds(declared.input, input)).error?.issues[0];
  return issue && { path: ['input', ...issue.path.map(String)], message: 'the operation does not take this' };
}

function under(field: string, problem: FormProblem | undefined): FormProblem | undefined {
  return problem && { ...problem, path: [field, ...problem.path] };
}
