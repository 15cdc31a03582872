import type { Scenario } from '../../contracts/control/scenario.ts';
import type { Recipe } from '../../contracts/core/recipe/recipe.ts';

/** One of a vendor's recipes, and what it leads to. */
export interface Cooking {
  readonly vendor: string;
  readonly operation: string;
  readonly recipe: Recipe;
  /** The error; without one, the call succeeds. */
  readonly error?: string | undefined;
}

/** A recipe's sandbox as a scenario that can be started anywhere. */
export function recipeScenario({ vendor, operation, recipe, error }: Cooking): {
  readonly [Field in keyof Scenario]?: unknown;
} {
  return {
    name: 'recipe',
    summary: recipe.title,
    ...sandboxOf(vendor, operation, recipe, error),
  };
}

type ByVendor<Value> = Readonly<Record<string, Value>>;

/** What a recipe says of its sandbox, as fields that configuration files and scenarios have alike. */
export interface RecipeSandbox {
  readonly clock: { readonly mode: 'frozen'; readonly now: string };
  readonly state: ByVendor<unknown>;
  readonly credentials?: ByVendor<unknown>;
  readonly assumptions?: { readonly values: Readonly<Record<string, string>> };
  readonly limits?: ByVendor<ByVendor<{ readonly perSecond: number }>>;
  readonly quotas?: ByVendor<ByVendor<number>>;
  readonly faults?: readonly unknown[];
}

/** When a recipe says nothing else, it is then. */
export const noon = '2023-11-14T22:13:20Z';

/** The sandbox of a recipe for an operation; `error` is what the recipe is to bring about, which may take a fault rule. */
export function sandboxOf(vendor: string, operation: string, recipe: Recipe, error?: string): RecipeSandbox {
  const { clock = noon, state = {}, credential, assumptions, perSecond, quotas, inject } = recipe;
  return {
    clock: { mode: 'frozen', now: clock },
    state: { [vendor]: state },
    ...(credential && { credentials: { [vendor]: credential } }),
    ...(assumptions && { assumptions: { values: assumptions } }),
    ...(perSecond !== undefined && { limits: { [vendor]: { [operation]: { perSecond } } } }),
    ...(quotas && { quotas: { [vendor]: quotas } }),
    ...(inject && error !== undefined && { faults: [injection(vendor, operation, error)] }),
  };
}

function injection(vendor: string, operation: string, code: string) {
  return { id: 'injected', match: { vendor, operation }, effect: { type: 'error', code } };
}
