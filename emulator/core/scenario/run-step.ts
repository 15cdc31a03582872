import type { Implementation } from '../engine/handler.ts';
import { performCall } from '../engine/run-handler.ts';
import type { ScriptStep } from './steps.ts';
import type { World } from '../sandbox/sandbox.ts';

/** Lets one step of a scenario happen to a world. */
export function takeStep(world: World, step: ScriptStep, byVendor: (vendor: string) => Implementation): void {
  if (step.advanceSeconds !== undefined) world.clock.advance(step.advanceSeconds);
  for (const [vendor, form] of Object.entries(step.state ?? {})) {
    if (form !== undefined) world.states.set(vendor, byVendor(vendor).keeper.load(form, world.clock.now()));
  }
  for (const [vendor, fields] of Object.entries(step.credentials ?? {})) {
    world.credentials.set(vendor, Object.assign({}, world.credentials.get(vendor), fields));
  }
  if (step.faults) world.faults.replace(step.faults);
  if (step.call) performCall(byVendor(step.call.vendor), world, step.call.operation, step.call.input);
}
