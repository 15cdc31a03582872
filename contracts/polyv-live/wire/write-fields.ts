import type { z } from 'zod';
import { printJson } from '../../core/wire/json.ts';
import { encodePart, type Pairs } from '../../core/wire/query-string.ts';
import { formOf } from './field-placement.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Fills `{…}` segments from the fields of the same names, which then travel nowhere else. Where no `userId` is given, it is the
 * account's own.
 */
export function fillPath(
  pattern: string,
  input: Fields,
  userId: string,
): { readonly path: string; readonly fields: Fields } {
  const inPath = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodePart(printText(input[name] ?? (name === 'userId' ? userId : ''))),
  );
  const fields = Object.entries(input).filter(([name]) => !inPath.includes(name));
  return { path, fields: Object.fromEntries(fields) };
}

/** Parameters as texts; what has no value is not sent, so that no rule about empty values matters. */
export function toPairs(fields: Fields, form: z.ZodType): Pairs {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => {
      const hasCommas = Array.isArray(value) && formOf(form, name).list === 'commas';
      return [name, hasCommas ? value.map(printText).join(',') : printText(value)];
    });
}

/** Ids are texts in Polyv's lists, whatever the caller wrote them as. */
export function withTextIds(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, withTextItems(value)]));
}

function withTextItems(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) =>
    typeof item === 'number' || typeof item === 'bigint' ? String(item) : item,
  );
}

function printText(value: unknown): string {
  return typeof value === 'string' ? value : printJson(withTextItems(value));
}
