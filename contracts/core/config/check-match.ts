import { bounds } from './bounds.ts';
import { hintAt } from './suggest-name.ts';
import { shorten } from './shorten.ts';
import { hintAtVendor } from './name-vendor.ts';
import { keyOf, nameOperation } from './name-operation.ts';
import type { Vendor } from '../contract/vendor.ts';
import { maySay, withoutBlanks } from '../contract/filled-error-key.ts';
import { operationsByKey } from '../contract/find-operation.ts';

/** What is wrong with a form: the path of a field in it, and a sentence. */
export interface FormProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The first problems that there are. The search for names like a wrong one takes long, and nobody reads more of them. */
export function firstProblems<Item>(
  items: readonly Item[],
  check: (item: Item, index: number) => FormProblem | undefined,
): readonly FormProblem[] {
  const found: FormProblem[] = [];
  for (const [index, item] of items.entries()) {
    if (found.length === bounds.wrongNames) break;
    const problem = check(item, index);
    if (problem) found.push({ ...problem, path: [index, ...problem.path] });
  }
  return found;
}

/** Which calls are meant. What is left out is any. */
export interface CallMatch {
  readonly vendor?: string | undefined;
  readonly operation?: string | undefined;
  /** Values of top-level input fields. */
  readonly where?: Readonly<Record<string, unknown>> | undefined;
  /** `success`, the vendor's error, or what a fault made of the call. */
  readonly outcome?: string | undefined;
}

/** Finds the first name in a match that nothing bears: such a match could never meet a call. */
export function checkMatch(match: CallMatch, vendors: readonly Vendor[]): FormProblem | undefined {
  const meant = vendors.filter(({ name }) => match.vendor === undefined || name === match.vendor);
  if (meant.length === 0) {
    const name = match.vendor ?? '';
    return { path: ['vendor'], message: describeUnknown('vendor', name, hintAtVendor(name, vendors)) };
  }
  const { operation, where = {}, outcome } = match;
  if (operation !== undefined && !meant.some((vendor) => operationsByKey(vendor).has(operation)))
    return unknownOperation(operation, meant, vendors);
  const named = Object.keys(where);
  if (named.length > 0) {
    const fields = fieldsOf(meant, operation);
    const stranger = named.find((field) => !fields.has(field));
    if (stranger !== undefined) return unknownName(['where', stranger], 'input field', stranger, [...fields]);
  }
  // A gateway's page has the outcome `HTTP 502`, or whatever its status is.
  if (outcome === undefined || /^HTTP \d{3}$/.test(outcome)) return undefined;
  const outcomes = ['success', 'hang', 'reset', ...meant.flatMap(({ errors }) => Object.keys(errors))];
  if (outcomes.some((key) => maySay(key, outcome))) return undefined;
  return unknownName(['outcome'], 'outcome', outcome, outcomes.map(withoutBlanks));
}

/** The input fields of an operation, or of all of them. */
function fieldsOf(vendors: readonly Vendor[], key: string | undefined): ReadonlySet<string> {
  const operations = vendors.flatMap((vendor) =>
    key === undefined ? [...operationsByKey(vendor).values()] : (operationsByKey(vendor).get(key) ?? []),
  );
  return new Set(
    operations.flatMap(({ input }) => ('shape' in input ? Object.keys(input.shape as object) : [])),
  );
}

/** Says also whose operation it is, where it is another vendor's. */
function unknownOperation(name: string, meant: readonly Vendor[], vendors: readonly Vendor[]): FormProblem {
  const owner = vendors.find((vendor) => keyOf(name, [vendor]) !== undefined);
  const elsewhere = owner ? ` It is an operation of ${owner.name}.` : '';
  const named = nameOperation(name, meant);
  const message = 'key' in named ? `the key of this operation is "${named.key}"` : named.problem + elsewhere;
  return { path: ['operation'], message };
}

/** A match with the key of its operation, where that is called by another name. What means no operation stays as it is. */
export function withKey<Match extends CallMatch>(match: Match, vendors: readonly Vendor[]): Match {
  if (match.operation === undefined) return match;
  const meant = vendors.filter(({ name }) => match.vendor === undefined || name === match.vendor);
  const key = keyOf(match.operation, meant);
  return key === undefined ? match : { ...match, operation: key };
}

export function unknownName(
  path: FormProblem['path'],
  kind: string,
  name = '',
  known: readonly string[] = [],
): FormProblem {
  return { path, message: describeUnknown(kind, name, hintAt(name, [...new Set(known)])) };
}

function describeUnknown(kind: string, name: string, hint: string): string {
  return `there is no ${kind} "${shorten(name)}".${hint}`;
}
