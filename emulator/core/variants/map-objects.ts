import { z } from 'zod';

export type Fields = Readonly<Record<string, unknown>>;

/** An object in a body, with its schema, and where it is: `Users[].` for the entries of a list. */
export interface Place {
  readonly fields: Fields;
  readonly schema: z.ZodObject;
  readonly path: string;
}

/** Changes every object of a body that has a schema, from the inside out. */
export function mapObjects(
  schema: z.core.$ZodType,
  value: unknown,
  change: (place: Place) => Fields,
  path = '',
): unknown {
  const form = settle(schema, value);
  if (form instanceof z.ZodArray && Array.isArray(value))
    return value.map((item) => mapObjects(form.element, item, change, `${path}[]`));
  if (!(form instanceof z.ZodObject) || !isFields(value)) return value;
  const shape = form.shape as Readonly<Record<string, z.core.$ZodType>>;
  const fields = Object.entries(value).map(([name, inner]) => {
    const within = path === '' ? name : `${path}.${name}`;
    const known = shape[name];
    return [name, known ? mapObjects(known, inner, change, within) : inner] as const;
  });
  return change({ fields: Object.fromEntries(fields), schema: form, path });
}

/** The schema that counts for a value: without wrappers, and of a choice the one that fits. */
function settle(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return settle(schema.def.innerType, value);
  if (schema instanceof z.ZodPipe) return settle(schema.def.in, value);
  if (schema instanceof z.ZodUnion) {
    const fitting = schema.options.find((option) => z.safeParse(option, value).success);
    return fitting ? settle(fitting, value) : schema;
  }
  return schema;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
