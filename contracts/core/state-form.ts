import { z } from 'zod';

/** An id in configuration and snapshots: text, or a number of any length, kept as its digits. */
export const text = z
  .union([z.string().min(1), z.int(), z.bigint()], {
    error: ({ input }) => (input === undefined ? 'this is missing' : 'this must be text or a whole number'),
  })
  .transform(String);
