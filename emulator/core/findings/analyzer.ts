import type { Finding, FindingRule, Sighting } from '../../../contracts/core/diagnosis/finding.ts';
import type { JournalEntry } from '../journal/journal.ts';
import { createCallers } from './callers.ts';
import { transportRules } from './transport-rules.ts';
import { createCoverage, type Coverage } from './coverage.ts';
import { inputRules } from './input-rules.ts';
import { damagedNumbers, type KnownIds } from './long-id-rules.ts';
import { pagingRules } from './paging-rules.ts';
import { rateRules } from './rate-rules.ts';
import { retryRules } from './retry-rules.ts';
import type { NeutralRule } from './rule.ts';
import { createTallies, type Tally } from './tally.ts';
import { createWalks } from './page-walks.ts';
import { WatchedCall, type CallFacts } from './analyzed-call.ts';

/** So many journal ids are kept as evidence of one finding. */
const mostEvidence = 10;

/** How many calls have been judged, and how many could not be, because a rule broke on them. */
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
  findings(): readonly Finding[];
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
    damagedNumbers(knownIds),
    ...rateRules,
    ...transportRules,
  ];
}

export function createAnalyzer(knownIds: KnownIds): Analyzer {
  const watchers = neutralRules(knownIds).map((rule) => ({ rule, watcher: rule.watch() }));
  const found = new Map<string, Finding>();
  const [coverage, callers, walks, tallies] = [
    createCoverage(),
    createCallers(),
    createWalks(),
    createTallies(),
  ];
  let [analyzed, unanalyzed] = [0, 0];

  const look = (call: WatchedCall): void => {
    const step = walks.follow(call);
    for (const { rule, watcher } of watchers) {
      for (const sighting of watcher.see(call, step)) add(found, rule, placeOf(call), sighting);
    }
    for (const rule of call.vendor.findings ?? []) {
      const detail = rule.spot(call);
      if (detail !== undefined) add(found, rule, placeOf(call), { detail, evidence: [call.id] });
    }
    coverage.see(call);
  };

  return {
    see(entry, facts) {
      tallies.add(entry);
      // A rule that breaks on a call leaves it unjudged.
      unanalyzed += 1;
      look(
        new WatchedCall(entry, facts, callers.meet(entry.vendor, entry.credentialId, entry.request.timing)),
      );
      unanalyzed -= 1;
      analyzed += 1;
    },
    passOver(entry) {
      tallies.add(entry);
      unanalyzed += 1;
    },
    analyzed: () => ({ analyzed, unanalyzed }),
    findings() {
      const all = new Map(found);
      for (const { rule, watcher } of watchers) {
        for (const conclusion of watcher.conclude?.() ?? []) add(all, rule, conclusion, conclusion);
      }
      return [...all.values()];
    },
    tallies: () => tallies.all(),
    coverage,
  };
}

interface Place {
  readonly vendor: string;
  readonly operation: string | undefined;
}

function placeOf({ vendor: { name: vendor }, operation }: WatchedCall): Place {
  return { vendor, operation };
}

/** What is seen again of the same operation makes the finding that is there stronger. */
function add(found: Map<string, Finding>, rule: FindingRule, place: Place, sighting: Sighting): void {
  const { vendor, operation } = place;
  const key = JSON.stringify([rule.id, vendor, operation]);
  const known = found.get(key);
  const { id, severity, title, advice, source } = rule;
  const evidence = new Set([...(known?.evidence ?? []), ...sighting.evidence]);
  found.set(key, {
    rule: id,
    severity,
    title,
    vendor,
    ...(operation !== undefined && { operation }),
    count: (known?.count ?? 0) + 1,
    evidence: [...evidence].slice(0, mostEvidence),
    detail: known?.detail ?? sighting.detail,
    advice,
    source,
  });
}
