import { checkMatch, firstProblems, unknownName, type FormProblem } from './check-match.ts';
import type { FaultRule } from './fault-rule.ts';
import { withoutBlanks } from '../contract/filled-error-key.ts';
import { sharedErrors } from '../contract/gateway-errors.ts';
import { shorten } from './shorten.ts';
import type { Vendor } from '../contract/vendor.ts';
import { operationsByKey } from '../contract/find-operation.ts';

/** Finds rules that name what is not there and rules that can never fire. */
export function checkFaultRules(
  rules: readonly FaultRule[],
  vendors: readonly Vendor[],
): readonly FormProblem[] {
  const earlier = createEarlierRules();
  return firstProblems(rules, (rule) => {
    const problem = checkNames(rule, vendors) ?? checkReach(rule, earlier);
    earlier.add(rule);
    return problem;
  });
}

function checkNames(rule: FaultRule, vendors: readonly Vendor[]): FormProblem | undefined {
  const { match } = rule;
  const problem = checkMatch(match, vendors);
  if (problem) return { ...problem, path: ['match', ...problem.path] };
  const vendor = vendors.find(({ name }) => name === match.vendor);
  return vendor && checkEffect(rule, vendor);
}

function checkEffect(rule: FaultRule, vendor: Vendor): FormProblem | undefined {
  const { effect, match } = rule;
  const operations = [...operationsByKey(vendor)]
    .filter(([key]) => match.operation === undefined || key === match.operation)
    .map(([, operation]) => operation);
  if (isOverride(rule) && (match.where ?? Object.values(rule.when).some((value) => value !== undefined))) {
    return {
      path: ['effect', 'type'],
      message: 'a limit holds for all calls alike: leave out where and when',
    };
  }
  if (effect.type === 'error') {
    const codes = [...new Set([...operations.flatMap(({ errors }) => errors), ...sharedErrors(vendor)])];
    if (!codes.includes(effect.code))
      return unknownName(
        ['effect', 'code'],
        'error of this operation',
        effect.code,
        codes.map(withoutBlanks),
      );
  }
  if (effect.type === 'partial-commit' && operations.every(({ batch }) => batch === undefined)) {
    return { path: ['effect', 'type'], message: 'this can never fire: the operation takes no list' };
  }
  if (effect.type === 'quota') {
    const quotas = operations.flatMap((operation) => operation.quotas ?? []);
    if (!quotas.includes(effect.quota))
      return unknownName(['effect', 'quota'], 'quota of this operation', effect.quota, quotas);
  }
  return undefined;
}

/** A rule behind one that takes every call it could take never gets a turn. */
function checkReach(rule: FaultRule, earlier: EarlierRules): FormProblem | undefined {
  if (earlier.has(rule.id)) return { path: ['id'], message: `there are two rules "${shorten(rule.id)}"` };
  const cover = earlier.findCover(rule);
  if (cover === undefined) return undefined;
  return {
    path: ['match'],
    message: `this can never fire: the rule "${shorten(cover)}" before it takes every such call`,
  };
}

/** The rules before one, found by what they take, so that many rules take no longer than each of them alone. */
interface EarlierRules {
  add(rule: FaultRule): void;
  has(id: string): boolean;
  /** The id of the first rule that leaves nothing to a later one. */
  findCover(later: FaultRule): string | undefined;
}

function createEarlierRules(): EarlierRules {
  const ids = new Map<string, number>();
  const covers = new Map<string, string>();
  return {
    add(rule) {
      if (!ids.has(rule.id)) ids.set(rule.id, ids.size);
      const key = takenCalls(rule, rule.match.operation);
      if (takesAll(rule) && !covers.has(key)) covers.set(key, rule.id);
    },
    has: (id) => ids.has(id),
    findCover(later) {
      const found = new Set([undefined, later.match.operation]);
      const candidates = [...found].flatMap((operation) => covers.get(takenCalls(later, operation)) ?? []);
      return candidates.toSorted((left, right) => ids.get(left)! - ids.get(right)!)[0];
    },
  };
}

/** What a rule and another one of its kind take from each other: a limit from a limit, a fault from a fault. */
function takenCalls(rule: FaultRule, operation: string | undefined): string {
  const { effect, match } = rule;
  const quota = effect.type === 'quota' ? effect.quota : '';
  return JSON.stringify([isOverride(rule) ? effect.type : 'fault', quota, match.vendor, operation]);
}

/** Whether a rule leaves nothing to a later one of its kind. */
function takesAll(rule: FaultRule): boolean {
  const { when, effect, match } = rule;
  if (isOverride(rule)) return true;
  const always = when.after === undefined && when.times === undefined && (when.every ?? 1) === 1;
  const passesOn = effect.type === 'latency' || effect.type.startsWith('callback-');
  return always && match.where === undefined && !passesOn;
}

function isOverride({ effect }: FaultRule): boolean {
  return effect.type === 'rate-limit' || effect.type === 'quota';
}
