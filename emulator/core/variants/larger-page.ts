import { z } from 'zod';
import type { AnsweredCall } from './answered-call.ts';
import { isFields } from './map-objects.ts';
import { findOperation } from '../../../contracts/core/contract/find-operation.ts';

/** How a vendor may call the number of all entries, beside a list of some of them. */
const nameOfTotal = /total(?!page)|count$/i;

/**
 * A body whose list has twice as many entries, in full copies, as far as the page that was asked for has room; a
 * total beside the list grows with it. Only operations that are read in pages have one.
 */
export function enlargePage(
  body: unknown,
  { vendor, operation: key, outcome, input, reply }: AnsweredCall,
): unknown {
  const operation = findOperation(vendor, key);
  if (!operation?.paging || outcome !== 'success') return body;
  const understood = vendor.codec.understand(reply);
  if (understood.kind !== 'output') return body;
  const output = operation.output.safeParse(understood.output);
  if (!output.success) return body;
  const present = operation.paging.items(output.data).length;
  const room = roomIn(operation.input, input(), present);
  const added = Math.min(present, room - present);
  return added <= 0 ? body : enlarge(body, present, added);
}

/** The smallest number of the input, defaults included, that the page does not exceed: it may be the page's size. */
function roomIn(schema: z.ZodType, input: unknown, present: number): number {
  const reading = schema.safeParse(input);
  const fields = reading.success && isFields(reading.data) ? reading.data : {};
  const sizes = Object.values(fields)
    .map(Number)
    .filter((size) => Number.isInteger(size) && size >= present);
  return sizes.length === 0 ? 0 : Math.min(...sizes);
}

/** Lets every list of that length grow, with the totals that stand beside one. */
function enlarge(value: unknown, present: number, added: number): unknown {
  if (!isFields(value)) return value;
  const isList = (inner: unknown): inner is unknown[] => Array.isArray(inner) && inner.length === present;
  const hasList = Object.values(value).some(isList);
  const fields = Object.entries(value).map(([name, inner]) => {
    if (isList(inner)) return [name, [...inner, ...inner.slice(0, added)]];
    if (hasList && nameOfTotal.test(name) && Number(inner) === present) return [name, present + added];
    return [name, enlarge(inner, present, added)];
  });
  return Object.fromEntries(fields) as unknown;
}
