import type { FindingRule, Sighting } from '../../../contracts/core/diagnosis/finding.ts';
import type { Step } from './page-walks.ts';
import type { WatchedCall } from './analyzed-call.ts';

/** Watches the calls of one sandbox in their order, remembering no more than it must. */
export interface Watcher {
  /** `step` is there where the call reads a page of a list. */
  see(call: WatchedCall, step: Step | undefined): readonly Sighting[];
  /** What can only be said of all calls so far; it may be asked again and again. */
  conclude?(): readonly Conclusion[];
  /** Hears that somebody else than the callers has changed the state: the control API, or a scenario. */
  stateChanged?(): void;
}

/** A sighting that belongs to no single call. */
export interface Conclusion extends Sighting {
  readonly vendor: string;
  readonly operation: string;
}

/** A rule that holds for every vendor. */
export interface NeutralRule extends FindingRule {
  watch(): Watcher;
}

export const nothingSeen: readonly Sighting[] = [];
