import { z } from 'zod';
import { describeRate } from './reference.ts';
import type { Operation } from './operation.ts';
import { sharedErrors } from './shared-errors.ts';
import type { Vendor } from './vendor.ts';

type Json = Record<string, unknown>;

/** A vendor in OpenAPI 3.1. Operations that an action selects have it in their path key, as the vendors write it. */
export function describeInOpenApi(vendor: Vendor, version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [key, operation] of Object.entries(vendor.operations)) {
    const path = pathKey(operation);
    paths[path] ??= parametersOf(operation);
    for (const method of operation.route.methods) {
      paths[path][method.toLowerCase()] = describeCall(vendor, key, operation, method);
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: vendor.title,
      version,
      description: `Errors that every call can give: ${sharedErrors(vendor).join(', ')}.`,
    },
    servers: vendor.hosts.map((host) => ({ url: `https://${host}` })),
    paths,
  };
}

function pathKey({ route: { path, action, version } }: Operation): string {
  return action === undefined ? path : `${path}?Action=${action}&Version=${version ?? ''}`;
}

function parametersOf({ route: { path } }: Operation): Json {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  if (names.length === 0) return {};
  return {
    parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
  };
}

function describeCall(vendor: Vendor, key: string, operation: Operation, method: string): Json {
  const { name, summary, input, errors, source } = operation;
  const bodies = vendor.bodies(operation);
  const [documented] = operation.route.methods;
  return {
    operationId: method === documented ? name : `${name}By${method}`,
    summary,
    description: `${key}. Limit: ${describeRate(operation)}. Errors of its own: ${errors.join(', ') || 'none'}.`,
    ...(source.at.startsWith('http') && { externalDocs: { url: source.at } }),
    ...(method === 'GET' ? { parameters: queryParameters(input) } : { requestBody: bodyOf(input) }),
    responses: {
      200: {
        description: 'Success',
        content: { 'application/json': { schema: toJsonSchema(bodies.success, 'input') } },
      },
      default: {
        description: 'A refusal, with the HTTP status of its error',
        content: { 'application/json': { schema: toJsonSchema(bodies.refusal, 'input') } },
      },
    },
  };
}

function bodyOf(input: z.ZodType): Json {
  return { required: true, content: { 'application/json': { schema: toJsonSchema(input, 'input') } } };
}

function queryParameters(input: z.ZodType): Json[] {
  const { properties = {}, required = [] } = toJsonSchema(input, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

/** A zod schema as JSON Schema; a 64-bit integer is an integer, whatever holds it in JavaScript. */
export function toJsonSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'bigint')
        Object.assign(jsonSchema, { type: 'integer', format: 'int64' });
    },
  });
  return json;
}
