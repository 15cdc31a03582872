import type { z } from 'zod';
import { ControlError } from '../../clients/control/index.ts';
import type { ControlCall } from '../../contracts/control/calls.ts';
import { readPlainly } from '../../contracts/core/config/form-words.ts';
import { problems, type ProblemKind } from '../../contracts/control/error-kinds.ts';
import { type ControlOperations, controlOperations } from '../../contracts/control/index.ts';
import { fail, isFailure } from '../../contracts/core/contract/failure.ts';
import type { Operation, WireOutput } from '../../contracts/core/contract/operation.ts';
import type { ControlContext } from '../control/context.ts';
import { handlerOf } from '../control/handlers/index.ts';
import { describeFailure, describeIssues } from '../control/problem-details.ts';

/** The control API without a socket: one function per call, which answers at once. */
export type LocalControl = {
  readonly [Key in keyof ControlOperations]: ControlCall<
    ControlOperations[Key],
    WireOutput<ControlOperations[Key]>
  >;
};

/** The functions throw a `ControlError` where the control API refuses. */
export function createLocalControl(context: ControlContext): LocalControl {
  const functions = Object.entries<Operation>(controlOperations).map(([key, operation]) => {
    const perform = (parts: object = {}): unknown => {
      const input = readPlainly(operation.input, { path: {}, query: {}, body: undefined, ...parts });
      const output = input.success
        ? handlerOf(key)(input.data, context)
        : fail('invalid-input', reasonOf(input.error));
      if (!isFailure(output)) return output;
      const { status, message } = problems[output.error as ProblemKind];
      const [said, inCode] = wordings[output.error as ProblemKind] ?? ['', ''];
      const detail = describeFailure(message, output.details).replace(said, inCode);
      throw new ControlError(status, { detail });
    };
    return [key, perform];
  });
  return Object.fromEntries(functions) as LocalControl;
}

/** What the control API advises in words of HTTP, and how a program says it. */
const wordings: Partial<Record<ProblemKind, readonly [said: RegExp | string, inCode: string]>> = {
  'time-goes-backwards': [
    /back to (\S+)\. Send "force": true if that is meant\.$/,
    "back to $1. If that is meant, set the clock with force: clock.set({ mode: 'frozen', now: '$1', force: true }).",
  ],
};

function reasonOf(error: z.ZodError): { readonly reason: string } {
  const [first] = describeIssues(error);
  return { reason: `${first?.path || 'The input'}: ${first?.message ?? 'wrong'}` };
}
