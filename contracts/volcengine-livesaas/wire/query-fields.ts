import { z } from 'zod';
import type { Assume } from '../../core/contract/assumption.ts';
import { printJson, readJson } from '../../core/wire/json.ts';
import type { Pairs } from '../../core/wire/query-string.ts';
import type { bodyAssumptions } from '../assumptions/bodies.ts';

/**
 * Takes an input's fields out of a query. The SDKs send lists in three ways: `K=a&K=b`, `K.1=a&K.2=b` and `K=a,b`.
 * What the schema has as something else than a text is read from its text.
 */
export function fieldsOfQuery(
  schema: z.ZodType,
  query: Pairs,
  assume: Assume<typeof bodyAssumptions>,
): Record<string, unknown> {
  const fields = Object.entries(shapeOf(schema)).flatMap(([name, field]): [string, unknown][] => {
    if (!(unwrap(field) instanceof z.ZodArray)) {
      const pair = query.find(([candidate]) => candidate === name);
      return pair ? [[name, loosen(field, pair[1])]] : [];
    }
    const values = query.filter(([candidate]) => isItemOf(name, candidate)).map(([, value]) => value);
    const items = values.length === 1 ? splitList(values[0]!, assume) : values;
    return items.length > 0 ? [[name, loosen(field, items)]] : [];
  });
  return Object.fromEntries(fields);
}

/** Reads numbers that a JSON body holds as texts. */
export function loosenFields(
  schema: z.ZodType,
  body: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const shape = shapeOf(schema);
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      Object.hasOwn(shape, name) ? loosen(shape[name]!, value) : value,
    ]),
  );
}

/** Gives the keys of a body the case that the schema's own names have. */
export function withNamesOf(
  schema: z.ZodType,
  body: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const names = new Map(Object.keys(shapeOf(schema)).map((name) => [name.toLowerCase(), name]));
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [names.get(name.toLowerCase()) ?? name, value]),
  );
}

/** Turns a call's fields into the parameters of a query. */
export function toQuery(input: Readonly<Record<string, unknown>>): Pairs {
  return Object.entries(input)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((item) => [name, asText(item)] as const),
    );
}

function loosen(field: z.core.$ZodType, value: unknown): unknown {
  const inner = unwrap(field);
  if (inner instanceof z.ZodArray && Array.isArray(value))
    return value.map((item) => loosen(inner.element, item));
  if (inner instanceof z.ZodString || typeof value !== 'string') return value;
  const json = readJson(value);
  return 'value' in json ? json.value : value;
}

function splitList(text: string, assume: Assume<typeof bodyAssumptions>): string[] {
  const isBracketed = text.startsWith('[') && text.endsWith(']');
  return isBracketed && assume('volcengine-livesaas.bracketed-list') === 'a list'
    ? text.slice(1, -1).split(/,\s*/)
    : text.split(',');
}

function isItemOf(name: string, candidate: string): boolean {
  return (
    candidate === name || (candidate.startsWith(`${name}.`) && /^\d+$/.test(candidate.slice(name.length + 1)))
  );
}

function shapeOf(schema: z.ZodType): Readonly<Record<string, z.core.$ZodType>> {
  return schema instanceof z.ZodObject ? schema.shape : {};
}

function unwrap(field: z.core.$ZodType): z.core.$ZodType {
  return field instanceof z.ZodOptional ? field.unwrap() : field;
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  // A function has no JSON; like any other wrong value it is sent, so that the vendor refuses it.
  return typeof value === 'function' ? 'function' : printJson(value);
}
