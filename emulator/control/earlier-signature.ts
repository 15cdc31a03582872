import { diagnoses } from '../../contracts/diagnoses.ts';
import { bounds } from '../../contracts/core/config/bounds.ts';
import { countOf } from '../../contracts/core/config/sentence.ts';
import { isComparable, type Advice } from '../../contracts/core/diagnosis/diagnose-signature.ts';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import { decodePairs, encodePart, splitTarget, type Pairs } from '../../contracts/core/wire/query-string.ts';
import type { JournalEntry } from '../core/journal/journal.ts';
import type { Sandbox } from '../core/sandbox/sandbox.ts';

/** The call whose signature is looked for; of the journal are searched the calls before it. */
interface Later {
  readonly vendor: string;
  readonly request: HttpRequest;
  readonly credential: unknown;
  /** The signature that it carries. */
  readonly claimed: string;
  readonly before?: number | undefined;
}

/** Mistakes that say no more than that a value is another: an earlier call with that signature says where it comes from. */
export const sayOnlyThatValuesDiffer: ReadonlySet<string> = new Set([
  'values-changed',
  'number-of-another-call',
]);

/** A signature shorter than this may be anything. */
const leastLength = 16;

/** A call with the signature of an earlier one, which was right there: it was signed once and sent twice, with something changed. */
export function findEarlierSignature(
  { vendor, request, credential, claimed, before = Infinity }: Later,
  { journal }: Sandbox,
): Advice | undefined {
  if (claimed.length < leastLength) return undefined;
  const texts = [...new Set([claimed, encodePart(claimed)])];
  const earlier = journal
    .entries()
    .slice(-bounds.callsToSearch)
    .findLast((entry) => {
      if (entry.vendor !== vendor || entry.id >= before || !isComparable(entry.request)) return false;
      return texts.some((text) => holds(entry.request, text)) && isRightIn(entry.request);
    });
  return earlier && describe(earlier, request);

  function isRightIn(candidate: HttpRequest): boolean {
    const other = diagnoses[vendor]?.open(candidate, credential);
    if (other?.claimed !== claimed) return false;
    return other.right.some((parts) => other.scheme.sign(parts).signature === claimed);
  }
}

/** Whether a text stands in the address, the headers or a form. */
function holds({ target, headers, body }: HttpRequest, text: string): boolean {
  return (
    target.includes(text) ||
    headers.some(([, value]) => value.includes(text)) ||
    Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes(text)
  );
}

function describe({ id, request: earlier }: JournalEntry, request: HttpRequest): Advice {
  const changes = [
    ...(earlier.method === request.method ? [] : ['the method']),
    ...(splitTarget(earlier.target).path === splitTarget(request.target).path ? [] : ['the path']),
    ...differingNames(parametersOf(earlier), parametersOf(request)),
    ...differingNames(linesOf(earlier), linesOf(request)),
    ...(isForm(request) || Buffer.compare(earlier.body, request.body) === 0 ? [] : ['the body']),
  ];
  // What remains where nothing else differs are headers of the connection, which may be signed as well.
  const told = changes.length === 0 ? 'headers of the connection' : changes.slice(0, 5).join(', ');
  const more = changes.length > 5 ? ` and ${countOf(changes.length - 5, 'more')}` : '';
  return {
    id: 'signature-of-an-earlier-call',
    title: 'The signature of an earlier call was sent again',
    detail: `The signature is right for call ${id} of the journal. This call differs from it in ${told}${more}.`,
    fix: 'Sign each call anew, each page and each retry too, after its last value is set.',
  };
}

function isForm({ headers }: HttpRequest): boolean {
  return headers.some(
    ([name, value]) => /^content-type$/i.test(name) && /x-www-form-urlencoded/i.test(value),
  );
}

function parametersOf(request: HttpRequest): Pairs {
  const form = isForm(request) ? Buffer.from(request.body).toString() : '';
  return decodePairs([splitTarget(request.target).query, form].filter((text) => text !== '').join('&'));
}

/** Headers of the connection say nothing about what was signed. */
const ofConnection = /^(?:connection|content-length|keep-alive|transfer-encoding|expect|user-agent)$/;

function linesOf({ headers }: HttpRequest): Pairs {
  const lines = headers.map(([name, value]) => [name.toLowerCase(), value] as const);
  return lines.filter(([name]) => !ofConnection.test(name));
}

/** The names whose values are others. */
function differingNames(before: Pairs, after: Pairs): readonly string[] {
  const valuesOf = (pairs: Pairs, name: string): string =>
    JSON.stringify(pairs.filter(([other]) => other === name).map(([, value]) => value));
  const names = new Set([...before, ...after].map(([name]) => name));
  return [...names].filter((name) => valuesOf(before, name) !== valuesOf(after, name));
}
