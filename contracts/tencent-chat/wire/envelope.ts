import { z } from 'zod';
import type { Operation } from '../../core/contract/operation.ts';
import type { Bodies } from '../../core/contract/vendor.ts';

const requestId = z.string();

const refusal = z.object({
  ActionStatus: z.literal('FAIL'),
  ErrorCode: z.int(),
  ErrorInfo: z.string(),
  /** The gateway's own errors have none. */
  RequestId: requestId.optional(),
});

/** The envelope of both services: data, where there is any, stands under `Response`. */
export function bodies({ output }: Operation): Bodies {
  const envelope = z.object({
    ActionStatus: z.literal('OK'),
    ErrorCode: z.literal(0),
    ErrorInfo: z.literal(''),
    RequestId: requestId,
  });
  return {
    success: output instanceof z.ZodUndefined ? envelope : envelope.extend({ Response: output }),
    refusal,
  };
}
