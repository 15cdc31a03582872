import { assumed } from '../../../contracts/core/contract/source.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { decodeText } from '../../../contracts/core/wire/json.ts';
import { createMemory } from './bounded-memory.ts';
import { mayHoldLongNumber, mayHoldLongNumberInBytes } from './digit-runs.ts';
import type { WatchedCall } from './analyzed-call.ts';
import { nothingSeen, type Conclusion, type NeutralRule } from './rule.ts';

/** Whole numbers of so many digits may be more than a double can hold. */
const longNumber = /(?<![\d.\w])\d{16,19}(?![\d.\w])/g;

/** So many characters, or bytes of a body, are searched for ids, and so many ids of one text are looked at. */
const mostCharacters = 1_000_000;
const mostInOneText = 1_000;

/** So many ids that were heard of are remembered, and so many that may have been rounded. */
const mostKnown = 10_000;
const mostSuspects = 100;

/** Says which long ids a vendor's state holds. */
export type KnownIds = (vendor: string) => ReadonlySet<string>;

export function longNumbersIn(text: string): readonly string[] {
  return mayHoldLongNumber(text) ? [...new Set(text.match(longNumber))].filter(isBeyondDouble) : [];
}

function isBeyondDouble(digits: string): boolean {
  return !Number.isSafeInteger(Number(digits));
}

/** What programs print for a number once it is a double: its own digits, or the fewest that name it, as JavaScript does. */
function printsOf(digits: string): readonly string[] {
  const double = Number(digits);
  return [String(double), String(BigInt(double))];
}

/** Whether an id looks as if it came out of a double. Of ids that did not, one in hundreds does. */
function isPrintOfDouble(digits: string): boolean {
  return printsOf(digits).includes(digits);
}

/** A call with an id that may have been rounded. */
interface Suspect {
  readonly digits: string;
  readonly vendor: string;
  readonly operation: string;
  readonly id: number;
}

/** From this number on, doubles are so far apart that hardly any id that was not rounded looks as if it had been: 2^58. */
const sparseDoubles = 2 ** 58;

/** Whoever writes an id with so many zeros at its end has made it up. */
const madeUp = /0{6}$/;

/** An id as a number with a fraction and an exponent, as programs print a double of that size. */
const withExponent = /(?<![\w.])\d\.\d{3,17}[eE]\+?1[5-8](?![\d.])/g;

/** What was seen of long ids in the calls of one sandbox. */
function createSightings() {
  return {
    heard: createMemory<true>(mostKnown),
    sent: createMemory<true>(mostKnown),
    suspects: createMemory<Suspect>(mostSuspects),
  };
}

/** The rules about ids beyond 2^53; both look at the same sightings. */
export function longIdRules(knownIds: KnownIds): readonly NeutralRule[] {
  const sightings = createSightings();
  const conclude = (describeIn: (known: Register) => readonly Conclusion[]): readonly Conclusion[] => {
    const all = [...sightings.suspects.values()];
    if (all.length === 0) return [];
    const vendors = [...new Set(all.map(({ vendor }) => vendor))];
    return describeIn(createRegister(vendors, sightings.heard.keys(), knownIds));
  };
  return [
    {
      ...damagedNumber,
      watch: () => ({
        see(call) {
          note(call, sightings);
          return nothingSeen;
        },
        conclude: () => conclude((known) => findDamaged(sightings, known)),
      }),
    },
    {
      ...roundedNumber,
      watch: () => ({
        see: (call) => findExponent(call, false),
        conclude: () => conclude((known) => findRounded(sightings, known)),
      }),
    },
    { ...exponentForm, watch: () => ({ see: (call) => findExponent(call, true), conclude: () => [] }) },
  ];
}

type LongIdRule = Omit<NeutralRule, 'watch'>;
type Sightings = ReturnType<typeof createSightings>;
type Register = ReturnType<typeof createRegister>;

const doubles = assumed('a JavaScript number, like any double, holds whole numbers exactly up to 2^53 only');
const advice = 'Read and keep such ids as texts or big integers, with a JSON reader that loses no digits.';

/** An id that became its neighbour in a double. */
const damagedNumber: LongIdRule = {
  id: 'damaged-number',
  severity: 'error',
  title: 'An id beyond 2^53 was rounded',
  source: doubles,
  advice,
};

/** An id that nobody knows, and that looks as if it had been in a double. */
const roundedNumber: LongIdRule = {
  id: 'rounded-number',
  severity: 'warning',
  title: 'An id beyond 2^53 looks as if it had been rounded',
  source: doubles,
  advice,
};

/** A whole number as programs print a double of that size. */
const exponentForm: LongIdRule = {
  id: 'number-with-exponent',
  severity: 'warning',
  title: 'A whole number is written with an exponent',
  source: assumed('readers of whole numbers often take digits alone'),
  advice: 'Print ids as digits alone: keep them as integers, or use BigDecimal.toPlainString() in Java.',
};

/** Notes the long ids that a call sends and those that its reply tells of. */
function note({ request, replyBody, vendor, operation, id }: WatchedCall, sightings: Sightings): void {
  const { heard, sent, suspects } = sightings;
  const { name } = vendor;
  const inRequest = numbersInRequest(request);
  for (const digits of inRequest) {
    sent.set(`${name} ${digits}`, true);
    if (operation !== undefined && isPrintOfDouble(digits) && !suspects.get(`${name} ${digits}`))
      suspects.set(`${name} ${digits}`, { digits, vendor: name, operation, id });
  }
  // A reply may only repeat what was sent.
  for (const digits of ownNumbersIn(replyBody.slice(0, mostCharacters)))
    if (!inRequest.includes(digits)) heard.set(`${name} ${digits}`, true);
}

function findDamaged({ suspects, sent }: Sightings, known: Register): readonly Conclusion[] {
  return [...suspects.values()].flatMap(({ digits, vendor, operation, id }) => {
    const original = known.findOriginal({ digits, vendor });
    // Whoever has sent the right id can hold it, so the other one was meant.
    if (original === undefined || sent.get(`${vendor} ${original}`)) return [];
    const detail = `${digits} is not known, but ${original} is, and a double turns that into this.`;
    return [{ vendor, operation, evidence: [id], detail }];
  });
}

function findRounded({ suspects, sent }: Sightings, known: Register): readonly Conclusion[] {
  const rounded = [...suspects.values()].filter(
    ({ digits, vendor }) =>
      !madeUp.test(digits) &&
      Number(digits) >= sparseDoubles &&
      !known.has({ digits, vendor }) &&
      known.findOriginal({ digits, vendor }) === undefined,
  );
  const strange = [...sent.keys()].filter((key) => !known.knows(key)).length;
  // Of many ids that are right, some look so by chance.
  if (rounded.length * 2 < strange) return [];
  return rounded.map(({ digits, vendor, operation, id }) => {
    const detail = `${digits} is not known, and is what a double makes of ids near it.`;
    return { vendor, operation, evidence: [id], detail };
  });
}

/** A number that stands there with an exponent, of those that a double has to the last digit or of the others. */
function findExponent({ request: { body, target }, id }: WatchedCall, isExact: boolean) {
  if (!body.includes(point) && !target.includes('.')) return nothingSeen;
  const text = `${decodeText(body.subarray(0, mostCharacters))} ${decodeSafely(target)}`;
  // Up to 2^53 a double has all digits of an id, in whatever form they are printed.
  const found = text.match(withExponent)?.find((number) => Number.isSafeInteger(Number(number)) === isExact);
  if (found === undefined) return nothingSeen;
  const detail = isExact
    ? `${found} is the whole number ${Number(found)}, written with an exponent.`
    : `${found} stands for a whole number, so that its last digits are lost.`;
  return [{ detail, evidence: [id] }];
}

const point = 0x2e;

type IdOf = Pick<Suspect, 'vendor' | 'digits'>;

/** The ids that there are, by the state and by what replies have said. */
function createRegister(vendors: readonly string[], heard: Iterable<string>, knownIds: KnownIds) {
  const known = new Set(heard);
  for (const vendor of vendors) for (const digits of knownIds(vendor)) known.add(`${vendor} ${digits}`);
  const byPrint = new Map<string, string>();
  for (const name of known) {
    const [vendor, digits] = name.split(' ') as [string, string];
    for (const print of printsOf(digits)) byPrint.set(`${vendor} ${print}`, digits);
  }
  return {
    knows: (key: string): boolean => known.has(key),
    has: ({ vendor, digits }: IdOf): boolean => known.has(`${vendor} ${digits}`),
    /** The id that becomes this one in a double, when only that one exists. */
    findOriginal: ({ vendor, digits }: IdOf): string | undefined =>
      known.has(`${vendor} ${digits}`) ? undefined : byPrint.get(`${vendor} ${digits}`),
  };
}

/** The long ids in the body of a request, up to a length that no id stands behind, and in its target. */
function numbersInRequest({ body, target }: HttpRequest): readonly string[] {
  const start = body.length > mostCharacters ? body.subarray(0, mostCharacters) : body;
  if (!mayHoldLongNumberInBytes(start) && !mayHoldLongNumber(target)) return noNumbers;
  return ownNumbersIn(`${decodeText(start)} ${decodeSafely(target)}`.slice(0, mostCharacters));
}

function decodeSafely(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const noNumbers: readonly string[] = [];

/** The long ids in a text, each a text of its own: a part of a text keeps the whole of it. */
function ownNumbersIn(text: string): readonly string[] {
  const found = longNumbersIn(text);
  return found.length === 0
    ? noNumbers
    : found.slice(0, mostInOneText).map((digits) => Buffer.from(digits).toString());
}
