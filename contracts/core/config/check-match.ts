import { hintAt } from './suggest-name.ts';
import { shorten } from './shorten.ts';
import { nameOperation } from './name-operation.ts';
import type { Vendor } from '../contract/vendor.ts';
import { maySay, withoutBlanks } from '../contract/filled-error-key.ts';
import { operationsByKey } from '../contract/find-operation.ts';

/** What is wrong with a form: the path of a field in it, and a sentence. */
export interface FormProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
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
    return unknownName(
      ['vendor'],
      'vendor',
      match.vendor,
      vendors.map(({ name }) => name),
    );
  }
  const all = meant.flatMap((vendor) => [...operationsByKey(vendor)]);
  const operations = all.filter(([key]) => match.operation === undefined || key === match.operation);
  if (operations.length === 0) return unknownOperation(match.operation ?? '', meant, vendors);
  const fields = operations.flatMap(([, { input }]) =>
    'shape' in input ? Object.keys(input.shape as object) : [],
  );
  const stranger = Object.keys(match.where ?? {}).find((field) => !fields.includes(field));
  if (stranger !== undefined) return unknownName(['where', stranger], 'input field', stranger, fields);
  const outcomes = ['success', 'hang', 'reset', ...meant.flatMap(({ errors }) => Object.keys(errors))];
  // A gateway's page has the outcome `HTTP 502`, or whatever its status is.
  const { outcome } = match;
  if (outcome === undefined || /^HTTP \d{3}$/.test(outcome)) return undefined;
  if (outcomes.some((key) => maySay(key, outcome))) return undefined;
  return unknownName(['outcome'], 'outcome', outcome, outcomes.map(withoutBlanks));
}

/** Says also whose operation it is, where it is another vendor's. */
function unknownOperation(name: string, meant: readonly Vendor[], vendors: readonly Vendor[]): FormProblem {
  const owner = vendors.find((vendor) => 'key' in nameOperation(name, [vendor]));
  const elsewhere = owner ? ` It is an operation of ${owner.name}.` : '';
  const named = nameOperation(name, meant);
  const message = 'key' in named ? `the key of this operation is "${named.key}"` : named.problem + elsewhere;
  return { path: ['operation'], message };
}

/** A match with the key of its operation, where that is called by another name. What means no operation stays as it is. */
export function withKey<Match extends CallMatch>(match: Match, vendors: readonly Vendor[]): Match {
  if (match.operation === undefined) return match;
  const meant = vendors.filter(({ name }) => match.vendor === undefined || name === match.vendor);
  const named = nameOperation(match.operation, meant);
  return 'key' in named ? { ...match, operation: named.key } : match;
}

export function unknownName(
  path: FormProblem['path'],
  kind: string,
  name = '',
  known: readonly string[] = [],
): FormProblem {
  return { path, message: `there is no ${kind} "${shorten(name)}".${hintAt(name, [...new Set(known)])}` };
}
