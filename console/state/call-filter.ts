import type { Call } from './call-summary.ts';

/** By what calls are chosen, in the order of the chips. `outcome` may be `refused` for whatever is no success. */
export const facets = ['vendor', 'operation', 'outcome', 'credential', 'fault'] as const;
export type Facet = (typeof facets)[number];

export type CallFilter = Readonly<Partial<Record<Facet | 'text', string>>>;

export function agrees(call: Call, filter: CallFilter): boolean {
  return (
    facets.every((facet) => {
      const wanted = filter[facet];
      return wanted === undefined || valuesOf(call, facet).includes(wanted);
    }) &&
    (filter.text === undefined || call.text.includes(filter.text.toLowerCase()))
  );
}

/** What a call has of a facet. */
export function valuesOf(call: Call, facet: Facet): readonly string[] {
  switch (facet) {
    case 'vendor':
      return [call.vendor];
    case 'operation':
      return call.operation === undefined ? [] : [call.operation];
    case 'outcome':
      return call.outcome === 'success' ? ['success'] : ['refused', call.outcome];
    case 'credential':
      return call.credential === undefined ? [] : [call.credential];
    case 'fault':
      return call.faults;
  }
}

/** The values of a facet among calls, each once, in their order. */
export function valuesAmong(calls: readonly Call[], facet: Facet): readonly string[] {
  const found = new Set<string>();
  for (const call of calls) for (const value of valuesOf(call, facet)) found.add(value);
  return [...found].toSorted();
}
