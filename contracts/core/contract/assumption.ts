import type { Source } from './source.ts';

/** A guess that somebody had to make, because the vendor's documents contradict each other or are silent. */
export interface Assumption<Value extends string = string> {
  /** What the documents leave open, as a question. */
  readonly question: string;
  /** The choice in force unless a sandbox says otherwise: what the evidence speaks for. */
  readonly default: Value;
  /** The other choices, at least one. */
  readonly alternatives: readonly Value[];
  /** What speaks for the default: a page, an observed reply, or nothing but likelihood. */
  readonly evidence: Source;
  /** What a client would notice if the guess were wrong. */
  readonly notice: string;
  /** The keys of the operations it bears on; absent when it bears on all of the vendor's. */
  readonly operations?: readonly string[];
  /** The choice of the `lenient` profile, where it differs from the default. */
  readonly lenient?: Value;
  /** The choice of the `adversary` profile; without it the first alternative. */
  readonly adversary?: Value;
}

/** The assumptions of a vendor by id, for example `list-paging-field`. */
export type Assumptions = Readonly<Record<string, Assumption>>;

/** What an assumption may be decided as. */
export type AssumptionValue<A extends Assumption> = A['default'];

/** Declares assumptions: their types say the ids and, of each, what it may be decided as, and leave the texts out. */
export function guesses<const Values extends Readonly<Record<string, string>>>(declared: {
  readonly [Id in keyof Values]: Assumption<Values[Id]>;
}): { readonly [Id in keyof Values]: Assumption<Values[Id]> } {
  return declared;
}

/** Asks for an assumption: how does this sandbox decide the question `id`? */
export type Assume<A extends Assumptions> = <Id extends keyof A & string>(id: Id) => AssumptionValue<A[Id]>;

export const profiles = ['documented', 'lenient', 'adversary'] as const;
/** A whole set of choices: as documented, as a vendor that lets more through, or as one that lets the least through. */
export type Profile = (typeof profiles)[number];

export function valueInProfile(assumption: Assumption, profile: Profile): string {
  if (profile === 'lenient') return assumption.lenient ?? assumption.default;
  if (profile === 'adversary')
    return assumption.adversary ?? assumption.alternatives[0] ?? assumption.default;
  return assumption.default;
}
