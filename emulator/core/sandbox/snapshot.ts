import type { GeneratorState } from '../engine/seeded-ids.ts';
import type { Implementation } from '../engine/handler.ts';
import type { StepProgress } from '../scenario/steps.ts';
import type { World } from './sandbox.ts';

/** Everything that decides the next reply of a world, but for its clock and its fault rules. */
export interface Snapshot {
  readonly version: 1;
  /** Each vendor's state in the vendor's own form, by vendor name. */
  readonly states: Readonly<Record<string, unknown>>;
  readonly generator: GeneratorState;
  readonly rates: Readonly<Record<string, readonly [window: number, count: number]>>;
  readonly faults: readonly (readonly [matched: number, fired: number])[];
  readonly steps: readonly StepProgress[];
}

export function takeSnapshot(world: World, implementations: readonly Implementation[]): Snapshot {
  const states = implementations.map(({ vendor, keeper }) => [
    vendor.name,
    keeper.save(world.states.get(vendor.name)),
  ]);
  return {
    version: 1,
    states: Object.fromEntries(states) as Record<string, unknown>,
    generator: world.ids.state(),
    rates: world.rates.snapshot(),
    faults: world.faults.snapshot(),
    steps: world.script.snapshot(),
  };
}

/** Puts a snapshot into a world. What it does not hold stays as it is; a vendor's state must be valid. */
export function restoreSnapshot(
  world: World,
  implementations: readonly Implementation[],
  { states = {}, generator, rates, faults, steps }: Partial<Snapshot>,
): void {
  for (const { vendor, keeper } of implementations)
    world.states.set(vendor.name, keeper.load(states[vendor.name], world.clock.now()));
  if (generator) world.ids.restore(generator);
  if (rates) world.rates.restore(rates);
  if (faults) world.faults.restore(faults);
  if (steps) world.script.restore(steps);
}
