import type { Autopsy } from '../core/vendor.ts';
import { advise } from './advice.ts';
import type { assumptions } from './assumptions.ts';
import type { TrtcCredential } from './credentials.ts';
import { readRequest, type TrtcReading } from './reading.ts';
import { openTc3 } from './tc3-autopsy.ts';
import { openV1 } from './v1-autopsy.ts';

/** How refused calls are explained: by what they signed, or by what else the gateway did not like. */
export const autopsy: Autopsy<TrtcReading, TrtcCredential, typeof assumptions> = {
  open(request, { secretKey }) {
    const reading = readRequest(request);
    return reading.generation === 'TC3' ? openTc3(reading, secretKey) : openV1(reading, secretKey);
  },
  advise,
};
