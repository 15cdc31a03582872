import { banAssumptions } from './ban-assumptions.ts';
import { gatewayAssumptions } from './gateway-assumptions.ts';

/** Every guess about this vendor, with what decides it. */
export const assumptions = { ...gatewayAssumptions, ...banAssumptions };
