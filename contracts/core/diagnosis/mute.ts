import { hintAt } from '../config/suggest-name.ts';
import { shorten } from '../config/shorten.ts';
import type { Vendor } from '../contract/vendor.ts';
import { nameOperation } from '../config/name-operation.ts';
import type { Finding, FindingRule } from './finding.ts';

/** What is not to be reported: a rule, a rule for one operation, or a single finding. */
export type Mute = { readonly id: string } | { readonly rule: string; readonly operation?: string };

/** The id of a finding. No rule is called like that. */
const idForm = /^[0-9a-f]{10}$/;

/** What there is to be muted. */
export interface MutableThings {
  readonly rules: readonly Pick<FindingRule, 'id'>[];
  readonly vendors: readonly Vendor[];
}

/** Reads `RULE`, `RULE:OPERATION` or the id of a finding; a text that says something else gives the sentence about it. */
export function readMute(text: string, { rules, vendors }: MutableThings): Mute | string {
  if (idForm.test(text)) return { id: text };
  const colon = text.indexOf(':');
  const rule = colon < 0 ? text : text.slice(0, colon);
  const ids = rules.map(({ id }) => id);
  if (!ids.includes(rule))
    return `"${shorten(rule)}" is no rule: give a rule, RULE:OPERATION or the id of a finding.${hintAt(rule, ids)}`;
  if (colon < 0) return { rule };
  const named = nameOperation(text.slice(colon + 1), vendors);
  return 'key' in named
    ? { rule, operation: named.key }
    : `"${rule}" cannot be muted for one operation: ${named.problem}`;
}

/** What tells a finding from others. */
interface MutableFinding extends Pick<Finding, 'id' | 'rule'> {
  readonly operation?: string | undefined;
}

export function isMuted({ id, rule, operation }: MutableFinding, mutes: readonly Mute[]): boolean {
  return mutes.some((mute) => {
    if ('id' in mute) return mute.id === id;
    if (mute.rule !== rule) return false;
    return mute.operation === undefined || mute.operation === operation;
  });
}
