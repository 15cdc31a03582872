import { z } from 'zod';

/** How a call of the journal is named: by its number, as the last one, or by the name that `x-understudy-explain` carries, with its number or without. */
export const entryName = z.union(
  [
    z.literal('last'),
    z.templateLiteral(['call-', z.string().regex(/^(?:\d{1,15}-)?[0-9a-f]{12}$/)]),
    z.coerce.number().int().nonnegative(),
  ],
  'must be the number of a call, "last" or a name as x-understudy-explain has it, such as call-17-0123456789ab',
);

export type EntryName = z.output<typeof entryName>;
