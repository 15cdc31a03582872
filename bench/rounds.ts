import { load, type Amount, type LoadCall } from './load.ts';

/** Something that answers a call. */
export interface Candidate {
  readonly name: string;
  /** Made anew for every round, since a signature is good for some minutes only. */
  readonly call: () => LoadCall;
}

/** The least, the middle and the greatest of several figures. */
export interface Spread {
  readonly least: number;
  readonly middle: number;
  readonly greatest: number;
}

export function spreadOf(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((left, right) => left - right);
  return { least: sorted[0]!, middle: sorted[sorted.length >> 1]!, greatest: sorted.at(-1)! };
}

/**
 * Loads each candidate once in every round, one after the other, so that whatever slows the machine slows all of them.
 * Gives the answers per second of every round, by name.
 */
export async function measureInTurn(
  candidates: readonly Candidate[],
  rounds: number,
  amount: Amount,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const figures = new Map<string, number[]>(candidates.map(({ name }) => [name, []]));
  // The first round warms up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, call } of candidates) {
      const { perSecond } = await load(call(), amount);
      if (round > 0) figures.get(name)!.push(perSecond);
    }
  }
  return figures;
}

/** How many times as many answers the one gave as the other, in the same round. */
export function ratio(ones: readonly number[], others: readonly number[]): Spread {
  return spreadOf(ones.map((one, round) => one / others[round]!));
}

/** The middle of several figures, with the least and the greatest. */
export function printSpread({ least, middle, greatest }: Spread, digits: number): string {
  return `${middle.toFixed(digits)} (${least.toFixed(digits)} to ${greatest.toFixed(digits)})`;
}
