import { z } from 'zod';
import { clockModes, clockWords } from './clock-forms.ts';
import { describeStranger, describeStrangers } from '../core/config/describe-strangers.ts';
import { control, none, ofSandbox } from './control-operation.ts';

/** What time may be moved on to. */
export const eventsToWaitFor = ['next-expiry', 'next-limit-reset'] as const;
export type EventToWaitFor = (typeof eventsToWaitFor)[number];

const force = { force: z.boolean().optional() };

/** How a clock is set. */
export const clockForm = z.discriminatedUnion(
  'mode',
  [clockModes.system.extend(force), clockModes.frozen.extend(force), clockModes.offset.extend(force)],
  { error: clockWords },
);

/** Where neither is there, both are told. */
const secondsOrUntil: z.core.$ZodErrorMap = ({ input }) =>
  input === undefined
    ? `say how far, in seconds, like {"seconds": 3600}; or up to what, like {"until": "${eventsToWaitFor[0]}"}`
    : undefined;

/** A field that neither form has is told with the fields of both. */
const inBothForms: z.core.$ZodErrorMap = (issue) =>
  issue.code === 'unrecognized_keys'
    ? describeStrangers(issue.keys, (name) => describeStranger(name, ['seconds', 'until', 'force']))
    : undefined;

export const advanceForm = z.union([
  z.strictObject({ seconds: z.number({ error: secondsOrUntil }), ...force }, { error: inBothForms }),
  z.strictObject({ until: z.enum(eventsToWaitFor) }, { error: inBothForms }),
]);

/** Something that time brought: a sanction that ended, a window that opened, a signature that is no longer good. */
export const dueItem = z.object({
  at: z.string(),
  kind: z.string(),
  vendor: z.string(),
  subject: z.string(),
  place: z.string().optional(),
});

/** The first of what became due, and how many more there were. */
const become = { due: z.array(dueItem), more: z.int().optional() };

const reading = z.object({ mode: z.string(), now: z.string(), offsetSeconds: z.number().optional() });

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
    output: z.object({ now: z.string(), ...become }),
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
    output: z.object({ now: z.string(), ...become }),
    errors: ['unknown-sandbox', 'time-goes-backwards', 'conflict'],
  }),
};
