import type { LivesaasParts } from './parts.ts';

export const valueOf = ({ headers }: LivesaasParts, name: string): string | undefined =>
  headers.find(([signed]) => signed === name)?.[1];

export const mediaTypeOf = (type: string): string => type.split(';', 1)[0]!.trim().toLowerCase();

/** Signs other values of a header, where it is signed at all. */
export function withValues(
  parts: LivesaasParts,
  name: string,
  values: readonly string[],
): readonly LivesaasParts[] {
  const old = valueOf(parts, name);
  if (old === undefined) return [];
  return [...new Set(values)]
    .filter((value) => value !== old)
    .map((value) => ({
      ...parts,
      headers: parts.headers.map(([signed, same]) => [signed, signed === name ? value : same] as const),
    }));
}
