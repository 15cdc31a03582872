import { nearestNames, offerNames } from './suggest-name.ts';
import type { Vendor } from '../contract/vendor.ts';

/** What of a vendor says who is meant. */
type Called = Pick<Vendor, 'name' | 'title' | 'alsoCalled'>;

/**
 * The vendors that a text means: the one with this name, or those that people call so, whatever the case, the blanks and the
 * marks between. The first part of a name is the company's, which may have several.
 */
export function findVendors<V extends Called>(text: string, vendors: readonly V[]): readonly V[] {
  const named = vendors.find(({ name }) => name === text);
  if (named) return [named];
  const wanted = toPlain(text);
  return vendors.filter((vendor) => callsOf(vendor).some((call) => toPlain(call) === wanted));
}

/** A sentence that offers the vendors whose names are most like a text, with a space before it, or nothing. */
export function hintAtVendor(text: string, vendors: readonly Called[]): string {
  const meant = findVendors(text, vendors);
  const near = meant.length > 0 ? meant : findNear(text, vendors);
  return offerNames(near.map(({ name }) => name));
}

/** A title may say more in brackets. */
function callsOf({ name, title, alsoCalled = [] }: Called): readonly string[] {
  return [name, name.split('-')[0]!, title.split('(')[0]!, ...alsoCalled];
}

/** Full-width letters are the same ones. */
function toPlain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Two letters of a Latin name are in everything; two Chinese characters are a name. */
const isTelling = (text: string): boolean => text.length > 3 || /\p{Script=Han}{2}/u.test(text);

/** Those of which a name is in the text or has it within, or else looks like it. */
function findNear(text: string, vendors: readonly Called[]): readonly Called[] {
  const wanted = toPlain(text);
  const within = vendors.filter((vendor) =>
    callsOf(vendor)
      .map(toPlain)
      .filter((call) => isTelling(call) && isTelling(wanted))
      .some((call) => wanted.includes(call) || call.includes(wanted)),
  );
  if (within.length > 0) return within;
  const calls = vendors
    .flatMap((vendor) => callsOf(vendor).map(toPlain))
    .filter((call) => isTelling(call) && mayBeMisspelt(call, wanted));
  const near = nearestNames(wanted, [...new Set(calls)]);
  return near
    .flatMap((name) => vendors.filter((vendor) => callsOf(vendor).map(toPlain).includes(name)))
    .filter((vendor, index, all) => all.indexOf(vendor) === index);
}

/** Of a Chinese name most characters stand where they belong, or the first one and half of them: one of two is of little meaning. */
function mayBeMisspelt(call: string, text: string): boolean {
  if (!/\p{Script=Han}/u.test(call)) return true;
  const same = Array.from(call).filter((character, index) => character === text[index]).length;
  return same * 2 > call.length || (same * 2 === call.length && text.startsWith(call[0]!));
}
