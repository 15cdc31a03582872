import { z } from 'zod';
import type { Operation } from '../../core/contract/operation.ts';
import type { Bodies } from '../../core/contract/vendor.ts';
import { hasNewerEnvelope } from './transport.ts';

/** `status` is `error` for a refused call and `fail` for work that failed. */
const refusal = z.object({
  code: z.int(),
  status: z.enum(['error', 'fail']),
  message: z.string(),
  data: z.literal(['', null]),
});

const newerRefusal = z.object({
  code: z.int(),
  status: z.literal('error'),
  requestId: z.string(),
  error: z.object({ code: z.int(), desc: z.string() }),
  success: z.literal(false),
});

/** The envelope of v4, or that of v1 to v3, which the chat bans keep on their v4 paths. */
export function bodies({ output: data, route }: Operation): Bodies {
  const said = { code: z.literal(200), status: z.literal('success') };
  if (hasNewerEnvelope(route.path)) {
    const success = z.object({ ...said, requestId: z.string(), data, success: z.literal(true) });
    return { success, refusal: newerRefusal };
  }
  return { success: z.object({ ...said, message: z.literal(''), data }), refusal };
}
