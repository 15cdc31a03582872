import { activityAssumptions } from './activity-assumptions.ts';
import { banAssumptions } from './ban-assumptions.ts';
import { bodyAssumptions } from './body-assumptions.ts';
import { gatewayAssumptions } from './gateway-assumptions.ts';
import { sanctionAssumptions } from './sanction-assumptions.ts';
import { viewerAssumptions } from './viewer-assumptions.ts';

/** Every guess about this vendor, with what decides it. */
export const assumptions = {
  ...gatewayAssumptions,
  ...bodyAssumptions,
  ...banAssumptions,
  ...sanctionAssumptions,
  ...viewerAssumptions,
  ...activityAssumptions,
};
