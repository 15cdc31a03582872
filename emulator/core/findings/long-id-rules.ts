import { assumed } from '../../../contracts/core/contract/source.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import { decodeText } from '../../../contracts/core/wire/json.ts';
import { createMemory } from './bounded-memory.ts';
import { mayHoldLongNumber, mayHoldLongNumberInBytes } from './digit-runs.ts';
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

/** Watches for ids that went through a double and came out as their neighbours. */
export function damagedNumbers(knownIds: KnownIds): NeutralRule {
  return {
    id: 'damaged-number',
    severity: 'error',
    title: 'An id beyond 2^53 was rounded',
    source: assumed('a JavaScript number, like any double, holds whole numbers exactly up to 2^53 only'),
    advice: 'Read and keep such ids as texts or big integers, with a JSON reader that loses no digits.',
    watch() {
      const heard = createMemory<true>(mostKnown);
      const sent = createMemory<true>(mostKnown);
      const suspects = createMemory<Suspect>(mostSuspects);
      return {
        see({ request, replyBody, vendor: { name }, operation, id }) {
          const inRequest = numbersInRequest(request);
          for (const digits of inRequest) {
            sent.set(`${name} ${digits}`, true);
            if (operation !== undefined && isPrintOfDouble(digits) && !suspects.get(`${name} ${digits}`))
              suspects.set(`${name} ${digits}`, { digits, vendor: name, operation, id });
          }
          // A reply may only repeat what was sent.
          for (const digits of ownNumbersIn(replyBody.slice(0, mostCharacters)))
            if (!inRequest.includes(digits)) heard.set(`${name} ${digits}`, true);
          return nothingSeen;
        },
        conclude() {
          const all = [...suspects.values()];
          if (all.length === 0) return [];
          const known = createRegister([...new Set(all.map(({ vendor }) => vendor))], heard.keys(), knownIds);
          return all.flatMap((suspect) => {
            const original = known.findOriginal(suspect);
            // Whoever has sent the right id can hold it, so the other one was meant.
            const isRounded = original !== undefined && !sent.get(`${suspect.vendor} ${original}`);
            return isRounded ? [describe(suspect, original)] : [];
          });
        },
      };
    },
  };
}

function describe({ digits, vendor, operation, id }: Suspect, original: string): Conclusion {
  const detail = `${digits} is not known, but ${original} is, and a double turns that into this.`;
  return { vendor, operation, evidence: [id], detail };
}

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
    /** The id that becomes this one in a double, when only that one exists. */
    findOriginal: ({ vendor, digits }: Suspect): string | undefined =>
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
