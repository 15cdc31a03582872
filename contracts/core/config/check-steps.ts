import { checkMatch, type FormProblem } from './check-match.ts';
import { tightenIds } from '../contract/int64.ts';
import type { Trigger } from './scenario.ts';
import type { Vendor } from '../contract/vendor.ts';
import { findOperation } from '../contract/find-operation.ts';

interface Step {
  readonly after: Trigger;
  readonly call?:
    { readonly vendor: string; readonly operation: string; readonly input: unknown } | undefined;
}

/** Finds steps that wait for calls which nobody can make, and steps whose own call cannot be made. */
export function checkSteps(steps: readonly Step[], vendors: readonly Vendor[]): readonly FormProblem[] {
  return steps.flatMap(({ after, call }, index) => {
    const trigger = 'calls' in after ? under('after', checkMatch(after, vendors)) : undefined;
    const problem = trigger ?? (call && under('call', checkCall(call, vendors)));
    return problem ? [{ ...problem, path: [index, ...problem.path] }] : [];
  });
}

function checkCall(
  { vendor, operation, input }: NonNullable<Step['call']>,
  vendors: readonly Vendor[],
): FormProblem | undefined {
  const problem = checkMatch({ vendor, operation }, vendors);
  const found = vendors.find(({ name }) => name === vendor);
  const declared = found && findOperation(found, operation);
  if (problem || !declared) return problem;
  const issue = declared.input.safeParse(tightenIds(declared.input, input)).error?.issues[0];
  return issue && { path: ['input', ...issue.path.map(String)], message: 'the operation does not take this' };
}

function under(field: string, problem: FormProblem | undefined): FormProblem | undefined {
  return problem && { ...problem, path: [field, ...problem.path] };
}
