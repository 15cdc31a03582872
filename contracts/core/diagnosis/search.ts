import { bounds } from '../config/bounds.ts';
import type { SecretPart, SigningScheme } from './mistake.ts';

/** A search that has an end: what it has done, and whether it may go on. */
export interface Search<Parts> {
  isClaimed(parts: Parts): boolean;
  /** Whether parts may come to the claimed signature, by how they print it. */
  couldBe(parts: Parts): boolean;
  /** Lets the search do so much more, for what comes last. */
  goFurther(work: number): void;
  /** Lets the search do so much besides, for what comes between. */
  allowMore(work: number): void;
  isOver(): boolean;
  /** Whether so much was done since somebody asked that others should have their turn. */
  isFull(): boolean;
  /** How much was done since somebody asked last. */
  takeDone(): number;
  /** Whether each mistake was tried by itself. */
  hasTriedEach: boolean;
  /** Whether all pairs were tried as well. */
  hasTriedAll: boolean;
  readonly ways: number;
}

export function createSearch<Parts extends SecretPart>(
  scheme: SigningScheme<Parts>,
  claimed: string,
): Search<Parts> {
  let [work, ways, told, end] = [0, 0, 0, bounds.searchWork as number];
  const couldBe = (parts: Parts): boolean => scheme.couldBe?.(parts, claimed) !== false;
  return {
    couldBe,
    goFurther(more) {
      end = Math.max(end, work + more);
    },
    allowMore(more) {
      end += more;
    },
    isClaimed(parts) {
      if (!couldBe(parts)) {
        work += bounds.searchGlance;
        return false;
      }
      const { canonicalRequest = '', stringToSign, signature } = scheme.sign(parts);
      work += bounds.searchTry + canonicalRequest.length + stringToSign.length;
      ways += 1;
      return signature === claimed;
    },
    isOver: () => work > end,
    isFull: () => work - told > bounds.searchTurn,
    takeDone() {
      const done = work - told;
      told = work;
      return Math.ceil(done / bounds.searchShare);
    },
    hasTriedEach: false,
    hasTriedAll: true,
    get ways() {
      return ways;
    },
  };
}
