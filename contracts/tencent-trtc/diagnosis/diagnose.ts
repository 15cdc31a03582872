import type { Diagnosis } from '../../core/contract/vendor.ts';
import { advise, suspect } from './refusal-advice.ts';
import { readRequest } from '../wire/read-request.ts';
import { openTc3, tc3Mistakes } from './tc3/diagnose.ts';
import { openV1 } from './v1/diagnose.ts';
import { v1Mistakes } from './v1/mistakes.ts';
import { tc3Method, v1Methods } from '../wire/signature.ts';
import type { TrtcTypes } from '../types.ts';

/** How refused calls are explained: by what they signed, or by what else the gateway did not like. */
export const diagnosis: Diagnosis<TrtcTypes> = {
  catalog: [
    { scheme: tc3Method, mistakes: tc3Mistakes },
    { scheme: Object.keys(v1Methods).join(' and '), mistakes: v1Mistakes },
  ],

  open(request, { secretKey }) {
    const reading = readRequest(request);
    return reading.generation === 'TC3' ? openTc3(reading, secretKey) : openV1(reading, secretKey);
  },
  advise,
  suspect,
};
