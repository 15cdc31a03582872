import type { GeneratorState } from '../engine/seeded-ids.ts';
import type { Implementation } from '../engine/handler.ts';
import type { StepProgress } from '../scenario/steps.ts';
import type { Sandbox } from './sandbox.ts';

/** Everything that decides the next reply of a sandbox, but for its clock and its fault rules. */
export interface Snapshot {
  /** The form of the snapshot. */
  readonly version: 1;
  /** Each vendor's state in the vendor's own form, by vendor name. */
  readonly states: Readonly<Record<string, unknown>>;
  /** Where the generator of ids is. */
  readonly generator: GeneratorState;
  /** For each counter the number of its window and the calls in it. */
  readonly rates: Readonly<Record<string, readonly [window: number, count: number]>>;
  /** For each fault rule how often it matched and fired. */
  readonly faults: readonly (readonly [matched: number, fired: number])[];
  /** For each step of the scenario the calls it counted, and whether it was taken. */
  readonly steps: readonly StepProgress[];
}

export function takeSnapshot(sandbox: Sandbox, implementations: readonly Implementation[]): Snapshot {
  const states = implementations.map(({ vendor, stateStore }) => [
    vendor.name,
    stateStore.save(sandbox.states.get(vendor.name)),
  ]);
  return {
    version: 1,
    states: Object.fromEntries(states) as Record<string, unknown>,
    generator: sandbox.ids.state(),
    rates: sandbox.rates.snapshot(),
    faults: sandbox.faults.snapshot(),
    steps: sandbox.script.snapshot(),
  };
}

/** Puts a snapshot into a sandbox. What it does not hold stays as it is; a vendor's state must be valid. */
export function restoreSnapshot(
  sandbox: Sandbox,
  implementations: readonly Implementation[],
  { states = {}, generator, rates, faults, steps }: Partial<Snapshot>,
): void {
  for (const { vendor, stateStore } of implementations)
    sandbox.states.set(vendor.name, stateStore.load(states[vendor.name], sandbox.clock.now()));
  sandbox.analyzer.stateChanged();
  if (generator) sandbox.ids.restore(generator);
  if (rates) sandbox.rates.restore(rates);
  if (faults) sandbox.faults.restore(faults);
  if (steps) sandbox.script.restore(steps);
}
