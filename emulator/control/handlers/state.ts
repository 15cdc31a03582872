import type { ControlOperations } from '../../../contracts/control/index.ts';
import type { BesidesState } from '../../../contracts/control/state.ts';
import { isFailure } from '../../../contracts/core/contract/failure.ts';
import type { WireOutput } from '../../../contracts/core/contract/operation.ts';
import { restoreSnapshot, takeSnapshot } from '../../core/sandbox/snapshot.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import {
  findSandbox,
  implementationsOf,
  type ControlContext,
  type ControlHandler,
  type PatientHandler,
} from '../context.ts';
import { wholeTurn, type Work } from '../turns.ts';

export const getState: ControlHandler<'getState'> = ({ path }, context) => {
  const sandbox = findSandbox(context, path.id);
  return isFailure(sandbox) ? sandbox : describeState(sandbox, context);
};

export const putState: PatientHandler<'putState'> = ({ path, body }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const { generator, rates, faults, steps, ...given } = body as BesidesState &
    Readonly<Record<string, unknown>>;
  const states = Object.fromEntries(
    context.emulator.vendors.map(({ name, state }) => [name, given[name] ?? state.parse({})]),
  );
  restoreSnapshot(sandbox, implementationsOf(context), {
    states,
    ...(generator && { generator }),
    ...(rates && { rates }),
    ...(faults && { faults }),
    ...(steps && { steps }),
  });
  return describeInTurn(sandbox, context);
};

/** To put a large state takes as long as to tell it: others have their turn in between. */
function* describeInTurn(
  sandbox: Sandbox,
  context: ControlContext,
): Work<WireOutput<ControlOperations['getState']>> {
  yield wholeTurn;
  return describeState(sandbox, context);
}

/** The vendors' states stand beside the rest, so that the whole reads like the `state` of a configuration file. */
function describeState(sandbox: Sandbox, context: ControlContext): WireOutput<ControlOperations['getState']> {
  const { states, ...rest } = takeSnapshot(sandbox, implementationsOf(context));
  // Each vendor has saved its state in the form that it takes.
  return { ...rest, ...states } as WireOutput<ControlOperations['getState']>;
}
