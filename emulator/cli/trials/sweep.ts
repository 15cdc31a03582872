import { faultRule } from '../../../contracts/core/config/fault-rule.ts';
import { checkFaultRules } from '../../../contracts/core/config/check-fault-rules.ts';
import { askedReaction } from '../../../contracts/core/diagnosis/asked-reaction.ts';
import { withoutBlanks } from '../../../contracts/core/contract/filled-error-key.ts';
import { sharedErrors } from '../../../contracts/core/contract/gateway-errors.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';
import type { FirstRun } from '../../report/report.ts';
import type { Trial } from './trial.ts';
import { findOperation } from '../../../contracts/core/contract/find-operation.ts';

/** Which calls of an operation get a fault: the first one, or each one of the first run in turn. */
export type Depth = 'first call' | 'each call';

/** A trial for each documented error of each operation that was called, its own and those that all share. */
export function sweepTrials(
  { operations }: FirstRun,
  vendors: readonly Vendor[],
  depth: Depth,
): readonly Trial[] {
  return operations.flatMap(({ vendor: name, operation, calls }) => {
    const vendor = vendors.find((one) => one.name === name);
    if (!vendor) return [];
    const own = findOperation(vendor, operation)?.errors ?? [];
    const errors = [...new Set([...own, ...sharedErrors(vendor)])];
    const numbers = Array.from({ length: depth === 'each call' ? calls : 1 }, (_, index) => index + 1);
    return errors
      .flatMap((error) => numbers.map((at) => toTrial(vendor, operation, error, at)))
      .filter(({ fault }) => checkFaultRules([fault], vendors).length === 0);
  });
}

function toTrial(vendor: Vendor, operation: string, error: string, at: number) {
  const { name, errors } = vendor;
  const told = withoutBlanks(error);
  const id = `${name} ${operation} ${told} at call ${at}`;
  const fault = faultRule.parse({
    id,
    match: { vendor: name, operation },
    when: { after: at - 1, times: 1 },
    effect: { type: 'error', code: error },
    mustFire: true,
  });
  const change = `${told}: ${errors[error]?.meaning ?? ''}`;
  return { id, vendor: name, operation, change, asked: askedReaction(vendor, error), at, fault };
}
