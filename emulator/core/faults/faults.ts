import type { EffectOf, FaultEffect, FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import type { IdSource } from '../../../contracts/core/contract/int64.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';

/** Effects that change a limit while their rule stands, instead of happening to one call. */
type OverrideType = 'rate-limit' | 'quota';
/** Effects on the callbacks that a call sets off; the call itself goes on as if nothing had happened. */
export type CallbackEffect = EffectOf<'callback-drop' | 'callback-timeout' | 'callback-retry'>;
type CallEffect = Exclude<FaultEffect, { type: OverrideType } | { type: 'latency' } | CallbackEffect>;

/** A fault that happens to a call. Latency has become a number of milliseconds. */
export interface Fired {
  /** The ids of the rules that fired. */
  readonly ids: readonly string[];
  /** How long the reply is kept back, in milliseconds. */
  readonly delayMs: number;
  /** What happens to the call besides, if anything. */
  readonly effect: CallEffect | undefined;
  /** What happens to its callbacks. */
  readonly callbackEffects: readonly CallbackEffect[];
}

/** A limit that stands in the place of a documented one. */
export interface Override {
  /** How many, in the place of the documented number. */
  readonly limit: number;
  /** Notes that the limit has decided about a call, which counts as firing. */
  use(): void;
}

export interface FaultReport {
  /** The rule. */
  readonly rule: FaultRule;
  /** How many calls it matched. */
  readonly matched: number;
  /** How often it fired. */
  readonly fired: number;
}

/** The faults of one sandbox. Of the rules that fire on a call the first decides; latency adds to whatever follows it. */
export interface Faults {
  /** Whether there is anything to ask for. A field, so that a call in a sandbox without rules asks for nothing. */
  readonly hasRules: boolean;
  /** Puts other rules in the place of all. */
  replace(rules: readonly FaultRule[]): void;
  /** Counts a call, and says what happens to it. */
  fire(vendor: string, operation: string, input: unknown): Fired;
  /** The rate limit that stands in the place of the documented one, if any. */
  rateLimit(vendor: string, operation: string): Override | undefined;
  /** The quota that stands in the place of the documented one, if any. */
  quota(vendor: string, operation: string, quota: string): Override | undefined;
  /** The rules, with how often each matched and fired. */
  report(): readonly FaultReport[];
  /** The counts of the rules, in their order. */
  snapshot(): readonly (readonly [matched: number, fired: number])[];
  /** Puts the counts of a snapshot back. */
  restore(counts: readonly (readonly [matched: number, fired: number])[]): void;
}

interface Entry {
  readonly rule: FaultRule;
  matched: number;
  fired: number;
}

const nothing: Fired = { ids: [], delayMs: 0, effect: undefined, callbackEffects: [] };

export function createFaults(rules: readonly FaultRule[], ids: IdSource): Faults {
  let entries = toEntries(rules);

  const findOverride = <Type extends OverrideType>(
    type: Type,
    vendor: string,
    operation: string,
    isMeant: (effect: EffectOf<Type>) => boolean,
  ): Override | undefined => {
    const entry = entries.find(
      ({ rule }) =>
        rule.effect.type === type &&
        concerns(rule, vendor, operation) &&
        isMeant(rule.effect as EffectOf<Type>),
    );
    if (!entry) return undefined;
    const { limit } = entry.rule.effect as EffectOf<OverrideType>;
    return {
      limit,
      use() {
        entry.matched += 1;
        entry.fired += 1;
      },
    };
  };

  const faults: Faults & { hasRules: boolean } = {
    hasRules: rules.length > 0,
    replace(next) {
      entries = toEntries(next);
      faults.hasRules = next.length > 0;
    },
    fire(vendor, operation, input) {
      const fired: string[] = [];
      const callbackEffects: CallbackEffect[] = [];
      let delayMs = 0;
      for (const entry of entries) {
        const { effect } = entry.rule;
        if (isOverride(effect) || !concerns(entry.rule, vendor, operation) || !agrees(entry.rule, input))
          continue;
        if (!isDue(entry)) continue;
        fired.push(entry.rule.id);
        if (isCallbackEffect(effect)) callbackEffects.push(effect);
        else if (effect.type === 'latency') delayMs += drawLatency(effect, ids);
        else return { ids: fired, delayMs, effect, callbackEffects };
      }
      return fired.length === 0 ? nothing : { ids: fired, delayMs, effect: undefined, callbackEffects };
    },
    rateLimit: (vendor, operation) => findOverride('rate-limit', vendor, operation, () => true),
    quota: (vendor, operation, quota) =>
      findOverride('quota', vendor, operation, (effect) => effect.quota === quota),
    report: () => entries.map(({ rule, matched, fired }) => ({ rule, matched, fired })),
    snapshot: () => entries.map(({ matched, fired }) => [matched, fired]),
    restore(counts) {
      for (const [index, [matched, fired]] of counts.entries()) {
        const entry = entries[index];
        if (entry) Object.assign(entry, { matched, fired });
      }
    },
  };
  return faults;
}

function toEntries(rules: readonly FaultRule[]): Entry[] {
  return rules.map((rule) => ({ rule, matched: 0, fired: 0 }));
}

function isOverride(effect: FaultEffect): effect is EffectOf<OverrideType> {
  return effect.type === 'rate-limit' || effect.type === 'quota';
}

function isCallbackEffect(effect: FaultEffect): effect is CallbackEffect {
  return effect.type.startsWith('callback-');
}

/** The form of the rule has made sure that there is either `ms`, or both ends of the range. */
function drawLatency({ ms, minMs = 0, maxMs = 0 }: EffectOf<'latency'>, ids: IdSource): number {
  return ms ?? minMs + ids.integer(maxMs - minMs + 1);
}

function concerns({ match }: FaultRule, vendor: string, operation: string): boolean {
  return match.vendor === vendor && (match.operation === undefined || match.operation === operation);
}

function agrees({ match: { where } }: FaultRule, input: unknown): boolean {
  if (!where) return true;
  const fields = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
  return Object.entries(where).every(([field, expected]) => asText(fields[field]) === asText(expected));
}

/** Counts a matching call and says whether the rule fires on it. */
function isDue(entry: Entry): boolean {
  const { after = 0, every = 1, times = Infinity } = entry.rule.when;
  entry.matched += 1;
  const position = entry.matched - after;
  if (position < 1 || position % every !== 0 || entry.fired >= times) return false;
  entry.fired += 1;
  return true;
}

/** An id may be a number in a rule and text in an input. */
function asText(value: unknown): string {
  return typeof value === 'string' ? value : printJson(value);
}
