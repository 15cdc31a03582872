import { bounds } from '../config/bounds.ts';
import { findSynonym } from '../config/synonyms.ts';
import { nearestNames } from '../config/suggest-name.ts';
import { reason, words, type Reason, type ReasonDetails } from './reason.ts';

/** A place of a request, in words that follow `in`, with the names that came there: `the query`, `the body`. */
export interface Place {
  readonly where: string;
  readonly names: readonly string[];
}

/** What a call lacks. */
export interface Lacking extends Pick<Reason, 'subject' | 'path' | 'expected'> {
  /** The names that belong beside it, so that none of them is taken for it. */
  readonly known?: readonly string[];
  /** What is nearest where nothing in these places is. */
  readonly nearest?: string;
}

/**
 * A reason about something that is missing where it belongs, which is the first place. It may have come by a name that looks
 * like it, or in another place.
 */
export function missing(
  { subject, path, expected, known = [], nearest: deeper }: Lacking,
  [home, ...others]: readonly [Place, ...Place[]],
  details: ReasonDetails = {},
): Reason {
  // A name that stands there and is missing all the same has no value.
  const isThere = home.names.some(
    (name) => name === path || (subject === 'header' && isSameHeader(name, path)),
  );
  if (isThere) return reason(subject, path, expected, words('empty'), details);
  const strangers = home.names.filter((name) => !known.includes(name)).slice(0, bounds.namesToCompare);
  const respelt = strangers.find((name) => isSame(name, path));
  const found = respelt === undefined ? findIn(others, path) : undefined;
  if (found) return reason(subject, path, expected, words(found), details);
  const [near] = respelt === undefined ? nearestNames(path, strangers) : [];
  const nearest = respelt ?? near ?? findSynonym(path, strangers) ?? deeper;
  return reason(subject, path, expected, undefined, {
    ...(nearest !== undefined && { nearest }),
    ...details,
  });
}

const isSameHeader = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function findIn(places: readonly Place[], path: string): string | undefined {
  for (const { where, names } of places) {
    const name = names.find((candidate) => isSame(candidate, path));
    if (name !== undefined) return name === path ? `in ${where}` : `in ${where}, as ${name}`;
  }
  return undefined;
}

/** Whether two names differ in nothing but their case and what separates their words. */
function isSame(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(name: string): string {
  return name.length > bounds.nameToCompare ? name : name.replace(/\[\d*\]$|[-_.\s]/g, '').toLowerCase();
}
