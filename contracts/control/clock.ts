import { z } from 'zod';
import { clockModes, clockWords } from './clock-forms.ts';
import { describeStranger, describeStrangers } from '../core/config/describe-strangers.ts';
import { readDuration } from '../core/config/read-duration.ts';
import { shorten } from '../core/config/shorten.ts';
import { control, none, ofSandbox } from './control-operation.ts';

/** What time may be moved on to. */
export const eventsToWaitFor = ['next-expiry', 'next-limit-reset'] as const;
export type EventToWaitFor = (typeof eventsToWaitFor)[number];

const force = {
  /** Whether time may go back. Default: `false`. */
  force: z.boolean().optional(),
};

/** How a clock is set. */
export const clockForm = z.discriminatedUnion(
  'mode',
  [clockModes.system.extend(force), clockModes.frozen.extend(force), clockModes.offset.extend(force)],
  { error: clockWords },
);

/** Where neither is there, both are told; a duration in words is told as a number. */
const secondsOrUntil: z.core.$ZodErrorMap = ({ input }) => {
  if (input === undefined)
    return `say how far, in seconds, like {"seconds": 3600}; or up to what, like {"until": "${eventsToWaitFor[0]}"}`;
  if (typeof input !== 'string') return undefined;
  const seconds = readDuration(input);
  return Number.isFinite(seconds)
    ? `this must be a number of seconds; it is the text ${JSON.stringify(shorten(input))}, so write ${seconds}`
    : undefined;
};

/** A field that neither form has is told with the fields of both. */
const inBothForms: z.core.$ZodErrorMap = (issue) =>
  issue.code === 'unrecognized_keys'
    ? describeStrangers(issue.keys, (name) => describeStranger(name, ['seconds', 'until', 'force']))
    : undefined;

export const advanceForm = z.union([
  z.strictObject(
    {
      /** How far, in seconds; below 0 only with `force`. */
      seconds: z.number({ error: secondsOrUntil }),
      ...force,
    },
    { error: inBothForms },
  ),
  z.strictObject(
    {
      /**
       * Up to what: `next-expiry` is the next sanction or signature that ends, `next-limit-reset` the next window of a limit that
       * opens.
       */
      until: z.enum(eventsToWaitFor),
    },
    { error: inBothForms },
  ),
]);

/** Something that time brought: a sanction that ended, a window that opened, a signature that is no longer good. */
export const dueItem = z.object({
  /** When, in ISO 8601. */
  at: z.string(),
  /** What it is, such as `ban ended`. */
  kind: z.string(),
  /** The vendor's name. */
  vendor: z.string(),
  /** Whom or what it is about. */
  subject: z.string(),
  /** The room, channel or activity, where there is one. */
  place: z.string().optional(),
});

/** The first of what became due, and how many more there were. */
const become = {
  /** The first of what became or becomes due. */
  due: z.array(dueItem),
  /** How many more there are; absent where there are none. */
  more: z.int().optional(),
};

const reading = z.object({
  /** `system`, `frozen` or `offset`. */
  mode: z.string(),
  /** What time it is, in ISO 8601. */
  now: z.string(),
  /** How many seconds the clock is ahead of the machine's; only with the mode `offset`. */
  offsetSeconds: z.number().optional(),
});

export const clock = {
  /**
   * Says what time it is in a sandbox.
   *
   * @example
   * const { now } = await control.getClock({ path: { id: 'default' } });
   */
  getClock: control({
    name: 'getClock',
    summary: 'Says what time it is in a sandbox.',
    route: ['GET', '/api/sandboxes/{id}/clock'],
    path: ofSandbox,
    query: none,
    body: none,
    output: reading,
    errors: ['unknown-sandbox'],
  }),
  /**
   * Lists what time will bring: sanctions that end, windows that open, signatures that expire.
   *
   * @example
   * const { due } = await control.getUpcoming({ path: { id: 'default' } });
   */
  getUpcoming: control({
    name: 'getUpcoming',
    summary: 'Lists what time will bring: sanctions that end, windows that open, signatures that expire.',
    route: ['GET', '/api/sandboxes/{id}/clock/upcoming'],
    path: ofSandbox,
    query: none,
    body: none,
    output: z.object({
      /** What time it is, in ISO 8601. */
      now: z.string(),
      ...become,
    }),
    errors: ['unknown-sandbox'],
  }),
  /**
   * Sets the clock of a sandbox; back in time only with "force": true.
   *
   * @example
   * await control.putClock({ path: { id: 'default' }, body: { mode: 'frozen', now: '2026-01-01T00:00:00Z' } });
   */
  putClock: control({
    name: 'putClock',
    summary: 'Sets the clock of a sandbox; back in time only with "force": true.',
    route: ['PUT', '/api/sandboxes/{id}/clock'],
    path: ofSandbox,
    query: none,
    body: clockForm,
    output: reading.extend(become),
    errors: ['unknown-sandbox', 'time-goes-backwards'],
  }),
  /**
   * Moves time on: by seconds, or to the next thing that time brings.
   *
   * @example
   * await control.advanceClock({ path: { id: 'default' }, body: { seconds: 3600 } });
   */
  advanceClock: control({
    name: 'advanceClock',
    summary: 'Moves time on: by seconds, or to the next thing that time brings.',
    route: ['POST', '/api/sandboxes/{id}/clock/advance'],
    path: ofSandbox,
    query: none,
    body: advanceForm,
    output: z.object({
      /** What time it is afterwards, in ISO 8601. */
      now: z.string(),
      ...become,
    }),
    errors: ['unknown-sandbox', 'time-goes-backwards', 'conflict'],
  }),
};
