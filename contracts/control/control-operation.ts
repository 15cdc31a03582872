import { z } from 'zod';
import { assumed } from '../core/contract/source.ts';
import type { Method, Operation } from '../core/contract/operation.ts';
import type { ProblemKind } from './error-kinds.ts';

const ours = assumed('the emulator’s own API');

interface Declaration<Name, Path, Query, Body, Out> {
  readonly name: Name;
  readonly summary: string;
  readonly route: readonly [Method, string];
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  readonly output: Out;
  readonly errors: readonly ProblemKind[];
}

/** A call of the control API. */
export interface ControlOperation<
  Name extends string,
  Path extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Out extends z.ZodType,
> extends Operation<
  z.ZodObject<{
    /** The parts of the path. */
    path: Path;
    /** The parameters of the query. */
    query: Query;
    /** The body. */
    body: Body;
  }>,
  Out,
  ProblemKind,
  Name,
  never,
  never
> {
  /** What it does, in one sentence. */
  readonly summary: string;
}

/**
 * Declares a call of the control API: its input is the parts of the path, the query and the body. Types of its forms that are
 * large have names, so that declarations write each of them once.
 */
export function control<
  const Name extends string,
  Path extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Out extends z.ZodType,
>({
  name,
  summary,
  route: [method, path],
  ...rest
}: Declaration<Name, Path, Query, Body, Out>): ControlOperation<Name, Path, Query, Body, Out> {
  return {
    key: name,
    summary,
    source: ours,
    route: { methods: [method], path },
    input: z.object({ path: rest.path, query: rest.query, body: rest.body }),
    output: rest.output,
    errors: rest.errors,
  };
}

/** The form of what a call does not have. */
export interface None extends z.ZodType<undefined, undefined> {}

/** For a call without a path, a query or a body: whatever comes is dropped, and nothing can be given. */
export const none = z.unknown().transform(() => undefined) as unknown as None;
/** For a call without an answer. */
export const noAnswer = z.undefined();
export const ofSandbox = z.object({
  /** The id of the sandbox, such as `default`. */
  id: z.string(),
});
