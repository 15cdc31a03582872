import { byCodeUnit, type Pairs } from '../../../core/wire/query-string.ts';
import type { V1Parts } from './parts.ts';

export type Pair = readonly [name: string, value: string];

/** Signs other parameters, where they differ at all. */
export function withParameters(parts: V1Parts, ...forms: readonly Pairs[]): readonly V1Parts[] {
  const print = (pairs: Pairs): string => JSON.stringify(pairs);
  const seen = new Set([print(parts.parameters)]);
  return forms.flatMap((parameters) => {
    if (seen.has(print(parameters))) return [];
    seen.add(print(parameters));
    return [{ ...parts, parameters }];
  });
}

export function withValue(
  parts: V1Parts,
  name: string,
  change: (value: string) => string,
): readonly V1Parts[] {
  return withParameters(
    parts,
    parts.parameters.map(([other, value]) => [other, other === name ? change(value) : value]),
  );
}

export const byName = ([left]: Pair, [right]: Pair): number => byCodeUnit(left, right);
export const byLetter = ([left]: Pair, [right]: Pair): number =>
  byCodeUnit(left.toLowerCase(), right.toLowerCase());
