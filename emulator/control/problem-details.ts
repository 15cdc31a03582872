import type { ServerResponse } from 'node:http';
import type { z } from 'zod';
import {
  controlMark,
  problems,
  problemTypePrefix,
  type ProblemKind,
} from '../../contracts/control/error-kinds.ts';
import { fail, fillTemplate, type Failure } from '../../contracts/core/contract/failure.ts';
import type { HttpReply } from '../../contracts/core/wire/http.ts';
import { bounds } from '../../contracts/core/config/bounds.ts';
import { endSentence } from '../../contracts/core/config/sentence.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';
import type { Secrets } from '../core/journal/secrets.ts';

const problemMediaType = 'application/problem+json';

/** What is wrong with one field. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** A response of Express, without its types, which whoever uses the package does not have. */
type Response = ServerResponse & { readonly locals: Readonly<Record<string, unknown>> };

/** Answers with problem details (RFC 9457), without any secret of a sandbox. */
export function sendProblem(response: Response, failure: Failure, errors?: readonly FieldProblem[]): void {
  const secrets = response.locals['secrets'] as Secrets | undefined;
  const details = secrets?.hideIn(failure.details) ?? failure.details;
  const { status, body } = makeProblem(fail(failure.error, details), secrets?.hideIn(errors) ?? errors);
  response.statusCode = status;
  response.setHeader('Content-Type', problemMediaType);
  response.setHeader('Content-Length', Buffer.byteLength(body));
  response.end(body);
}

/** The same as a value. */
export function makeProblem({ error, details }: Failure, errors?: readonly FieldProblem[]): HttpReply {
  const { status, meaning, message } = problems[error as ProblemKind];
  const body = JSON.stringify({
    type: `${problemTypePrefix}${error}`,
    title: meaning,
    status,
    detail: describeFailure(message, details),
    ...(errors && { errors }),
  });
  const headers = [
    ['Content-Type', problemMediaType],
    [controlMark, 'true'],
  ] as const;
  return { status, headers, body };
}

/** What is wrong, in a sentence that says no more than the beginning of what was sent. */
export function describeFailure(message: string, details: Failure['details']): string {
  const shortened = Object.entries(details).map(([name, value]) => [
    name,
    typeof value === 'string' && name !== 'reason' && name !== 'hint' ? shorten(value) : value,
  ]);
  return endSentence(fillTemplate(message, Object.fromEntries(shortened) as Failure['details']));
}

/** The first issues of a validation, each with the path of its field; the parts of a request are not named. */
export function describeIssues(error: {
  readonly issues: readonly z.core.$ZodIssue[];
}): readonly FieldProblem[] {
  const issues = error.issues.slice(0, bounds.mistakes);
  return tellOnce(issues.flatMap((issue) => describeIssue(issue, []))).slice(0, bounds.mistakes);
}

/** A field that is missing because its name is misspelt is told at the name that came, and not a second time. */
function tellOnce(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  const missing = new Set(problems.filter(isMissing).map(({ path }) => path));
  const renamed = new Map<string, string>();
  for (const { path, message } of problems) {
    const meant = / Did you mean "([^"]+)"/.exec(message)?.[1];
    const right = meant === undefined ? '' : path.replace(/[^.]*$/, () => meant);
    if (missing.delete(right)) renamed.set(path, meant!);
  }
  return problems
    .filter((problem) => !isMissing(problem) || missing.has(problem.path))
    .map((problem) => {
      const meant = renamed.get(problem.path);
      return meant === undefined ? problem : { ...problem, message: `the field is called "${meant}"` };
    });
}

const isMissing = ({ message }: FieldProblem): boolean => message.startsWith('this is missing');

function describeIssue(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): FieldProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys
      .slice(0, bounds.mistakes)
      .map((key, index) => ({ path: toText([...path, key]), message: strangerMessage(key, issue, index) }));
  if (issue.code === 'invalid_union') {
    const [closest = []] = issue.errors.toSorted((left, right) => distance(left) - distance(right));
    if (closest.some(isInside)) return closest.flatMap((inner) => describeIssue(inner, path));
  }
  return [{ path: toText(path), message: issue.message }];
}

/** Each line of a message of our own is about one of the keys; the usual message lists all of them. */
function strangerMessage(key: string, { message }: z.core.$ZodIssue, index: number): string {
  return /^Unrecognized keys?:/.test(message)
    ? `there is no field "${shorten(key)}" here`
    : (message.split('\n')[index] ?? message);
}

/** Of a union the alternative was probably meant whose own fields are wrong, not the one whose fields are missing. */
function distance(issues: readonly z.core.$ZodIssue[]): number {
  return issues.filter(({ path }) => path.length === 0).length * 1000 + issues.length;
}

function isInside({ path, code }: z.core.$ZodIssue): boolean {
  return path.length > 0 || code === 'unrecognized_keys';
}

function toText(path: readonly PropertyKey[]): string {
  const [part, ...rest] = path.map(String);
  const named = part === 'body' || part === 'path' || part === 'query' ? rest : [part, ...rest];
  return shorten(named.join('.'));
}
