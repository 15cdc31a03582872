import type { z } from 'zod';
import { ControlError } from '../clients/control/index.ts';
import { controlOperations, type ControlOperations } from '../contracts/control/index.ts';
import { problems, type ProblemKind } from '../contracts/control/problems.ts';
import { fail, fillTemplate, isFailure } from '../contracts/core/failure.ts';
import type { Operation, WireInput, WireOutput } from '../contracts/core/operation.ts';
import type { ControlContext } from '../emulator/control/context.ts';
import { handlers } from '../emulator/control/handlers.ts';
import { describeIssues } from '../emulator/control/problem-details.ts';

/** The control API without a socket: one function per call, which answers at once. */
export type LocalControl = {
  readonly [Key in keyof ControlOperations]: (
    parts: Partial<WireInput<ControlOperations[Key]>>,
  ) => WireOutput<ControlOperations[Key]>;
};

type AnyHandler = (input: unknown, context: ControlContext) => unknown;

/** The functions throw a `ControlError` where the control API refuses. */
export function createLocalControl(context: ControlContext): LocalControl {
  const functions = Object.entries<Operation>(controlOperations).map(([key, operation]) => {
    // The handlers' types are checked where they are listed; a loop over them cannot keep each one's.
    const handler = handlers[key as keyof typeof handlers] as AnyHandler;
    const perform = (parts: object): unknown => {
      const input = operation.input.safeParse({ path: {}, query: {}, body: undefined, ...parts });
      const output = input.success
        ? handler(input.data, context)
        : fail('invalid-input', reasonOf(input.error));
      if (!isFailure(output)) return output;
      const { status, message } = problems[output.error as ProblemKind];
      throw new ControlError(status, { detail: fillTemplate(message, output.details) });
    };
    return [key, perform];
  });
  return Object.fromEntries(functions) as LocalControl;
}

function reasonOf(error: z.ZodError): { readonly reason: string } {
  const [first] = describeIssues(error);
  return { reason: `${first?.path || 'The input'}: ${first?.message ?? 'wrong'}` };
}
