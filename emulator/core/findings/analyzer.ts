import type { Finding } from '../../../contracts/core/diagnosis/finding.ts';
import { isMuted, type Mute } from '../../../contracts/core/diagnosis/mute.ts';
import type { JournalEntry } from '../journal/journal.ts';
import { createCallCounter } from './call-counter.ts';
import { createCallers } from './callers.ts';
import { transportRules } from './transport-rules.ts';
import { createCoverage, type Coverage } from './coverage.ts';
import { createFound } from './found.ts';
import { inputRules } from './input-rules.ts';
import { longIdRules, type KnownIds } from './long-id-rules.ts';
import { pagingRules } from './paging-rules.ts';
import { rateRules } from './rate-rules.ts';
import { retryRules } from './retry-rules.ts';
import type { NeutralRule } from './rule.ts';
import { spellingRules } from './spelling-rules.ts';
import { repeatRules } from './repeat-rules.ts';
import { valueRules } from './value-rules.ts';
import { createTallies, type Tally } from './tally.ts';
import { createWalks } from './page-walks.ts';
import { WatchedCall, type CallFacts } from './analyzed-call.ts';

/** How many calls have been analyzed, and how many could not be, because a rule broke on them. */
export interface Analyzed {
  readonly analyzed: number;
  readonly unanalyzed: number;
}

/**
 * Watches the calls of one sandbox for what a vendor would punish. It sees each call while that passes, so that nothing is
 * missed that the journal drops later, and keeps no call: its memory is bounded, whatever callers send.
 */
export interface Analyzer {
  /** Takes the next call. It throws where a rule breaks, and goes on with the call after it. */
  see(entry: JournalEntry, facts: CallFacts): void;
  /** Counts a call of which nothing can be said, since the emulator itself broke on it. */
  passOver(entry: JournalEntry): void;
  analyzed(): Analyzed;
  /** What was found and is not muted. */
  findings(): readonly Finding[];
  /** How many findings are muted. */
  muted(): number;
  /** How often each operation had each outcome. */
  tallies(): readonly Tally[];
  readonly coverage: Coverage;
}

/** The rules that hold for every vendor. */
export function neutralRules(knownIds: KnownIds = () => new Set()): readonly NeutralRule[] {
  return [
    ...retryRules,
    ...pagingRules,
    ...inputRules,
    ...spellingRules,
    ...valueRules,
    ...repeatRules,
    ...longIdRules(knownIds),
    ...rateRules,
    ...transportRules,
  ];
}

const noRules: readonly never[] = [];

export function createAnalyzer(knownIds: KnownIds): Analyzer {
  const watchers = neutralRules(knownIds).map((rule) => ({ rule, watcher: rule.watch() }));
  const found = createFound();
  const [coverage, callers, walks, tallies, countInWindow] = [
    createCoverage(),
    createCallers(),
    createWalks(),
    createTallies(),
    createCallCounter(),
  ];
  let [analyzed, unanalyzed] = [0, 0];

  const look = (call: WatchedCall): void => {
    const place = { vendor: call.vendor.name, operation: call.operation };
    const step = walks.follow(call);
    for (const { rule, watcher } of watchers) {
      for (const sighting of watcher.see(call, step)) found.add(rule, place, sighting);
    }
    for (const rule of call.vendor.findings ?? noRules) {
      const detail = rule.spot(call);
      if (detail !== undefined) found.add(rule, place, { detail, evidence: [call.id] });
    }
    coverage.see(call);
  };

  return {
    see(entry, facts) {
      tallies.add(entry);
      // A rule that breaks on a call leaves it unanalyzed.
      unanalyzed += 1;
      const caller = callers.meet(entry.vendor, entry.credentialId, entry.request.timing);
      look(new WatchedCall(entry, facts, caller, countInWindow(caller, entry, facts)));
      unanalyzed -= 1;
      analyzed += 1;
    },
    passOver(entry) {
      tallies.add(entry);
      unanalyzed += 1;
    },
    analyzed: () => ({ analyzed, unanalyzed }),
    findings() {
      const all = found.copy();
      for (const { rule, watcher } of watchers) {
        for (const conclusion of watcher.conclude?.() ?? []) all.add(rule, conclusion, conclusion);
      }
      return all.findings();
    },
    muted: () => 0,
    tallies: () => tallies.all(),
    coverage,
  };
}

/** The same analyzer, without the findings that nobody wants to hear of. */
export function muteFindings(analyzer: Analyzer, mutes: readonly Mute[]): Analyzer {
  if (mutes.length === 0) return analyzer;
  const isHeard = (finding: Finding): boolean => !isMuted(finding, mutes);
  return {
    ...analyzer,
    findings: () => analyzer.findings().filter(isHeard),
    muted: () => analyzer.findings().filter((finding) => !isHeard(finding)).length,
  };
}
