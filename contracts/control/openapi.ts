import type { z } from 'zod';
import { toJsonSchema } from '../core/contract/json-schema.ts';
import type { Operation } from '../core/contract/operation.ts';
import { noAnswer, none } from './control-operation.ts';
import { problems, type ProblemKind } from './error-kinds.ts';
import { metricsPath } from './metrics.ts';
import { controlOperations } from './index.ts';

type Json = Record<string, unknown>;

/** A call of the control API, as `control` declares it. */
interface ControlOperation extends Operation {
  readonly summary: string;
  readonly input: z.ZodObject<{ path: z.ZodType; query: z.ZodType; body: z.ZodType }>;
}

/** What every call may be refused with, whatever it is. */
const ofEveryCall: readonly ProblemKind[] = ['malformed-request', 'unauthorized', 'forbidden'];
const ofEveryInput: readonly ProblemKind[] = ['invalid-input'];
const ofEveryBody: readonly ProblemKind[] = [
  'malformed-json',
  'too-large',
  'unsupported-media-type',
  'invalid-input',
];

/** The control API in OpenAPI 3.1, as it answers at `url`. */
export function describeControlInOpenApi(version: string, url: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of Object.values(controlOperations) as readonly ControlOperation[]) {
    const [method] = operation.route.methods;
    const item = (paths[operation.route.path] ??= {});
    item[method.toLowerCase()] = describeCall(operation);
  }
  paths[metricsPath] = { get: measurements };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Understudy control API',
      version,
      description:
        'Sandboxes, their state, clock, faults and scenarios, and what was called. Refusals are problem details (RFC 9457).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url, description: 'Understudy' }],
    security: [{}, { token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Where the server was started with a token.' },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

/** No call with an answer of JSON, and no method of the client. */
const measurements: Json = {
  operationId: 'metrics',
  summary: 'Gives measurements in the text format of Prometheus.',
  responses: {
    200: { description: 'Success', content: { 'text/plain': { schema: { type: 'string' } } } },
    ...describeProblems(ofEveryCall),
  },
};

const problemSchema: Json = {
  type: 'object',
  description: 'A refusal, as RFC 9457 has it.',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      description: 'What is wrong with the input, field by field.',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, message: { type: 'string' } },
        required: ['path', 'message'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail'],
};

function describeCall(operation: ControlOperation): Json {
  const { path, query, body } = operation.input.shape;
  const parameters = [...describeParameters(path, 'path'), ...describeParameters(query, 'query')];
  const hasBody = (body as unknown) !== none;
  const kinds = [
    ...ofEveryCall,
    ...(operation.errors as readonly ProblemKind[]),
    ...(hasBody ? ofEveryBody : parameters.length > 0 ? ofEveryInput : []),
  ];
  return {
    operationId: operation.key,
    summary: operation.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(hasBody && {
      requestBody: {
        required: !body.safeParse(undefined).success,
        content: { 'application/json': { schema: toJsonSchema(body, 'input') } },
      },
    }),
    responses: { ...describeSuccess(operation), ...describeProblems(kinds) },
  };
}

interface ObjectSchema extends Json {
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
}

function describeParameters(schema: z.ZodType, place: 'path' | 'query'): readonly Json[] {
  if ((schema as unknown) === none) return [];
  const { properties = {}, required = [] } = toJsonSchema(schema, 'input') as ObjectSchema;
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: field,
  }));
}

function describeSuccess({ key, output }: ControlOperation): Json {
  if ((output as unknown) === noAnswer) return { 204: { description: 'Success' } };
  const content = { 'application/json': { schema: toJsonSchema(output, 'input') } };
  return { [key === 'createSandbox' ? 201 : 200]: { description: 'Success', content } };
}

/** One response for each HTTP status, with the titles of the refusals that have it. */
function describeProblems(kinds: readonly ProblemKind[]): Json {
  const specs = [...new Set(kinds)].map((kind) => problems[kind]);
  const statuses = [...new Set(specs.map(({ status }) => status))].toSorted((left, right) => left - right);
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    statuses.map((status) => {
      const titles = specs.filter((spec) => spec.status === status).map(({ meaning }) => meaning);
      return [status, { description: titles.join(' '), content }];
    }),
  );
}
