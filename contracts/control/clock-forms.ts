import { z } from 'zod';
import { readTime } from '../core/config/read-time.ts';
import { guessTime, isoWords } from '../core/config/guess-time.ts';

export const isoTime = z.iso.datetime({ offset: true, error: isoWords });

export const clockModes = {
  system: z.strictObject({
    /** `system`: the time of the machine. */
    mode: z.literal('system'),
  }),
  /** `now` is ISO 8601. */
  frozen: z.strictObject({
    /** `frozen`: a time that stands still until it is moved. */
    mode: z.literal('frozen'),
    /** What time it is, in ISO 8601. */
    now: isoTime,
  }),
  /** At most three thousand years to either side. */
  offset: z.strictObject({
    /** `offset`: the time of the machine, and so many seconds more. */
    mode: z.literal('offset'),
    /** How many seconds ahead of the machine, behind it where it is negative: at most 1e11 to either side. */
    offsetSeconds: z.number().min(-1e11).max(1e11),
  }),
};

/** What a clock is, where something of another kind stands in its place. */
export const clockWords: z.core.$ZodErrorMap = ({ code, input }) => {
  if ((code !== 'invalid_type' && !(input instanceof Date)) || input === undefined) return undefined;
  const put = (iso: string): string => `{ mode: "frozen", now: "${iso}" }`;
  const time = typeof input === 'string' ? readTime(input) : undefined;
  const guess =
    time === undefined ? guessTime(input, put) : `write ${put(time)} for one that stands still at a time`;
  return `a clock is { mode: "system" }, { mode: "frozen", now: "2023-11-14T22:13:20Z" } or { mode: "offset", offsetSeconds: 60 }${guess === undefined ? '' : `; ${guess}`}`;
};

export const clockSetting = z.discriminatedUnion(
  'mode',
  [clockModes.system, clockModes.frozen, clockModes.offset],
  { error: clockWords },
);
