import { control } from '../../api/control.ts';
import { operationOf } from '../../state/catalog.ts';
import type { Schema } from './schema.ts';

/** A field of an operation's input. */
export interface OperationField {
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: Schema;
}

interface Described {
  readonly operationId?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

const documents = new Map<string, Promise<Document>>();

/** The fields of an operation, from the vendor's OpenAPI document. */
export async function fieldsOf(vendor: string, key: string): Promise<readonly OperationField[]> {
  const loading =
    documents.get(vendor) ??
    (control.value.getOpenApi({ path: { document: `${vendor}.json` } }) as unknown as Promise<Document>);
  documents.set(vendor, loading);
  loading.catch(() => documents.delete(vendor));
  const { paths } = await loading;
  const name = operationOf(vendor, key)?.name;
  const found = Object.values(paths)
    .flatMap((path) => Object.values(path))
    .find(({ operationId }) => operationId === name);
  const schemas = Object.values(found?.requestBody?.content ?? {}).map(({ schema }) => schema);
  const ofUrl = (found?.parameters ?? []).map(
    ({ name: field, required = false, description, schema = {} }) => ({
      name: field,
      isRequired: required,
      schema: { ...schema, ...(description !== undefined && { description }) },
    }),
  );
  return [...schemas.flatMap((schema) => fieldsIn(schema ?? {})), ...ofUrl];
}

/** The fields of an object. */
export function fieldsIn({ properties = {}, required = [] }: Schema): readonly OperationField[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    isRequired: required.includes(name),
    schema,
  }));
}

/** A value of a schema, to begin with. */
export function sampleOf(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf?.[0]) return sampleOf(schema.anyOf[0]);
  switch (schema.type) {
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    case 'array':
      return schema.items ? [sampleOf(schema.items)] : [];
    case 'object':
      return Object.fromEntries(
        (schema.required ?? []).map((name) => [name, sampleOf(schema.properties?.[name] ?? {})]),
      );
    default:
      return 'test';
  }
}
