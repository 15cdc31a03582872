import { vendors } from '../../../contracts/catalog.ts';
import { nameOperation } from '../../../contracts/core/config/name-operation.ts';
import { hintAt } from '../../../contracts/core/config/suggest-name.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { UsageError } from './usage-error.ts';

/** The vendor with a name. Throws a `UsageError` that offers the nearest names. */
export function chooseVendor(name: string): Vendor {
  const vendor = vendors.find((candidate) => candidate.name === name);
  if (vendor) return vendor;
  const names = vendors.map((candidate) => candidate.name);
  throw new UsageError(
    `There is no vendor "${name}".${hintAt(name, names) || ` Choose from: ${names.join(', ')}.`}`,
  );
}

/** The keys of the operations that a text names, with commas between them. Throws a `UsageError` for the first that is none. */
export function chooseOperations(text: string): readonly string[] {
  return text.split(',').map((name) => chooseOperation(name.trim()));
}

/** The key of the operation that a name means, at one vendor or at any. Throws a `UsageError` that offers the nearest names. */
export function chooseOperation(name: string, among: readonly Vendor[] = vendors): string {
  const named = nameOperation(name, among);
  if ('key' in named) return named.key;
  const [only] = among;
  const list = among.length === 1 && only ? `understudy operations ${only.name}` : 'understudy operations';
  const problem = named.problem.replace(/^there/, 'There');
  const end = /[.?]$/.test(problem) ? '' : '.';
  throw new UsageError(`${problem}${end} See "${list}".`);
}
