import { control } from '../../api/control.ts';
import { operationOf } from '../../state/catalog.ts';

/** A field of an operation's input. */
export interface OperationField {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly description: string;
  /** A value of its type. */
  readonly sample: unknown;
}

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
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
  const { paths } = await loading;
  const name = operationOf(vendor, key)?.name;
  const found = Object.values(paths)
    .flatMap((path) => Object.values(path))
    .find(({ operationId }) => operationId === name);
  const schemas = Object.values(found?.requestBody?.content ?? {}).map(({ schema }) => schema);
  const ofBody = schemas.flatMap((schema) =>
    Object.entries(schema?.properties ?? {}).map(([field, part]) =>
      describeField(field, part, schema?.required?.includes(field) ?? false),
    ),
  );
  const ofUrl = (found?.parameters ?? []).map(({ name: field, required = false, description, schema = {} }) =>
    describeField(field, { ...schema, ...(description !== undefined && { description }) }, required),
  );
  return [...ofBody, ...ofUrl];
}

function describeField(name: string, schema: Schema, isRequired: boolean): OperationField {
  return {
    name,
    type: typeOf(schema),
    isRequired,
    description: schema.description ?? '',
    sample: sampleOf(schema),
  };
}

function typeOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' | ');
  const range = [schema.minimum, schema.maximum].every((bound) => bound === undefined)
    ? ''
    : ` ${schema.minimum ?? ''}…${schema.maximum ?? ''}`;
  if (schema.type === 'array') return `[${schema.items ? typeOf(schema.items) : ''}]`;
  return `${schema.type ?? 'any'}${range}`;
}

function sampleOf(schema: Schema): unknown {
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
