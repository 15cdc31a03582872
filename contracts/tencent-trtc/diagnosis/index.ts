import type { Diagnosis } from '../../core/contract/vendor.ts';
import { advise } from './refusal-advice.ts';
import type { assumptions } from '../assumptions/index.ts';
import type { TrtcCredential } from '../wire/credentials.ts';
import { readRequest, type TrtcReading } from '../wire/read-request.ts';
import { openTc3 } from './tc3/diagnose.ts';
import { openV1 } from './v1/diagnose.ts';

/** How refused calls are explained: by what they signed, or by what else the gateway did not like. */
export const diagnosis: Diagnosis<TrtcReading, TrtcCredential, typeof assumptions> = {
  open(request, { secretKey }) {
    const reading = readRequest(request);
    return reading.generation === 'TC3' ? openTc3(reading, secretKey) : openV1(reading, secretKey);
  },
  advise,
};
