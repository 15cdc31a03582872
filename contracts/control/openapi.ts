import type { z } from 'zod';
import { describeSchema } from '../core/contract/describe-schema.ts';
import { toJsonSchema } from '../core/contract/json-schema.ts';
import { readFieldDocs } from './field-docs/index.ts';
import type { Operation } from '../core/contract/operation.ts';
import { noAnswer, none } from './control-operation.ts';
import { fillTemplate } from '../core/contract/failure.ts';
import { maximumBodyBytes } from '../core/wire/http.ts';
import { problems, problemTypePrefix, type ProblemKind } from './error-kinds.ts';
import { metricsPath } from './metrics.ts';
import { healthCodes, sandboxes } from './sandboxes.ts';
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

/** What a call may be sent with, and what is answered then. */
interface ControlExample {
  readonly path?: Readonly<Json>;
  readonly query?: Readonly<Json>;
  readonly body?: unknown;
  readonly output?: unknown;
}

/** Examples by the names of calls. */
export type ControlExamples = Readonly<Record<string, ControlExample>>;

/** The control API in OpenAPI 3.1, as it answers at `url`. */
export function describeControlInOpenApi(version: string, url: string, examples: ControlExamples = {}): Json {
  const paths: Record<string, Json> = {};
  for (const operation of Object.values(controlOperations) as readonly ControlOperation[]) {
    const [method] = operation.route.methods;
    const item = (paths[operation.route.path] ??= {});
    item[method.toLowerCase()] = describeCall(operation, examples[operation.key]);
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

const measurementsExample = `# HELP understudy_sandboxes How many sandboxes there are.
# TYPE understudy_sandboxes gauge
understudy_sandboxes 1
`;

/** No call with an answer of JSON, and no method of the client. */
const measurements: Json = {
  operationId: 'metrics',
  summary: 'Gives measurements in the text format of Prometheus.',
  responses: {
    200: {
      description: 'Success',
      content: { 'text/plain': { schema: { type: 'string' }, example: measurementsExample } },
    },
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

function describeCall(operation: ControlOperation, example: ControlExample = {}): Json {
  const { path, query, body } = operation.input.shape;
  const { input: meanings } = readFieldDocs()[operation.key]!;
  const parameters = [
    ...describeParameters(path, 'path', meanings, example.path),
    ...describeParameters(query, 'query', meanings, example.query),
  ];
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
        content: {
          'application/json': {
            schema: describeSchema(toJsonSchema(body, 'input'), meanings, 'body'),
            ...shown(example.body),
          },
        },
      },
    }),
    responses: { ...describeSuccess(operation, example), ...describeProblems(kinds) },
  };
}

interface ObjectSchema extends Json {
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
}

function describeParameters(
  schema: z.ZodType,
  place: 'path' | 'query',
  meanings: Readonly<Record<string, string>>,
  example: Readonly<Json> = {},
): readonly Json[] {
  if ((schema as unknown) === none) return [];
  const described = describeSchema(toJsonSchema(schema, 'input'), meanings, place) as ObjectSchema;
  const { properties = {}, required = [] } = described;
  return Object.entries(properties).map(([name, { description, ...field }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: field,
    ...shown(example[name]),
  }));
}

function shown(example: unknown): Json {
  return example === undefined ? {} : { example };
}

function describeSuccess({ key, output }: ControlOperation, example: ControlExample): Json {
  if ((output as unknown) === noAnswer) return { 204: { description: 'Success' } };
  const content = {
    'application/json': {
      schema: describeSchema(toJsonSchema(output, 'input'), readFieldDocs()[key]!.output),
      ...shown(example.output),
    },
  };
  if (key === sandboxes.health.key)
    return Object.fromEntries(
      Object.entries(healthCodes).map(([state, code]) => [
        code,
        { description: code === healthCodes.ok ? 'Success' : `Success: ${state}`, content },
      ]),
    );
  return { [key === 'createSandbox' ? 201 : 200]: { description: 'Success', content } };
}

/** One response for each HTTP status, with the refusals that have it. */
function describeProblems(kinds: readonly ProblemKind[]): Json {
  const specs = [...new Set(kinds)].map((kind) => [kind, problems[kind]] as const);
  const statuses = [...new Set(specs.map(([, { status }]) => status))].toSorted(
    (left, right) => left - right,
  );
  return Object.fromEntries(
    statuses.map((status) => {
      const alike = specs.filter(([, spec]) => spec.status === status);
      const examples = Object.fromEntries(alike.map(([kind]) => [kind, { value: problemOf(kind) }]));
      const schema = { $ref: '#/components/schemas/Problem' };
      return [
        status,
        {
          description: alike.map(([, { meaning }]) => meaning).join(' '),
          content: { 'application/problem+json': { schema, examples } },
        },
      ];
    }),
  );
}

/** A refusal as somebody may get it. */
function problemOf(kind: ProblemKind): Json {
  const { status, meaning: title, message } = problems[kind];
  const detail = fillTemplate(message, {
    reason: title,
    id: 'nobody',
    hint: '',
    kind: 'scenario',
    name: 'nobody',
    limit: maximumBodyBytes,
    now: '2023-11-14T22:13:20.000Z',
    then: '2023-11-14T22:00:00.000Z',
  });
  return { type: `${problemTypePrefix}${kind}`, title, status, detail };
}
