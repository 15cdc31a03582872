import { assumptions } from './assumptions.ts';
import { catalogue } from './catalog.ts';
import { clock } from './clock.ts';
import { explanations } from './explanation.ts';
import { faults } from './faults.ts';
import { findings } from './findings.ts';
import { journal } from './journal.ts';
import { rooms } from './rooms.ts';
import { sandboxes } from './sandboxes.ts';
import { scenarios } from './scenario.ts';
import { state } from './state.ts';

/**
 * The control API: only it can seed, reset, move time and inject faults, and nothing it does is vendor traffic.
 *
 * @example
 * const { methods, path } = controlOperations.getClock.route;
 */
export const controlOperations: ControlOperations = {
  ...sandboxes,
  ...state,
  ...clock,
  ...faults,
  ...rooms,
  ...scenarios,
  ...journal,
  ...assumptions,
  ...catalogue,
  ...explanations,
  ...findings,
};

/** The type of `controlOperations`: every call of the control API by the name of its client method. */
export type ControlOperations = typeof sandboxes &
  typeof state &
  typeof clock &
  typeof faults &
  typeof rooms &
  typeof scenarios &
  typeof journal &
  typeof assumptions &
  typeof catalogue &
  typeof explanations &
  typeof findings;
