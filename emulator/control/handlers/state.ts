import type { BesidesState } from '../../../contracts/control/state.ts';
import { isFailure } from '../../../contracts/core/contract/failure.ts';
import { restoreSnapshot, takeSnapshot } from '../../core/sandbox/snapshot.ts';
import type { World } from '../../core/sandbox/sandbox.ts';
import { findSandbox, implementationsOf, type ControlContext, type ControlHandler } from '../context.ts';

export const getState: ControlHandler<'getState'> = ({ path }, context) => {
  const world = findSandbox(context, path.id);
  return isFailure(world) ? world : describeState(world, context);
};

export const putState: ControlHandler<'putState'> = ({ path, body }, context) => {
  const world = findSandbox(context, path.id);
  if (isFailure(world)) return world;
  // The form is made from the catalogue, so its type does not name the vendors.
  const { generator, rates, faults, steps, ...given } = body as BesidesState & Record<string, unknown>;
  const states = Object.fromEntries(
    context.emulator.vendors.map(({ name, state }) => [name, given[name] ?? state.parse({})]),
  );
  restoreSnapshot(world, implementationsOf(context), {
    states,
    ...(generator && { generator }),
    ...(rates && { rates }),
    ...(faults && { faults }),
    ...(steps && { steps }),
  });
  return describeState(world, context);
};

/** The vendors' states stand beside the rest, so that the whole reads like the `state` of a configuration file. */
function describeState(world: World, context: ControlContext): unknown {
  const { states, ...rest } = takeSnapshot(world, implementationsOf(context));
  return { ...rest, ...states };
}
