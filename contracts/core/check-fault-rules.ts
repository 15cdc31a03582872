import type { FaultRule } from './fault.ts';
import { hintAt } from './nearest-names.ts';
import { sharedErrors } from './shared-errors.ts';
import type { Vendor } from './vendor.ts';

/** What is wrong with one rule of a list: its place, the field, and a sentence. */
export interface FaultProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Finds rules that name what is not there and rules that can never fire. */
export function checkFaultRules(
  rules: readonly FaultRule[],
  vendors: readonly Vendor[],
): readonly FaultProblem[] {
  return rules.flatMap((rule, index) => {
    const problem = checkNames(rule, vendors) ?? checkReach(rule, rules.slice(0, index));
    return problem ? [{ ...problem, path: [index, ...problem.path] }] : [];
  });
}

function checkNames(rule: FaultRule, vendors: readonly Vendor[]): FaultProblem | undefined {
  const { match } = rule;
  const vendor = vendors.find(({ name }) => name === match.vendor);
  if (!vendor) {
    return unknown(
      ['match', 'vendor'],
      'vendor',
      match.vendor,
      vendors.map(({ name }) => name),
    );
  }
  const keys = Object.keys(vendor.operations);
  if (match.operation !== undefined && !keys.includes(match.operation)) {
    return unknown(['match', 'operation'], 'operation', match.operation, keys);
  }
  return checkEffect(rule, vendor, match.operation === undefined ? keys : [match.operation]);
}

function checkEffect(
  { effect, match }: FaultRule,
  vendor: Vendor,
  keys: readonly string[],
): FaultProblem | undefined {
  const operations = keys.map((key) => vendor.operations[key]!);
  const fields = operations.flatMap(({ input }) =>
    'shape' in input ? Object.keys(input.shape as object) : [],
  );
  const stranger = Object.keys(match.where ?? {}).find((field) => !fields.includes(field));
  if (stranger !== undefined) return unknown(['match', 'where', stranger], 'input field', stranger, fields);
  if (effect.type === 'error') {
    const codes = [...new Set([...operations.flatMap(({ errors }) => errors), ...sharedErrors(vendor)])];
    if (!codes.includes(effect.code))
      return unknown(['effect', 'code'], 'error of this operation', effect.code, codes);
  }
  if (effect.type === 'partial-commit' && operations.every(({ batch }) => batch === undefined)) {
    return { path: ['effect', 'type'], message: 'this can never fire: the operation takes no list' };
  }
  if (effect.type === 'quota') {
    const quotas = operations.flatMap((operation) => operation.quotas ?? []);
    if (!quotas.includes(effect.quota))
      return unknown(['effect', 'quota'], 'quota of this operation', effect.quota, quotas);
  }
  return undefined;
}

/** A rule behind one that takes every call it could take never gets a turn. */
function checkReach(rule: FaultRule, earlier: readonly FaultRule[]): FaultProblem | undefined {
  if (earlier.some(({ id }) => id === rule.id))
    return { path: ['id'], message: `there are two rules "${rule.id}"` };
  const cover = earlier.find((candidate) => isUnconditional(candidate) && covers(candidate, rule));
  if (!cover || isOverride(rule)) return undefined;
  return {
    path: ['match'],
    message: `this can never fire: the rule "${cover.id}" before it takes every such call`,
  };
}

function isUnconditional({ when, effect, match }: FaultRule): boolean {
  const always = when.after === undefined && when.times === undefined && (when.every ?? 1) === 1;
  return always && match.where === undefined && !['latency', 'rate-limit', 'quota'].includes(effect.type);
}

function isOverride({ effect }: FaultRule): boolean {
  return effect.type === 'rate-limit' || effect.type === 'quota';
}

function covers({ match: wide }: FaultRule, { match: narrow }: FaultRule): boolean {
  return (
    wide.vendor === narrow.vendor && (wide.operation === undefined || wide.operation === narrow.operation)
  );
}

function unknown(
  path: readonly string[],
  kind: string,
  name: string,
  known: readonly string[],
): FaultProblem {
  return { path, message: `there is no ${kind} "${name}".${hintAt(name, [...new Set(known)])}` };
}
