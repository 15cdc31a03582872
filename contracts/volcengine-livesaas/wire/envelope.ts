import { z } from 'zod';
import type { Operation } from '../../core/contract/operation.ts';
import type { Bodies } from '../../core/contract/vendor.ts';

/** Gateway errors lack what the gateway had not read yet, and the time of the service behind it. */
const metadata = z.object({
  RequestId: z.string(),
  Action: z.string().optional(),
  Version: z.string().optional(),
  Service: z.string().optional(),
  Region: z.string().optional(),
  /** Seconds since 1970. */
  SystemTime: z.int().optional(),
});

const error = z.object({ CodeN: z.int().optional(), Code: z.string(), Message: z.string() });

const refusal = z.object({ ResponseMetadata: metadata.extend({ Error: error }) });

export function bodies({ output }: Operation): Bodies {
  return { success: z.object({ ResponseMetadata: metadata.required(), Result: output }), refusal };
}
