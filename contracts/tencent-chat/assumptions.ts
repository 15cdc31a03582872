import { banAssumptions } from './ban-assumptions.ts';
import { gatewayAssumptions } from './gateway-assumptions.ts';
import { memberAssumptions } from './member-assumptions.ts';
import { roomAssumptions } from './room-assumptions.ts';

/** Every guess about this vendor, with what decides it. */
export const assumptions = {
  ...gatewayAssumptions,
  ...roomAssumptions,
  ...memberAssumptions,
  ...banAssumptions,
};
