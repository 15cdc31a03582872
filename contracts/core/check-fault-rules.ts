import { checkMatch, unknownName, type FormProblem } from './check-match.ts';
import type { FaultRule } from './fault.ts';
import { sharedErrors } from './shared-errors.ts';
import type { Vendor } from './vendor.ts';

/** Finds rules that name what is not there and rules that can never fire. */
export function checkFaultRules(
  rules: readonly FaultRule[],
  vendors: readonly Vendor[],
): readonly FormProblem[] {
  return rules.flatMap((rule, index) => {
    const problem = checkNames(rule, vendors) ?? checkReach(rule, rules.slice(0, index));
    return problem ? [{ ...problem, path: [index, ...problem.path] }] : [];
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
  const operations = Object.entries(vendor.operations)
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
      return unknownName(['effect', 'code'], 'error of this operation', effect.code, codes);
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
function checkReach(rule: FaultRule, earlier: readonly FaultRule[]): FormProblem | undefined {
  if (earlier.some(({ id }) => id === rule.id))
    return { path: ['id'], message: `there are two rules "${rule.id}"` };
  const cover = earlier.find((candidate) => takesAll(candidate, rule) && covers(candidate, rule));
  if (!cover) return undefined;
  return {
    path: ['match'],
    message: `this can never fire: the rule "${cover.id}" before it takes every such call`,
  };
}

/** Whether a rule leaves nothing to a later one of its kind: a limit to another limit, a fault to another fault. */
function takesAll(rule: FaultRule, later: FaultRule): boolean {
  const { when, effect, match } = rule;
  if (isOverride(rule) || isOverride(later)) return quotaOrType(rule) === quotaOrType(later);
  const always = when.after === undefined && when.times === undefined && (when.every ?? 1) === 1;
  const passesOn = effect.type === 'latency' || effect.type.startsWith('callback-');
  return always && match.where === undefined && !passesOn;
}

function quotaOrType({ effect }: FaultRule): string {
  return effect.type === 'quota' ? `quota ${effect.quota}` : effect.type;
}

function isOverride({ effect }: FaultRule): boolean {
  return effect.type === 'rate-limit' || effect.type === 'quota';
}

function covers({ match: wide }: FaultRule, { match: narrow }: FaultRule): boolean {
  return (
    wide.vendor === narrow.vendor && (wide.operation === undefined || wide.operation === narrow.operation)
  );
}
