import { describeSchema } from './describe-schema.ts';
import {
  describeRefusalExamples,
  describeSharedExamples,
  describeSuccessExample,
  noExamples,
  type VendorExamples,
} from './openapi-examples.ts';
import { toJsonSchema } from './json-schema.ts';
import { limitsKey } from './limits.ts';
import type { CallForm } from '../wire/call-form.ts';
import { addressOf } from './source.ts';
import { describeQuotas, describeRate, describeVendorRate } from './describe-limits.ts';
import type { Operation } from './operation.ts';
import { sharedErrors } from './gateway-errors.ts';
import type { Vendor } from './vendor.ts';
import { operationsByKey, type NamedOperation } from './find-operation.ts';

type Json = Record<string, unknown>;

/** The name under which what all calls together may amount to stands in OpenAPI. */
const rateKey = 'x-rate-limit';

/**
 * A vendor in OpenAPI 3.1; the first server is the emulator, where its address is known. Operations that an action
 * selects share the path `/`: a fragment tells their keys apart, as descriptions of such services do, and is never sent.
 *
 * @example
 * const document = describeInOpenApi(polyvLive, '1.0.0', 'http://127.0.0.1:4014');
 */
export function describeInOpenApi(
  vendor: Vendor,
  version: string,
  emulatorUrl?: string,
  examples: VendorExamples = noExamples,
): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operationsByKey(vendor).values()) {
    const path = pathKey(operation);
    paths[path] ??= parametersOf(vendor, operation);
    for (const method of methodsOf(vendor, operation)) {
      paths[path][method.toLowerCase()] = describeCall(vendor, operation, method, examples);
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: vendor.title,
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description: [
        `Errors that every call can give: ${sharedErrors(vendor).join(', ')}.`,
        ...(vendor.rate ? [describeVendorRate(vendor)] : []),
      ].join('\n\n'),
      ...(vendor.rate && { [rateKey]: vendor.rate }),
    },
    servers: [
      ...(emulatorUrl === undefined ? [] : [{ url: emulatorUrl, description: 'Understudy' }]),
      ...vendor.hosts.map((host) => ({ url: `https://${host}`, description: 'the vendor' })),
    ],
    security: [{ signature: [] }],
    paths,
    components: {
      securitySchemes: { signature: { type: 'apiKey', ...vendor.calls.signature } },
      ...describeSharedExamples(examples),
    },
  };
}

/** A list with numbered names cannot be described, so its call is described with the methods that have a body alone. */
function methodsOf({ calls }: Vendor, { route, input }: Operation): readonly string[] {
  const { properties = {} } = toJsonSchema(input, 'input') as ObjectSchema;
  const isSayable = calls.listsInQuery !== 'numbered' || !Object.values(properties).some(isList);
  return isSayable ? route.methods : route.methods.filter((method) => method !== 'GET');
}

function pathKey({ route: { path, action } }: Operation): string {
  return action === undefined ? path : `${path}#Action=${action}`;
}

/** What every method of a path has: what all calls carry, the action, and the names in the path. */
function parametersOf({ calls }: Vendor, { route: { path, action, version } }: Operation): Json {
  const text = { type: 'string' };
  const chosen = (calls.action ?? []).map((place, index) => ({
    ...place,
    required: true,
    schema: { ...text, enum: [[action, version][index] ?? ''] },
  }));
  const named = namesIn(path).map((name) => ({ name, in: 'path', required: true, schema: text }));
  const common = calls.parameters.map(({ limits, ...parameter }) => ({
    ...parameter,
    schema: limits ? { ...text, [limitsKey]: limits } : text,
  }));
  return { parameters: [...common, ...(action === undefined ? [] : chosen), ...named] };
}

function namesIn(path: string): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

function describeCall(
  vendor: Vendor,
  operation: NamedOperation,
  method: string,
  examples: VendorExamples,
): Json {
  const { name, key, doc, errors, source } = operation;
  const own = examples.of(key);
  const bodies = vendor.bodies(operation);
  const [documented] = operation.route.methods;
  const address = addressOf(source);
  return {
    operationId: method === documented ? name : `${name}By${method}`,
    summary: doc.summary,
    description: `${doc.details === '' ? '' : `${doc.details}\n\n`}${key}. Limit: ${[describeRate(operation), ...describeQuotas(vendor, operation)].join('; ')}. Errors of its own: ${errors.join(', ') || 'none'}.`,
    ...(address !== undefined && { externalDocs: { url: address } }),
    ...describeFields(vendor, operation, method, own.input),
    responses: {
      200: {
        description: 'Success',
        content: {
          'application/json': {
            schema: toJsonSchema(bodies.success, 'input'),
            ...describeSuccessExample(own),
          },
        },
      },
      default: {
        description: 'A refusal, with the HTTP status of its error',
        content: {
          'application/json': {
            schema: toJsonSchema(bodies.refusal, 'input'),
            ...describeRefusalExamples(own, examples, bodies.refusal),
          },
        },
      },
    },
  };
}

interface ObjectSchema extends Json {
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
}

/** Where the fields of a call travel: in the query, in the body, or some here and some there. */
function describeFields(
  { calls }: Vendor,
  operation: NamedOperation,
  method: string,
  example: Readonly<Json>,
): Json {
  const schema = describeSchema(toJsonSchema(operation.input, 'input'), operation.doc.input) as ObjectSchema;
  const inPath = namesIn(operation.route.path);
  const fields = Object.keys(schema.properties ?? {}).filter((name) => !inPath.includes(name));
  const inQuery = method === 'GET' ? fields : (calls.queryFields?.(operation) ?? []);
  const parameters = inQuery.map((name) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: schema.properties?.[name] ?? {},
    ...(Object.hasOwn(example, name) && { example: example[name] }),
  }));
  if (method === 'GET') return { parameters };
  const body = leaveOut(schema, [...inPath, ...inQuery]);
  const type = calls.bodyType?.(operation) ?? 'application/json';
  const shown = Object.entries(example).filter(([name]) => Object.hasOwn(body.properties ?? {}, name));
  const content = {
    schema: body,
    ...(shown.length > 0 && { example: Object.fromEntries(shown) }),
    ...describeLists(calls, operation, body, type),
  };
  return {
    ...(parameters.length > 0 && { parameters }),
    requestBody: { required: true, content: { [type]: content } },
  };
}

/** How the lists of a form are written. */
function describeLists(
  calls: CallForm,
  operation: Operation,
  { properties = {} }: ObjectSchema,
  type: string,
): Json {
  const lists = Object.keys(properties).filter((name) => isList(properties[name]));
  if (!calls.listEncoding || lists.length === 0 || type !== 'application/x-www-form-urlencoded') return {};
  return { encoding: Object.fromEntries(lists.map((name) => [name, calls.listEncoding?.(operation, name)])) };
}

/** Whether a field is a list, or may be one. */
function isList({ type, anyOf }: Json = {}): boolean {
  return type === 'array' || (Array.isArray(anyOf) && anyOf.some((one: Json) => isList(one)));
}

function leaveOut(schema: ObjectSchema, names: readonly string[]): ObjectSchema {
  const { properties, required, ...rest } = schema;
  if (!properties) return schema;
  const kept = Object.entries(properties).filter(([name]) => !names.includes(name));
  const demanded = (required ?? []).filter((name) => !names.includes(name));
  return {
    ...rest,
    properties: Object.fromEntries(kept),
    ...(demanded.length > 0 && { required: demanded }),
  };
}
