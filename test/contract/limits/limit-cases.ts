import { findLimits, type FoundLimit } from '../../../contracts/core/contract/find-limits.ts';
import { operationsByKey, type NamedOperation } from '../../../contracts/core/contract/find-operation.ts';
import { toJsonSchema } from '../../../contracts/core/contract/json-schema.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import type { Recipe } from '../../../contracts/core/recipe/recipe.ts';
import { readOperationRecipes } from '../recipes.ts';
import { fillField, leaveOut, type Filling } from './build-input.ts';
import type { LimitHelp } from './limit-help.ts';

export type Measure = number | bigint;

type Limit = Omit<FoundLimit, 'most'> & { readonly most?: Measure | undefined };

/** One end of a limit of an operation, and how to come up to it. */
export interface LimitCase {
  /** The method and the field, and what is measured where it is not the field itself. */
  readonly name: string;
  /** The same with the end. */
  readonly title: string;
  readonly key: string;
  readonly limit: Limit;
  readonly side: 'least' | 'most';
  readonly at: Measure;
  readonly beyond: Measure;
  /** The other limits of the field; one of them may be narrower. */
  readonly others: readonly Limit[];
  /** A call that measures so much. */
  readonly reach: (measure: Measure, filling: Filling) => Recipe;
  /** Whether the vendor's help says how it is done. */
  readonly isMade: boolean;
  /** The call without the field. */
  readonly without: Recipe;
}

export function limitCasesOf(vendor: Vendor, help: LimitHelp): readonly LimitCase[] {
  return [...operationsByKey(vendor)].flatMap(([key, operation]) => {
    const limits = limitsOf(operation);
    const base = baseOf(vendor, key, { ...help.every, ...help.bases[operation.name] });
    return limits.flatMap((limit) => {
      const subject = `${limit.path}${limit.what === undefined ? '' : `: ${limit.what}`}`;
      const name = `${operation.name} ${subject}`;
      const others = limits.filter((other) => other !== limit && other.path === limit.path);
      const make = help.made[name] ?? help.made[subject];
      const reach = reachBy(help, base, limit, make);
      const without = { ...base, input: leaveOut(base.input, limit.path) };
      return endsOf(limit).map((end) => ({
        ...end,
        name,
        title: `${name} at ${end.side} ${end.at}`,
        key,
        limit,
        others,
        isMade: make !== undefined,
        reach,
        without,
      }));
    });
  });
}

/** The first success of an operation, of which a limit makes something else. */
function baseOf({ name }: Vendor, key: string, more: Partial<Recipe>): Recipe {
  const { success } = readOperationRecipes(name).get(key)!;
  const { output: _output, reply: _reply, leaves: _leaves, ...first } = success[0]!;
  return { ...first, ...more };
}

function reachBy(
  help: LimitHelp,
  base: Recipe,
  limit: Limit,
  make: LimitHelp['made'][string] | undefined,
): LimitCase['reach'] {
  return (measure, filling) => {
    if (make && typeof measure === 'number') return { ...base, ...make(measure, base) };
    const input = fillField(base.input, limit, measure, filling);
    return { ...base, input: help.fit?.(input) ?? input };
  };
}

type End = Pick<LimitCase, 'side' | 'at' | 'beyond'>;

function endsOf({ least, most }: Limit): readonly End[] {
  return [
    ...(least === undefined ? [] : [{ side: 'least', at: least, beyond: least - 1 } as const]),
    ...(most === undefined
      ? []
      : [{ side: 'most', at: most, beyond: typeof most === 'bigint' ? most + 1n : most + 1 } as const]),
  ];
}

/** The limits of what goes in, and what is said of the limits of what comes out. */
function limitsOf({ input, output }: NamedOperation): readonly Limit[] {
  const schema = toJsonSchema(input, 'input');
  const given = findLimits(toJsonSchema(output, 'output')).filter(({ beyond }) => beyond !== undefined);
  return [...findLimits(schema), ...findWidths(schema), ...given];
}

/** The largest numbers of integers that are wider than JavaScript's. */
const widths: Readonly<Record<string, bigint>> = { int64: 2n ** 63n - 1n, uint64: 2n ** 64n - 1n };

interface Schema {
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

function findWidths(
  { format = '', properties = {}, items, anyOf = [] }: Schema,
  path = '',
): readonly Limit[] {
  return [
    ...(widths[format] === undefined ? [] : [{ path, of: 'value', most: widths[format] } as const]),
    ...Object.entries(properties).flatMap(([name, field]) =>
      findWidths(field, path === '' ? name : `${path}.${name}`),
    ),
    ...(items ? findWidths(items, `${path}[]`) : []),
    ...anyOf.flatMap((alternative) => findWidths(alternative, path)),
  ];
}
