import { isFailure } from '../../../contracts/core/contract/failure.ts';
import { operationsByKey } from '../../../contracts/core/contract/find-operation.ts';
import { readMeter } from '../../core/sandbox/sandbox.ts';
import { findSandbox, type ControlHandler } from '../context.ts';

export const getLimits: ControlHandler<'getLimits'> = ({ path }, { emulator, ...context }) => {
  const sandbox = findSandbox({ emulator, ...context }, path.id);
  if (isFailure(sandbox)) return sandbox;
  const now = sandbox.clock.now();
  const called = new Set(
    sandbox.journal.entries().map(({ vendor, operation }) => `${vendor} ${operation ?? ''}`),
  );
  const meters = emulator.vendors.flatMap((vendor) =>
    [...operationsByKey(vendor)].flatMap(([key, operation]) => {
      const meter = called.has(`${vendor.name} ${key}`)
        ? readMeter(sandbox, vendor.name, { key, operation }, now)
        : undefined;
      if (!meter) return [];
      const { count, requests, perSeconds } = meter;
      return [{ vendor: vendor.name, operation: key, count, limit: requests, perSeconds }];
    }),
  );
  return { now: new Date(now).toISOString(), meters };
};
