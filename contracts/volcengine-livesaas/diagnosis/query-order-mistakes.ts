import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { permutations } from '../../core/diagnosis/permutations.ts';
import type { LivesaasParts } from './parts.ts';
import { orders } from './query-spelling.ts';

/** Mistakes with the order of the pairs. */
export const queryOrderMistakes: readonly Mistake<LivesaasParts>[] = [
  {
    id: 'query-unsorted',
    title: 'The query is not sorted',
    detail: 'The canonical query is in the order in which the parameters were sent.',
    fix: 'Sort the parameters by name, in ASCII order.',
    inflict: (parts) => [{ ...parts, order: orders.asSent }],
  },
  {
    id: 'query-sorted-without-case',
    title: 'The query is sorted without regard to case',
    detail: 'Upper-case and lower-case letters are sorted together.',
    fix: 'Sort in ASCII order, where upper-case letters come first.',
    inflict: (parts) => [{ ...parts, order: orders.withoutCase }],
  },
  {
    id: 'query-sorted-otherwise',
    tried: 'alone',
    title: 'The query is sorted by something else than the names',
    detail: 'The canonical query is in descending order, or sorted by values, by whole pairs or by length.',
    fix: 'Sort the parameters by name, in ascending ASCII order.',
    inflict: (parts) =>
      [orders.backwards, orders.byValue, orders.byPair, orders.byLength].map((order) => ({
        ...parts,
        order,
      })),
  },
  {
    id: 'query-in-any-order',
    tried: 'alone',
    title: 'The query is in another order',
    detail: 'The canonical query is in an order that is neither that of the call nor that of the names.',
    tell: ({ order, query }) =>
      `They are signed in the order ${order(query)
        .map(([name]) => name.slice(0, 40))
        .join(', ')}.`,
    fix: 'Sort the parameters by name, in ASCII order.',
    inflict: (parts) => inAnyOrder(parts),
    rarer: (parts) => (parts.query.length > 5 ? inAnyOrder(parts, 6) : []),
  },
];

function inAnyOrder({ query, ...rest }: LivesaasParts, most?: number): readonly LivesaasParts[] {
  return permutations(
    query.map((_, at) => at),
    most,
  ).map((places) => ({
    ...rest,
    query,
    // Another mistake may have left some of them out, or put more there.
    order: (pairs) => [
      ...places.filter((at) => at < pairs.length).map((at) => pairs[at]!),
      ...pairs.slice(query.length),
    ],
  }));
}
