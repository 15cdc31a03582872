import type { Finding } from '../../../contracts/core/diagnosis/finding.ts';
import { isMuted, type Mute } from '../../../contracts/core/diagnosis/mute.ts';
import type { JournalEntry } from '../journal/journal.ts';
import { countCall } from './call-counter.ts';
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

/** So many calls wait to be analyzed at most, and so many bytes of them: then all are. */
const mostWaiting = 16;
const mostWaitingBytes = 65_536;

/** How many calls have been analyzed, and how many could not be, because a rule broke on them. */
export interface Analyzed {
  /** How many calls were looked at. */
  readonly analyzed: number;
  /** How many calls could not be looked at, since a rule or the emulator itself broke on them. */
  readonly unanalyzed: number;
}

/** What the analyzer asks of a call, once it has time for it. */
interface AnalyzableCall extends Pick<CallFacts, 'vendor' | 'reading' | 'found'> {
  /** The credential that the call claims to have. */
  readonly ownCredential: () => unknown;
  /** The limit of the operation, without those of faults. */
  readonly ownLimit: () => CallFacts['limit'];
  /** The fields of the input before validation. */
  readonly fields: CallFacts['input'];
}

/** A call as it passed. */
export interface PassedCall {
  /** The call in the journal. */
  readonly entry: JournalEntry;
  /** What else is known of it. */
  readonly call: AnalyzableCall;
  /** Whether the reply is the vendor’s own, untouched by faults. */
  readonly isAsWritten: boolean;
}

/**
 * Watches the calls of one sandbox for what a vendor would punish. It gets each call when that passes, so that nothing is
 * missed that the journal drops later, and keeps none but the last few, which it looks at together, and always before it
 * says anything: its memory is bounded, whatever callers send.
 */
export interface Analyzer {
  /** Takes the next call. A rule that breaks on it is told of, and the calls after it are analyzed all the same. */
  see(call: PassedCall): void;
  /** Counts a call of which nothing can be said, since the emulator itself broke on it. */
  passOver(entry: JournalEntry): void;
  /** How many calls were looked at. */
  analyzed(): Analyzed;
  /** What was found and is not muted. */
  findings(): readonly Finding[];
  /** How many findings are muted. */
  muted(): number;
  /** How often each operation had each outcome. */
  tallies(): readonly Tally[];
  /** What the client has met of what is documented, up to now. */
  coverage(): Coverage;
  /** Hears that somebody else than the callers has changed the state of the sandbox. */
  stateChanged(): void;
  /** Forgets all calls, as if the next one were the first. */
  forget(): void;
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

/** `report` hears of what a rule throws. */
export function createAnalyzer(knownIds: KnownIds, report: (error: unknown) => void): Analyzer {
  // The rules are most of what a sandbox weighs, and most sandboxes get no call.
  let rules: ReturnType<typeof createRules> | undefined;
  const getRules = () => (rules ??= createRules(knownIds));
  let [tallies, read] = [createTallies(), createReader()];
  let [analyzed, unanalyzed] = [0, 0];
  const { add, catchUp } = createQueue((call) => {
    tallies.add(call.entry);
    try {
      getRules().see(read(call));
      analyzed += 1;
    } catch (error) {
      unanalyzed += 1;
      report(error);
    }
  });
  return {
    see: add,
    passOver(entry) {
      catchUp();
      tallies.add(entry);
      unanalyzed += 1;
    },
    analyzed() {
      catchUp();
      return { analyzed, unanalyzed };
    },
    findings() {
      catchUp();
      return getRules().findings();
    },
    muted: () => 0,
    tallies() {
      catchUp();
      return tallies.all();
    },
    coverage() {
      catchUp();
      return getRules().coverage;
    },
    stateChanged() {
      catchUp();
      rules?.stateChanged();
    },
    forget() {
      catchUp();
      rules = undefined;
      [tallies, read] = [createTallies(), createReader()];
      [analyzed, unanalyzed] = [0, 0];
    },
  };
}

/** Turns calls, in their order, into what the rules look at. */
function createReader(): (call: PassedCall) => WatchedCall {
  const callers = createCallers();
  return ({ entry, call, isAsWritten }) => {
    const { vendor, reading, found } = call;
    const credential = call.ownCredential();
    const input = () => call.fields();
    const facts = { vendor, reading, found, credential, limit: call.ownLimit(), isAsWritten, input };
    const caller = callers.meet(entry.vendor, entry.credentialId, entry.request.timing);
    return new WatchedCall(entry, facts, caller, countCall(caller, entry, facts));
  };
}

/** Has all rules look at calls, and remembers what they found. */
function createRules(knownIds: KnownIds) {
  const watchers = neutralRules(knownIds).map((rule) => ({ rule, watcher: rule.watch() }));
  const [found, walks, coverage] = [createFound(), createWalks(), createCoverage()];
  return {
    see(call: WatchedCall): void {
      const step = walks.follow(call);
      for (const { rule, watcher } of watchers) {
        const sightings = watcher.see(call, step);
        // Hardly any rule has something to say of a call, and asking that first is quicker than walking through nothing.
        if (sightings.length > 0) for (const sighting of sightings) found.add(rule, placeOf(call), sighting);
      }
      for (const rule of call.vendor.findings ?? noRules) {
        const detail = rule.spot(call);
        if (detail !== undefined) found.add(rule, placeOf(call), { detail, evidence: [call.id] });
      }
      coverage.see(call);
    },
    stateChanged(): void {
      for (const { watcher } of watchers) watcher.stateChanged?.();
    },
    findings(): readonly Finding[] {
      const all = found.copy();
      for (const { rule, watcher } of watchers) {
        for (const conclusion of watcher.conclude?.() ?? []) all.add(rule, conclusion, conclusion);
      }
      return all.findings();
    },
    coverage,
  };
}

function placeOf({ vendor, operation }: WatchedCall) {
  return { vendor: vendor.name, operation };
}

/** Calls that wait to be analyzed, in their order. */
function createQueue(analyze: (call: PassedCall) => void) {
  let waiting: PassedCall[] = [];
  let bytes = 0;
  const catchUp = (): void => {
    const calls = waiting;
    [waiting, bytes] = [[], 0];
    calls.forEach(analyze);
  };
  const add = (call: PassedCall): void => {
    const { request, reply } = call.entry;
    waiting.push(call);
    bytes += request.target.length + request.body.length + reply.body.length;
    if (waiting.length >= mostWaiting || bytes > mostWaitingBytes) catchUp();
  };
  return { add, catchUp };
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
