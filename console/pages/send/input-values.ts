import { printJson, readJson } from '../../../contracts/core/wire/json.ts';
import type { Schema } from './schema.ts';

/** What a field is shown as. */
export type Kind = 'choice' | 'switch' | 'number' | 'text' | 'list' | 'object' | 'json';

/** By the schema, unless the value that is there has another form: then it is shown as the JSON that it is. */
export function kindOf(schema: Schema, value: unknown): Kind {
  const kind = kindOfSchema(schema);
  if (value === undefined) return kind;
  if (kind === 'list') return Array.isArray(value) ? kind : 'json';
  if (kind === 'object') return isObject(value) ? kind : 'json';
  return typeof value === 'object' || (kind === 'switch' && typeof value !== 'boolean') ? 'json' : kind;
}

function kindOfSchema(schema: Schema): Kind {
  if (choicesOf(schema).length > 0) return 'choice';
  switch (schema.type ?? schema.anyOf?.[0]?.type) {
    case 'boolean':
      return 'switch';
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
      return 'text';
    case 'array':
      return 'list';
    case 'object':
      return 'object';
    default:
      return 'json';
  }
}

/** The schema of what stands in a list, or of the fields of an object, where it is one of several. */
export function mainSchema(schema: Schema): Schema {
  return schema.type === undefined && schema.anyOf?.[0] ? { ...schema.anyOf[0], ...schema } : schema;
}

/** The values that a field may have, where they are few. */
export function choicesOf({ enum: values, const: only }: Schema): readonly unknown[] {
  return values ?? (only === undefined ? [] : [only]);
}

/** What a value means, where the description says it: `0: both on. 1: both off.` */
export function meaningOf(value: unknown, description = ''): string | undefined {
  const name = String(value).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const [, meaning] =
    new RegExp(`(?:^|[\\s\`(])${name}\`?: ([^.;]+)`).exec(description) ??
    new RegExp(`(?:^|[.,;(] ?)${name}\`? ((?!is\\b|alone\\b|and\\b|or\\b|to\\b)[a-z][^.;,:]+)`).exec(
      description,
    ) ??
    [];
  return meaning?.trim();
}

/** A value as it stands in an input. */
export function textOf(value: unknown, kind: Kind): string {
  if (value === undefined) return '';
  return typeof value === 'string' && kind !== 'json' ? value : printJson(value);
}

/** What somebody has written into an input. A number that is none stays a text, so that wrong inputs can be sent too. */
export function readText(text: string, kind: Kind): unknown {
  if (kind === 'text') return text;
  if (text === '') return undefined;
  if (kind === 'number' && !/^-?\d+(?:\.\d+)?$/.test(text)) return text;
  const reading = readJson(text);
  return 'value' in reading ? reading.value : text;
}

/** An object with another value in a field, which stays where it was; undefined takes the field away. */
export function withField(
  object: Readonly<Record<string, unknown>>,
  name: string,
  value: unknown,
): Record<string, unknown> {
  const entries = Object.entries({ ...object, [name]: value });
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
}

/** The object that a text is in JSON, to the last digit; undefined for anything else. */
export function readObject(text: string): Record<string, unknown> | undefined {
  const reading = readJson(text);
  return 'value' in reading && isObject(reading.value) ? reading.value : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
