import { z } from 'zod';
import type { Operation } from '../core/operation.ts';
import type { Bodies } from '../core/vendor.ts';

/** `status` is `error` for a refused call and `fail` for work that failed. */
const refusal = z.object({
  code: z.int(),
  status: z.enum(['error', 'fail']),
  message: z.string(),
  data: z.literal(''),
});

/** The envelope of v1 to v3, which the chat bans keep on their v4 paths. */
export function bodies({ output }: Operation): Bodies {
  const success = z.object({
    code: z.literal(200),
    status: z.literal('success'),
    message: z.literal(''),
    data: output,
  });
  return { success, refusal };
}
