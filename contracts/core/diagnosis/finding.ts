import type { Source } from '../contract/source.ts';
import type { CallTypes } from '../contract/vendor-types.ts';
import type { HttpRequest } from '../wire/http.ts';

export const severities = ['info', 'warning', 'error'] as const;
export type Severity = (typeof severities)[number];

/** Something that a vendor would punish, or a reviewer would flag, in the calls of a client. */
export interface FindingRule {
  /** The name of the rule, such as `retry-without-end`. */
  readonly id: string;
  /** The worst that it says. `error` is only what a client that is right can never do. */
  readonly severity: Severity;
  /** What is wrong, in a sentence. */
  readonly title: string;
  /** How it is known that this matters. */
  readonly source: Source;
  /** What to do instead, in a sentence. */
  readonly advice: string;
}

/** One occasion on which a rule applies. */
export interface Sighting {
  /** What was seen, in a sentence. */
  readonly detail: string;
  /** The ids of the calls in the journal that show it. */
  readonly evidence: readonly number[];
  /** Where the occasion is less grave than the rule can be. */
  readonly severity?: Severity;
  /** What the occasion is about, such as a field, where one operation may have several of them. */
  readonly about?: string;
}

/** What a rule finds, with everything that is needed to act on it. */
export interface Finding {
  /** The same for the same rule, operation and subject, whatever else was called, and after a restart. */
  readonly id: string;
  /** The rule that saw it, for example `retry-without-end`. */
  readonly rule: string;
  /** How grave it is: `error`, `warning` or `info`. */
  readonly severity: Severity;
  /** What is wrong, in a sentence. */
  readonly title: string;
  /** The vendor that was called. */
  readonly vendor: string;
  /** The key of the operation; absent where none was found. */
  readonly operation?: string;
  /** How often it was seen. */
  readonly count: number;
  /** The first journal ids that show it. */
  readonly evidence: readonly number[];
  /** What was seen first, in a sentence. */
  readonly detail: string;
  /** What to do about it. */
  readonly advice: string;
  /** Where the vendor says so, or what else the rule rests on. */
  readonly source: Source;
}

/** A call as a vendor's own rules see it. */
export interface SpottedCall<T extends CallTypes> {
  /** The request as it came. */
  readonly request: HttpRequest;
  /** What the codec read of it. */
  readonly reading: T['reading'];
  /** The key of the operation, where one was found. */
  readonly operation: string | undefined;
  /** The fields of the input before validation. */
  readonly input: Readonly<Record<string, unknown>>;
  /** `success`, or the key of the vendor's error. */
  readonly outcome: string;
  /** The credential that the call claims to have, where there is one. */
  readonly credential: T['credential'] | undefined;
  /** Milliseconds since 1970 by the sandbox's clock. */
  readonly now: number;
}

/** A rule of one vendor, which looks at each call by itself. */
export interface VendorRule<T extends CallTypes> extends FindingRule {
  /** What is wrong with a call, in a sentence; undefined when nothing is. */
  spot(call: SpottedCall<T>): string | undefined;
}

/** The worst first; what is equally bad stays in the order in which it was found. */
export function byGravity(left: Pick<Finding, 'severity'>, right: Pick<Finding, 'severity'>): number {
  return severities.indexOf(right.severity) - severities.indexOf(left.severity);
}

/** Whether a finding is at least as bad as that. */
export function isAtLeast({ severity }: Pick<Finding, 'severity'>, least: Severity): boolean {
  return severities.indexOf(severity) >= severities.indexOf(least);
}

/** How an outcome was met, from nothing to what says the most: one wrong step outweighs any number of right ones. */
export const coverageStates = ['never met', 'met', 'met and handled', 'met and mishandled'] as const;
