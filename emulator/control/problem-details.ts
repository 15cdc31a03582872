import type { Response } from 'express';
import type { z } from 'zod';
import { problems, problemTypePrefix, type ProblemKind } from '../../contracts/control/problems.ts';
import { fillTemplate, type Failure } from '../../contracts/core/failure.ts';

/** What is wrong with one field. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** Answers with problem details (RFC 9457). */
export function sendProblem(
  response: Response,
  { error, details }: Failure,
  errors?: readonly FieldProblem[],
): void {
  const { status, meaning, message } = problems[error as ProblemKind];
  response.status(status);
  response.setHeader('Content-Type', 'application/problem+json');
  response.end(
    JSON.stringify({
      type: `${problemTypePrefix}${error}`,
      title: meaning,
      status,
      detail: fillTemplate(message, details),
      ...(errors && { errors }),
    }),
  );
}

/** The issues of a validation, each with the path of its field; the parts of a request are not named. */
export function describeIssues(error: z.ZodError): readonly FieldProblem[] {
  return error.issues.flatMap((issue) => describeIssue(issue, []));
}

function describeIssue(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): FieldProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const closest = issue.errors.toSorted((left, right) => deepest(right) - deepest(left))[0]!;
    if (deepest(closest) > 0) return closest.flatMap((inner) => describeIssue(inner, path));
  }
  return [{ path: toText(path), message: issue.message }];
}

function deepest(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}

function toText(path: readonly PropertyKey[]): string {
  const [part, ...rest] = path.map(String);
  return (part === 'body' || part === 'path' || part === 'query' ? rest : [part, ...rest]).join('.');
}
