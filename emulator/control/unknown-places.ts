import type { z } from 'zod';
import { controlRoutes } from '../../contracts/control/routes.ts';
import { metricsPath } from '../../contracts/control/metrics.ts';
import { bounds } from '../../contracts/core/config/bounds.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';
import { hintAt } from '../../contracts/core/config/suggest-name.ts';
import type { Operation } from '../../contracts/core/contract/operation.ts';
import type { FieldProblem } from './problem-details.ts';

const paths = [
  ...new Set([...Object.values(controlRoutes).map(({ path }) => path), '/api/events', metricsPath]),
];

/** Offers the paths that look like one that is not there, with its own names in them, or else says where all of them are listed. */
export function hintAtPath(path: string): string {
  const parts = path.split('/');
  const known = paths.map((one) =>
    one
      .split('/')
      .map((part, at) => (part.startsWith('{') ? (parts[at] ?? part) : part))
      .join('/'),
  );
  return hintAt(path, known) || ' GET /api/openapi/control.json lists what it has.';
}

const namesOfQuery = new WeakMap<Operation, readonly string[]>();

/** The parameters of a query that its call does not know: it would leave them out without a word. */
export function findStrangers(
  operation: Operation,
  query: Readonly<Record<string, unknown>>,
): readonly FieldProblem[] {
  const names = Object.keys(query);
  if (names.length === 0) return [];
  const known = namesOfQuery.get(operation) ?? readNames(operation);
  namesOfQuery.set(operation, known);
  return names
    .filter((name) => !known.includes(name))
    .slice(0, bounds.wrongNames)
    .map((name) => ({ path: shorten(name), message: describe(name, known) }));
}

function describe(name: string, known: readonly string[]): string {
  const list = known.length === 0 ? ' This call takes none.' : ` It takes: ${known.join(', ')}.`;
  return `there is no such parameter.${hintAt(name, known) || list}`;
}

function readNames({ input }: Operation): readonly string[] {
  const { query } = (input as z.ZodObject<{ query: z.ZodType }>).shape;
  return fieldsOf(query);
}

/** The fields of an object, whatever is made of it afterwards. */
function fieldsOf(schema: z.ZodType): readonly string[] {
  const { def } = schema._zod as { readonly def: { readonly shape?: object; readonly in?: z.ZodType } };
  return def.shape ? Object.keys(def.shape) : def.in ? fieldsOf(def.in) : [];
}
