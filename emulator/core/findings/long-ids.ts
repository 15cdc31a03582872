import { assumed } from '../../../contracts/core/evidence.ts';
import { decodeText } from '../../../contracts/core/json.ts';
import { createMemory, nothingSeen, type Memory, type NeutralRule } from './rule.ts';

/** Whole numbers of so many digits may be more than a double can hold. */
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
      const register = createRegister(knownIds);
      return {
        see({ request, replyBody, vendor, id }) {
          const sent = longNumbersIn(`${decodeText(request.body)} ${decodeSafely(request.target)}`);
          const damaged = sent
            .map((digits) => ({ digits, original: register.findOriginal(vendor.name, digits) }))
            .find(({ original }) => original !== undefined);
          // A reply may only repeat what was sent.
          register.add(longNumbersIn(replyBody).filter((digits) => !sent.includes(digits)));
          if (damaged?.original === undefined) return nothingSeen;
          const detail = `${damaged.digits} is not known, but ${damaged.original} is: a double cannot tell them apart.`;
          return [{ detail, evidence: [id] }];
        },
      };
    },
  };
}

/** The ids that there are, by the state and by what replies have said. */
interface Register {
  add(digits: readonly string[]): void;
  /** The id that a double takes for the same as this one, when only that one exists. */
  findOriginal(vendor: string, digits: string): string | undefined;
}

function createRegister(knownIds: KnownIds): Register {
  const known = createMemory<true>(100_000);
  const byDouble = createMemory<string>(100_000);
  // The state is read once for each id that nothing has been heard of, since that takes longer than all else.
  const strangers: Memory<true> = createMemory(10_000);
  const add = (all: Iterable<string>): void => {
    for (const digits of all) {
      known.set(digits, true);
      byDouble.set(String(Number(digits)), digits);
    }
  };
  return {
    add,
    findOriginal(vendor, digits) {
      if (known.get(digits)) return undefined;
      if (!strangers.get(digits)) add(knownIds(vendor));
      if (known.get(digits)) return undefined;
      strangers.set(digits, true);
      return byDouble.get(String(Number(digits)));
    },
  };
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
