import type { Finding, FindingRule, Sighting } from '../../../contracts/core/finding.ts';
import { carriageRules } from './carriage.ts';
import { createCoverage, type Coverage } from './coverage.ts';
import { ignoredErrorRules } from './ignored-errors.ts';
import { inputRules } from './inputs.ts';
import { damagedNumbers, type KnownIds } from './long-ids.ts';
import { pagingRules } from './paging.ts';
import { rateRules } from './rates.ts';
import { retryRules } from './retries.ts';
import type { NeutralRule } from './rule.ts';
import type { WatchedCall } from './watched-call.ts';

/** So many journal ids are kept as evidence of one finding. */
const mostEvidence = 10;

/** How many calls have been judged, and how many could not be, because the journal had dropped them before. */
export interface Judged {
  readonly judged: number;
  readonly unjudged: number;
}

/** Watches the calls of one sandbox, in their order, for what a vendor would punish. */
export interface Judge {
  /** The id of the last call that it has seen. */
  lastSeen(): number;
  /** Takes the next call; ids that were left out are counted as unjudged. */
  see(call: WatchedCall): void;
  judged(): Judged;
  findings(): readonly Finding[];
  readonly coverage: Coverage;
}

/** The rules that hold for every vendor. */
export function neutralRules(knownIds: KnownIds = () => new Set()): readonly NeutralRule[] {
  return [
    ...retryRules,
    ...pagingRules,
    ...inputRules,
    damagedNumbers(knownIds),
    ...ignoredErrorRules,
    ...rateRules,
    ...carriageRules,
  ];
}

export function createJudge(knownIds: KnownIds): Judge {
  const watchers = neutralRules(knownIds).map((rule) => ({ rule, watcher: rule.watch() }));
  const found = new Map<string, Finding>();
  const coverage = createCoverage();
  let [lastSeen, judged] = [0, 0];

  return {
    lastSeen: () => lastSeen,
    see(call) {
      [lastSeen, judged] = [call.id, judged + 1];
      const place = { vendor: call.vendor.name, operation: call.operation };
      for (const { rule, watcher } of watchers) {
        for (const sighting of watcher.see(call)) add(found, rule, place, sighting);
      }
      for (const rule of call.vendor.findings ?? []) {
        const detail = rule.spot(call);
        if (detail !== undefined) add(found, rule, place, { detail, evidence: [call.id] });
      }
      coverage.see(call);
    },
    judged: () => ({ judged, unjudged: lastSeen - judged }),
    findings() {
      const all = new Map(found);
      for (const { rule, watcher } of watchers) {
        for (const conclusion of watcher.conclude?.() ?? []) add(all, rule, conclusion, conclusion);
      }
      return [...all.values()];
    },
    coverage,
  };
}

interface Place {
  readonly vendor: string;
  readonly operation: string | undefined;
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
