import { z } from 'zod';

/** How a field travels where its neighbours travel otherwise. */
interface WireForm {
  /** Beside a JSON body, hence signed. */
  readonly place?: 'query';
  /** A list as a text with commas, in place of a JSON array as text. */
  readonly list?: 'commas';
}

const forms = z.registry<WireForm>();

/** Marks a schema; it must not be one that another field uses as well. */
export function travels<Schema extends z.ZodType>(form: WireForm, schema: Schema): Schema {
  forms.add(schema, form);
  return schema;
}

/** How a field of an input travels. */
export function formOf(input: z.ZodType, field: string): WireForm {
  const fields = fieldsOf(input);
  const schema = Object.hasOwn(fields, field) ? fields[field] : undefined;
  const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
  return (inner && forms.get(inner)) ?? {};
}

/** The fields of an input that are in the query even where the others are in a JSON body. */
export function queryFields(input: z.ZodType): readonly string[] {
  return Object.keys(fieldsOf(input)).filter((field) => formOf(input, field).place === 'query');
}

function fieldsOf(input: z.ZodType): Readonly<Record<string, z.ZodType>> {
  // The inputs of all operations are objects of classic schemas.
  return input instanceof z.ZodObject ? input.shape : {};
}
