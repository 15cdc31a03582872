import type { Implementation } from '../engine/handler.ts';
import { performCall } from '../engine/run-handler.ts';
import type { ScriptStep } from './steps.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** Lets one step of a scenario happen to a sandbox. */
export function takeStep(
  sandbox: Sandbox,
  step: ScriptStep,
  byVendor: (vendor: string) => Implementation,
): void {
  if (step.advanceSeconds !== undefined) sandbox.clock.advance(step.advanceSeconds);
  for (const [vendor, form] of Object.entries(step.state ?? {})) {
    if (form !== undefined)
      sandbox.states.set(vendor, byVendor(vendor).stateStore.load(form, sandbox.clock.now()));
  }
  for (const [vendor, fields] of Object.entries(step.credentials ?? {})) {
    sandbox.credentials.set(vendor, Object.assign({}, sandbox.credentials.get(vendor), fields));
  }
  if (step.faults) sandbox.faults.replace(step.faults);
  if (step.call) performCall(byVendor(step.call.vendor), sandbox, step.call.operation, step.call.input);
}
