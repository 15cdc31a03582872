import type { Recipe } from '../../../contracts/core/recipe/recipe.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a vendor's limits need to be tried, beyond the first success of each operation. */
export interface LimitHelp {
  /** Errors that say that what a call names is not there: then no limit has refused it. */
  readonly notThere: readonly string[];
  /** The fields that take no other texts than those of one-byte characters. */
  readonly asciiFields: readonly string[];
  /** What every operation needs in place of what its first success has. */
  readonly every?: Partial<Recipe>;
  /** The same of single operations, by client method. */
  readonly bases: Readonly<Record<string, Partial<Recipe>>>;
  /** Makes fields that belong to each other fit. */
  readonly fit?: (input: Fields) => Fields;
  /**
   * How something is made that measures so much, where it is not a field alone: by `method field: what`, or by `field: what`
   * for all methods.
   */
  readonly made: Readonly<Record<string, (measure: number, base: Recipe) => Partial<Recipe>>>;
  /** Limits that no call can come up to, by `method field at most so much`, with the reason. */
  readonly outOfReach: Readonly<Record<string, string>>;
}
