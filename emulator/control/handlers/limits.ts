import { isFailure } from '../../../contracts/core/contract/failure.ts';
import { operationsByKey } from '../../../contracts/core/contract/find-operation.ts';
import type { Emulator } from '../../core/engine/emulator.ts';
import { readMeter, type Sandbox } from '../../core/sandbox/sandbox.ts';
import { findSandbox, type ControlHandler } from '../context.ts';

export const getLimits: ControlHandler<'getLimits'> = ({ path }, context) => {
  const sandbox = findSandbox(context, path.id);
  if (isFailure(sandbox)) return sandbox;
  const now = new Date(sandbox.clock.now()).toISOString();
  return { now, meters: [...metersOfCalled(sandbox, context.emulator)] };
};

interface CalledMeter {
  readonly vendor: string;
  readonly operation: string;
  readonly count: number;
  readonly limit: number;
  readonly perSeconds: number;
}

/** How far the limits of the operations that were called are used up. */
export function metersOfCalled(sandbox: Sandbox, emulator: Emulator): readonly CalledMeter[] {
  const now = sandbox.clock.now();
  const called = new Set(
    sandbox.journal.entries().map(({ vendor, operation }) => `${vendor} ${operation ?? ''}`),
  );
  return emulator.vendors.flatMap((vendor) =>
    [...operationsByKey(vendor)].flatMap(([key, operation]) => {
      const meter = called.has(`${vendor.name} ${key}`)
        ? readMeter(sandbox, vendor.name, { key, operation }, now)
        : undefined;
      if (!meter) return [];
      const { count, requests, perSeconds } = meter;
      return [{ vendor: vendor.name, operation: key, count, limit: requests, perSeconds }];
    }),
  );
}
