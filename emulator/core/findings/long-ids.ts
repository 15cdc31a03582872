import { assumed } from '../../../contracts/core/evidence.ts';
import { decodeText } from '../../../contracts/core/json.ts';
import { createMemory, nothingSeen, type NeutralRule } from './rule.ts';

/** Numbers that a double may not hold, in the text of a request or a reply. */
const longNumber = /(?<![\d.\w])\d{16,19}(?![\d.\w])/g;

/** Says which long ids a vendor's state holds. */
export type KnownIds = (vendor: string) => ReadonlySet<string>;

export function longNumbersIn(text: string): readonly string[] {
  return [...new Set(text.match(longNumber))].filter((digits) => !Number.isSafeInteger(Number(digits)));
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
      const told = createMemory<string>(10_000);
      return {
        see({ request, replyBody, vendor, id }) {
          const sent = longNumbersIn(`${decodeText(request.body)} ${decodeURISafely(request.target)}`);
          const strangers = sent.length === 0 ? [] : sent.filter((digits) => told.get(digits) !== digits);
          const known = strangers.length === 0 ? undefined : knownIds(vendor.name);
          const found = strangers.flatMap((digits) => {
            if (known?.has(digits)) return [];
            const original = findOriginal(digits, [...(known ?? []), ...told.values()]);
            return original === undefined ? [] : [{ digits, original }];
          })[0];
          // What a reply says exists is known from then on, unless the reply only repeats what was sent.
          for (const digits of longNumbersIn(replyBody)) if (!sent.includes(digits)) told.set(digits, digits);
          if (!found) return nothingSeen;
          const detail = `${found.digits} is not known, but ${found.original} is: a double cannot tell them apart.`;
          return [{ detail, evidence: [id] }];
        },
      };
    },
  };
}

function findOriginal(digits: string, known: readonly string[]): string | undefined {
  const rounded = Number(digits);
  return known.find((candidate) => candidate !== digits && Number(candidate) === rounded);
}

function decodeURISafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
