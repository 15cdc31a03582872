import { findOperation } from '../../../contracts/core/contract/find-operation.ts';
import { tightenIds } from '../../../contracts/core/contract/int64.ts';
import { readInput } from '../../../contracts/core/contract/validate-input.ts';
import type { Route } from '../../../contracts/core/contract/vendor.ts';
import type { Implementation } from '../engine/handler.ts';
import { VendorCall } from '../engine/call-context.ts';
import { runHandler, sendCallbacks } from '../engine/pipeline.ts';
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
  if (step.state || step.call) sandbox.analyzer.stateChanged();
  if (step.call) performCall(byVendor(step.call.vendor), sandbox, step.call.operation, step.call.input);
}

/** Carries out a call behind the back of everybody: no signature, no limit, no fault, no journal. */
function performCall(implementation: Implementation, sandbox: Sandbox, key: string, rawInput: unknown): void {
  const { vendor } = implementation;
  const operation = findOperation(vendor, key);
  if (!operation) return;
  const read = readInput(operation.input, tightenIds(operation.input, rawInput), vendor.errors);
  if (read.problems) return;
  const route: Route = { key, operation, parameters: {} };
  const call = new VendorCall(
    implementation,
    { reading: undefined, found: { route }, bodyBytes: 0 },
    { sandbox, now: sandbox.clock.now(), credential: sandbox.credentials.get(vendor.name) },
  );
  call.input = read.value;
  if ('output' in runHandler(call, route)) sendCallbacks(call);
}
