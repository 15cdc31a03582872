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
import { nearestNames } from '../../contracts/core/config/suggest-name.ts';
import { endSentence } from '../../contracts/core/config/sentence.ts';
import { shorten } from '../../contracts/core/config/shorten.ts';
import type { Secrets } from '../core/journal/secrets.ts';

const problemMediaType = 'application/problem+json';

/** What is wrong with one field. */
export interface FieldProblem {
  /** The field, such as `body.rules.0.id`. */
  readonly path: string;
  /** What is wrong with it. */
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
  const found = issues.flatMap((issue) => findMistakes(issue, []));
  const told = tellOnce(found).map(({ place, message }) => ({ path: toText(place), message }));
  return told.slice(0, bounds.mistakes);
}

/** What is wrong at one place. */
interface Mistake {
  readonly place: readonly PropertyKey[];
  readonly message: string;
  /** A field that is not there, or one that nobody knows. Which are not there is known where the validation reports its input. */
  readonly kind?: 'missing' | 'stranger';
}

/** A field that is missing because its name is misspelt is told at the name that came, and not a second time. */
function tellOnce(mistakes: readonly Mistake[]): readonly Mistake[] {
  const missing = mistakes.filter(({ kind }) => kind === 'missing');
  const misspelt = new Set<Mistake>();
  const told = mistakes.map((mistake) => {
    if (mistake.kind !== 'stranger') return mistake;
    const beside = missing.filter((field) => !misspelt.has(field) && areBeside(field, mistake));
    const [meant] = nearestNames(nameOf(mistake), beside.map(nameOf));
    if (meant === undefined) return mistake;
    misspelt.add(beside.find((field) => nameOf(field) === meant)!);
    return { ...mistake, message: `the field is called "${meant}"` };
  });
  return told.filter((mistake) => !misspelt.has(mistake));
}

const nameOf = ({ place }: Mistake): string => String(place.at(-1));

/** Whether two fields belong to the same object. */
function areBeside({ place: one }: Mistake, { place: other }: Mistake): boolean {
  return one.length === other.length && one.slice(0, -1).every((name, index) => name === other[index]);
}

function findMistakes(issue: z.core.$ZodIssue, above: readonly PropertyKey[]): Mistake[] {
  const place = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, bounds.wrongNames).map((key, index) => ({
      place: [...place, key],
      // Each line is about one of the names.
      message: issue.message.split('\n')[index] ?? issue.message,
      kind: 'stranger',
    }));
  if (issue.code === 'invalid_union') {
    const [closest = []] = issue.errors.toSorted((left, right) => distance(left) - distance(right));
    if (closest.some(isInside)) return closest.flatMap((inner) => findMistakes(inner, place));
  }
  const isMissing = 'input' in issue && issue.input === undefined;
  return [{ place, message: issue.message, ...(isMissing && { kind: 'missing' }) }];
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
