import { vendors } from '../../../contracts/catalog.ts';
import { nameOperation } from '../../../contracts/core/config/name-operation.ts';
import { findVendors, hintAtVendor } from '../../../contracts/core/config/name-vendor.ts';
import { offerNames } from '../../../contracts/core/config/suggest-name.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import { methodsFor } from './chinese-words.ts';
import { UsageError } from './usage-error.ts';

/** The vendor that a text means, as people call it. Throws a `UsageError` that offers the nearest names, or those that are meant. */
export function chooseVendor(text: string): Vendor {
  const [vendor, ...others] = chooseVendors(text);
  if (others.length === 0) return vendor;
  const names = [vendor, ...others].map(({ name }) => name);
  throw new UsageError(`"${text}" may be any of these vendors: ${names.join(', ')}; say which.`);
}

/** The same, where several may be meant. */
export function chooseVendors(text: string): readonly [Vendor, ...Vendor[]] {
  const [first, ...others] = findVendors(text, vendors);
  if (first) return [first, ...others];
  const list = ` Choose from: ${vendors.map(({ name }) => name).join(', ')}.`;
  throw new UsageError(`There is no vendor "${text}".${hintAtVendor(text, vendors) || list}`);
}

/** The keys of the operations that a text names, with commas between them. Throws a `UsageError` for the first that is none. */
export function chooseOperations(text: string): readonly string[] {
  return text.split(/[,，、]/).map((name) => chooseOperation(name.trim()));
}

/** The key of the operation that a name means, at one vendor or at any. Throws a `UsageError` that offers the nearest names. */
export function chooseOperation(name: string, among: readonly Vendor[] = vendors): string {
  const named = nameOperation(name, among);
  if ('key' in named) return named.key;
  const { methods, haveWord } = methodsFor(name, among);
  const [only] = among;
  const vendor = among.length === 1 && only ? [only.name] : [];
  const list = ['understudy operations', ...vendor, ...(haveWord ? [name] : [])].join(' ');
  const problem = named.problem.replace(/^there/, 'There');
  const end = /[.?]$/.test(problem) ? '' : '.';
  throw new UsageError(`${problem}${end}${offerNames(methods)} See "${list}".`);
}
