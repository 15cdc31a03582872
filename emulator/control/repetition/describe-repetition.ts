import type { ShownEntry } from '../../../contracts/control/journal-forms.ts';
import type { FaultRule } from '../../../contracts/core/config/fault-rule.ts';
import type { Limit } from '../../../contracts/core/contract/operation.ts';
import type { Sandbox } from '../../core/sandbox/sandbox.ts';
import type { Repetition } from './find-repetition.ts';

/** Stands where a rule answers. */
export const stagedNote =
  'What led to this answer cannot be had again (a signature, counted calls): a fault rule answers in its place.';

/** What happens, as a sentence. */
export function titleOf({ operation }: Repetition, { outcome }: ShownEntry): string {
  if (outcome === 'success') return `${operation.name} succeeds`;
  if (outcome === 'hang') return `${operation.name} gets no reply`;
  if (outcome === 'reset') return `${operation.name} meets a broken connection`;
  return `${operation.name} is answered "${outcome}"`;
}

/** The sandbox in which the call is answered as it was, in the words that configuration files and scenarios have alike. */
export function sandboxOf(repetition: Repetition, { settings, assumptions }: Sandbox) {
  const { vendor, now, state, faults } = repetition;
  const limits = Object.entries(settings.limits[vendor.name] ?? {}).map(([key, limit]) => [
    key,
    limitOf(limit),
  ]);
  const quotas = settings.quotas[vendor.name] ?? {};
  const { profile, values } = assumptions;
  return {
    clock: { mode: 'frozen', now },
    state: { [vendor.name]: state },
    ...(limits.length > 0 && { limits: { [vendor.name]: Object.fromEntries(limits) as unknown } }),
    ...(Object.keys(quotas).length > 0 && { quotas: { [vendor.name]: quotas } }),
    ...((profile !== 'documented' || Object.keys(values).length > 0) && { assumptions: { profile, values } }),
    ...(faults.length > 0 && { faults: faults.map(ruleOf) }),
  };
}

function limitOf({ requests, perSeconds }: Limit) {
  return perSeconds === 60 ? { perMinute: requests } : { perSecond: requests };
}

/** A rule without what it has by itself. */
function ruleOf({ id, match, effect }: FaultRule) {
  return { id, match, effect };
}
