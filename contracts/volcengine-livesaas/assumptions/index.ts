import { activityAssumptions } from './activities.ts';
import { banAssumptions } from './bans.ts';
import { bodyAssumptions } from './bodies.ts';
import { gatewayAssumptions } from './gateway.ts';
import { silenceAndAccountBanAssumptions } from './silences-and-account-bans.ts';
import { viewerAssumptions } from './viewers.ts';

/** Every guess about this vendor, with what decides it. */
export const assumptions = {
  ...gatewayAssumptions,
  ...bodyAssumptions,
  ...banAssumptions,
  ...silenceAndAccountBanAssumptions,
  ...viewerAssumptions,
  ...activityAssumptions,
};
