import type { z } from 'zod';

type Json = Record<string, unknown>;

/** A reply as somebody may get it. */
export interface ReplyExample {
  /** What led to it, in a line. */
  readonly summary: string;
  /** The HTTP status. */
  readonly status: number;
  /** The body, read from its JSON. */
  readonly body: unknown;
}

/** Examples of one operation. */
export interface OperationExamples {
  /** An input with which a call succeeds. */
  readonly input: Readonly<Json>;
  /** The reply to it. Default: there is no example of a success. */
  readonly success?: ReplyExample;
  /** By the vendor's errors, those of the operation alone. */
  readonly refusals: Readonly<Record<string, ReplyExample>>;
}

/** Examples of all that a vendor answers. */
export interface VendorExamples {
  /** The examples of an operation, by its key. */
  readonly of: (key: string) => OperationExamples;
  /** By the errors that every operation shares. */
  readonly shared: Readonly<Record<string, ReplyExample>>;
}

export const noExamples: VendorExamples = { of: () => ({ input: {}, refusals: {} }), shared: {} };

/** The examples of a success, for the content of its response. */
export function describeSuccessExample({ success }: OperationExamples): Json {
  return success ? { example: success.body } : {};
}

/**
 * The examples of the refusals of a call, for the content of its response: its own, and where the shared ones are. Of a vendor with
 * two forms of bodies, those that have the form of the call.
 */
export function describeRefusalExamples(
  { refusals }: OperationExamples,
  { shared }: VendorExamples,
  form: z.ZodType,
): Json {
  const own = Object.entries(refusals).map(([error, example]) => [error, describeExample(example)]);
  const others = [...componentNames(shared)]
    .filter(([error]) => !Object.hasOwn(refusals, error) && form.safeParse(shared[error]?.body).success)
    .map(([error, name]) => [error, { $ref: `#/components/examples/${name}` }]);
  const examples = Object.fromEntries([...own, ...others]) as Json;
  return Object.keys(examples).length > 0 ? { examples } : {};
}

/** The examples that all calls share, by the names that they have among the components. */
export function describeSharedExamples({ shared }: VendorExamples): Json {
  const named = [...componentNames(shared)].map(([error, name]) => [name, describeExample(shared[error]!)]);
  return named.length > 0 ? { examples: Object.fromEntries(named) as Json } : {};
}

/** A component may be named by few characters; errors that have others are numbered. */
function componentNames(shared: VendorExamples['shared']): ReadonlyMap<string, string> {
  const names = Object.keys(shared).map((error, index) => {
    const name = /^[\w.-]+$/.test(error) ? error : `refusal-${String(index + 1)}`;
    return [error, name] as const;
  });
  return new Map(names);
}

function describeExample({ summary, status, body }: ReplyExample): Json {
  return { summary, description: `HTTP ${String(status)}`, value: body };
}
