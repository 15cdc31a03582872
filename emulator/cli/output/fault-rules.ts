import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import { countOf } from '../../../contracts/core/config/sentence.ts';
import { printJson } from '../../../contracts/core/wire/json.ts';
import { paint, type Part } from './style.ts';
import { alignRows, type Cell } from './table.ts';

type CountedRule = FaultRule & { readonly matched: number; readonly fired: number };

/** Rules under each other: the calls that each is about, what it does to them, when, and how often it has. */
export function describeRules(rules: readonly CountedRule[]): readonly (readonly Part[])[] {
  const headings = ['rule', 'calls', 'effect', 'when', 'matched', 'fired'].map((text) => paint('dim', text));
  return alignRows([headings, ...rules.map(toCells)]);
}

function toCells({ id, match, effect, when, mustFire, matched, fired }: CountedRule): readonly Cell[] {
  const { type, ...parameters } = effect;
  const isMissed = mustFire && fired === 0;
  return [
    paint('cyan', id),
    describeMatch(match),
    [type, ...describeFields(parameters)].join(' '),
    describeWhen(when),
    String(matched),
    [
      paint(isMissed ? 'red' : fired > 0 ? 'yellow' : 'dim', String(fired)),
      isMissed ? ' (it must fire)' : '',
    ],
  ];
}

function describeMatch({ vendor, operation, where = {} }: FaultRule['match']): string {
  const fields = describeFields(where);
  return [vendor, operation ?? 'every operation', ...(fields.length > 0 ? ['where', ...fields] : [])].join(
    ' ',
  );
}

function describeFields(fields: object): readonly string[] {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : printJson(value)}`);
}

function describeWhen({ after, every, times }: FaultRule['when']): string {
  const parts = [
    ...(after === undefined ? [] : [`after ${countOf(after, 'call')}`]),
    ...(every === undefined || every === 1 ? [] : [`one of every ${every} calls`]),
    ...(times === undefined ? [] : [`${countOf(times, 'time')} at most`]),
  ];
  return parts.join(', ') || 'always';
}
