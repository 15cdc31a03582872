import { z } from 'zod';

/** When a step is taken: after so many calls, or once so many seconds have passed by the sandbox's clock. */
const trigger = z.union([
  z.strictObject({
    /** After how many calls the step is taken, from 1. */
    calls: z.int().positive(),
    /** Counts only calls of this vendor. Default: of every vendor. */
    vendor: z.string().optional(),
    /** Counts only calls of this operation, by its key or its client method. Default: of every operation. */
    operation: z.string().optional(),
    /** Counts only calls with this outcome: `success`, or the vendor's error. */
    outcome: z.string().optional(),
  }),
  z.strictObject({
    /** After how many seconds by the sandbox's clock the step is taken, from 0. */
    seconds: z.number().nonnegative(),
  }),
]);

/** What a step does. The forms of state, credentials and faults depend on the vendors, so they come from outside. */
export interface StepForms<State extends z.ZodType, Credentials extends z.ZodType, Faults extends z.ZodType> {
  readonly state: State;
  readonly credentials: Credentials;
  readonly faults: Faults;
}

/** The form of one step. */
export function stepForm<State extends z.ZodType, Credentials extends z.ZodType, Faults extends z.ZodType>(
  forms: StepForms<State, Credentials, Faults>,
) {
  return z.strictObject({
    /** When the step is taken: after calls, or after seconds. */
    after: trigger,
    /** Moves time on, by three thousand years at most. */
    advanceSeconds: z.number().positive().max(1e11).optional(),
    /** Takes the place of the state of the vendors that it names. */
    state: forms.state.optional(),
    /** Changes fields of credentials, for example a secret that is rotated. */
    credentials: forms.credentials.optional(),
    /** Takes the place of all fault rules. */
    faults: forms.faults.optional(),
    /** Somebody else's call, carried out behind the back of the program under test. */
    call: z
      .strictObject({
        /** The vendor that is called. */
        vendor: z.string(),
        /** The operation, by its key or its client method. */
        operation: z.string(),
        /** The fields of the call. */
        input: z.record(z.string(), z.unknown()),
      })
      .optional(),
  });
}

export type Trigger = z.output<typeof trigger>;
