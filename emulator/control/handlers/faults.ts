import { isFailure } from '../../../contracts/core/contract/failure.ts';
import type { World } from '../../core/sandbox/sandbox.ts';
import { findSandbox, type ControlHandler } from '../context.ts';

export const getFaults: ControlHandler<'getFaults'> = ({ path }, context) => {
  const world = findSandbox(context, path.id);
  return isFailure(world) ? world : describeFaults(world);
};

export const putFaults: ControlHandler<'putFaults'> = ({ path, body }, context) => {
  const world = findSandbox(context, path.id);
  if (isFailure(world)) return world;
  world.faults.replace(body.rules);
  return describeFaults(world);
};

export const deleteFaults: ControlHandler<'deleteFaults'> = ({ path }, context) => {
  const world = findSandbox(context, path.id);
  if (isFailure(world)) return world;
  world.faults.replace([]);
  return undefined;
};

export function describeFaults(world: World) {
  return { rules: world.faults.report().map(({ rule, matched, fired }) => ({ ...rule, matched, fired })) };
}
