import { z } from 'zod';

/** How a call of the journal is named: by its number, as the last one, or by the fingerprint that `x-understudy-explain` carries. */
export const entryName = z.union(
  [
    z.literal('last'),
    z.templateLiteral(['call-', z.string().regex(/^[0-9a-f]{12}$/)]),
    z.coerce.number().int().nonnegative(),
  ],
  'must be the number of a call, "last" or "call-" with twelve hexadecimal digits',
);

export type EntryName = z.output<typeof entryName>;
