import { z } from 'zod';
import type { Operation } from '../../core/contract/operation.ts';
import type { Bodies } from '../../core/contract/vendor.ts';

const requestId = z.uuid();

const refusal = z.object({
  Response: z.object({
    Error: z.object({ Code: z.string(), Message: z.string() }),
    RequestId: requestId,
  }),
});

/** Everything stands under `Response`, data beside the RequestId. `Error` is absent after a success, never null. */
export function bodies({ output }: Operation): Bodies {
  const envelope = z.object({ RequestId: requestId });
  const response = output instanceof z.ZodObject ? output.extend(envelope.shape) : envelope;
  return { success: z.object({ Response: response }), refusal };
}
