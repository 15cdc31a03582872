import { banAssumptions } from './bans.ts';
import { gatewayAssumptions } from './gateway.ts';
import { memberAssumptions } from './members.ts';
import { roomAssumptions } from './rooms.ts';

/** Every guess about this vendor, with what decides it. */
export const assumptions = {
  ...gatewayAssumptions,
  ...roomAssumptions,
  ...memberAssumptions,
  ...banAssumptions,
};
