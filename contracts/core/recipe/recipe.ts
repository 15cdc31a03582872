import { z } from 'zod';
import { bounds } from '../config/bounds.ts';

const fields = z.record(z.string(), z.unknown());
const replacements = z.record(z.string(), z.union([z.string(), z.null()]));

/** One call of an operation, in the wire's own words. */
const earlierCall = z.strictObject({
  operation: z.string(),
  input: fields.default({}),
  times: z.int().positive().default(1),
});

/** Time that passes on the sandbox's clock. */
const pause = z.strictObject({ advanceSeconds: z.number().positive() });

/** What is documented of a reply. */
const documentedReply = z.strictObject({
  status: z.int().optional(),
  /** The body, key order included; `<any>` stands for a generated value. */
  body: z.unknown().optional(),
});

/** What a careless or hostile client does to a call. */
export const damage = z.strictObject({
  /** Before signing: another credential, clock, route or choice of the codec. */
  credential: fields.optional(),
  /** At most three thousand years to either side. */
  skewSeconds: z.number().min(-1e11).max(1e11).optional(),
  /** Another value of `Action`. */
  action: z.string().optional(),
  /** Another value of `Version`. */
  version: z.string().optional(),
  /** Choices of the codec, such as the signature method. */
  options: z.record(z.string(), z.string()).optional(),
  /** After signing: other parts of the request. `null` takes a parameter or header out. */
  method: z.string().optional(),
  /** Another path. */
  path: z.string().optional(),
  /** Other parameters, by name. */
  query: replacements.optional(),
  /** Other headers, by name. */
  headers: replacements.optional(),
  /** Other fields of a form, by name. */
  form: replacements.optional(),
  /** Another body. */
  body: z.string().optional(),
  /** Fills the body up with spaces to so many bytes. */
  bodyBytes: z.int().positive().max(bounds.damagedBytes).optional(),
});

/** How to make one outcome happen: a sandbox, what comes first, and the call. */
export const recipe = z.strictObject({
  title: z.string(),
  /** A fault rule brings the error about, because nothing a client does is documented to. */
  inject: z.literal(true).optional(),
  clock: z.string().optional(),
  /** The vendor's own part of the state. */
  state: fields.optional(),
  credential: fields.optional(),
  assumptions: z.record(z.string(), z.string()).optional(),
  /** The assumptions whose default the outcome depends on; it holds however the others are decided. */
  dependsOn: z.array(z.string()).default([]),
  /** Calls in a second, for the operation of this recipe. */
  perSecond: z.int().nonnegative().optional(),
  quotas: z.record(z.string(), z.int()).optional(),
  before: z.array(z.union([earlierCall, pause])).default([]),
  input: fields.default({}),
  /** Sends the call so often; the last reply counts. */
  times: z.int().positive().default(1),
  damage: damage.optional(),
  reply: documentedReply.optional(),
  /** What the vendor's own part of the state must hold afterwards. */
  leaves: fields.optional(),
});

/** A success: a recipe with the output that it gives. */
export const success = recipe.extend({ output: z.unknown() });

/** At `n` a call passes, at `n + 1` it is refused with `error`. */
export const boundary = z.strictObject({
  title: z.string(),
  passes: recipe.omit({ title: true }),
  fails: recipe.omit({ title: true }),
  error: z.string(),
});

/** The recipes of one operation, as `expandRecipes` writes them out. */
export const operationRecipes = z.strictObject({
  operation: z.string(),
  success: z.array(success).min(1),
  errors: z.record(z.string(), recipe),
  boundaries: z.array(boundary).default([]),
});

/** The recipes of what all operations of a vendor share. They are shown on `operation`, unless they have their own. */
export const sharedRecipes = z.strictObject({
  operation: z.string(),
  /** The headers of every reply; `<any>` stands for a generated value. */
  headers: z.record(z.string(), z.string()),
  errors: z.record(z.string(), recipe.extend({ operation: z.string().optional() })),
  boundaries: z.array(boundary).default([]),
});

export type Recipe = z.output<typeof recipe>;
export type Boundary = z.output<typeof boundary>;
export type Success = z.output<typeof success>;
export type Damage = z.output<typeof damage>;
export type OperationRecipes = z.output<typeof operationRecipes>;
export type SharedRecipes = z.output<typeof sharedRecipes>;
