import type { Call } from './call-summary.ts';

/** By what calls are chosen, in the order of the chips. `outcome` may be `refused` for whatever is no success. */
export const facets = ['vendor', 'operation', 'outcome', 'credential', 'fault'] as const;
export type Facet = (typeof facets)[number];

export type CallFilter = Readonly<Partial<Record<Facet | 'text', string>>>;

/** Tells of a call whether it agrees with a filter, which is read once for all of them. */
export function createTest(filter: CallFilter): (call: Call) => boolean {
  const wanted = facets.flatMap((facet) => {
    const value = filter[facet];
    return value === undefined ? [] : [[facet, value] as const];
  });
  const text = filter.text?.toLowerCase() ?? '';
  return (call) =>
    wanted.every(([facet, value]) => valuesOf(call, facet).includes(value)) && call.text.includes(text);
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

/** What is known of a list of calls: the values of each facet in it, as far as it was looked at. */
interface KnownValues {
  readonly calls: readonly Call[];
  readonly values: Map<Facet, Set<string>>;
  upTo: number;
}

/** Tells the values of a facet among the calls of a list that grows at its end, each once, in their order. */
export function createValueIndex(): (calls: readonly Call[], facet: Facet) => readonly string[] {
  let known: KnownValues | undefined;
  return (calls, facet) => {
    if (known?.calls !== calls)
      known = { calls, values: new Map(facets.map((one) => [one, new Set()])), upTo: 0 };
    // Of a long list only what is new is looked at.
    for (let index = calls.length - 1; index >= 0 && calls[index]!.id > known.upTo; index -= 1)
      for (const [one, values] of known.values)
        for (const value of valuesOf(calls[index]!, one)) values.add(value);
    known.upTo = calls.at(-1)?.id ?? 0;
    return [...known.values.get(facet)!].toSorted();
  };
}
