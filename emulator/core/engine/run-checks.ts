import type { Assumptions } from '../../../contracts/core/contract/assumption.ts';
import type { Failure } from '../../../contracts/core/contract/failure.ts';
import { readInput, type InputReading } from '../../../contracts/core/contract/validate-input.ts';
import type { Excess, Gate, Route } from '../../../contracts/core/contract/vendor.ts';
import type { Visit } from './call-context.ts';
import { assumeIn, takeRate, takeVendorRate } from '../sandbox/sandbox.ts';

/** How calls are counted against limits. */
export interface Turnstile {
  overLimit(visit: Visit, route: Route): Excess | undefined;
  blocked(visit: Visit): Excess | undefined;
}

/** Counts each call. */
const counting: Turnstile = {
  overLimit: ({ world, implementation, now }, route) =>
    takeRate(world, implementation.vendor.name, route, now),
  blocked: ({ world, implementation, now }) => takeVendorRate(world, implementation.vendor, now),
};

/** Counts nothing, for calls that are only judged. */
export const open: Turnstile = { overLimit: () => undefined, blocked: () => undefined };

/** A call that has passed every check, or the refusal of the first one that it did not pass. */
export type Admission =
  { readonly failure: Failure; readonly by: string } | { readonly route: Route; readonly input: unknown };

/** Asks the vendor's checks in their order. */
export function runChecks(visit: Visit, turnstile = counting): Admission {
  const { vendor, keeper } = visit.implementation;
  const { route } = visit.found;
  let reading: InputReading<unknown> | undefined;
  const readOnce = (): InputReading<unknown> => (reading ??= readRouteInput(visit));
  const gate: Gate<unknown, unknown, Assumptions> = {
    reading: visit.reading,
    now: visit.now,
    found: visit.found,
    credential: visit.credential,
    assume: assumeIn(visit.world, vendor),
    overLimit: () => route && turnstile.overLimit(visit, route),
    blocked: () => turnstile.blocked(visit),
    problems: () => readOnce().problems ?? [],
    hasRoom: (room) => keeper.hasRoom?.(visit.world.states.get(vendor.name), room) ?? true,
  };
  for (const check of vendor.checks) {
    const failure = check.refuses(gate);
    if (failure) return { failure, by: check.name };
  }
  const input = readOnce();
  if (!route || input.problems)
    throw new Error(`the checks of ${vendor.name} let a call without route or input through`);
  return { route, input: input.value };
}

function readRouteInput({ implementation: { vendor }, reading, found, world }: Visit): InputReading<unknown> {
  if (!found.route) return { value: undefined };
  const raw = vendor.dialect.input(reading, found.route, assumeIn(world, vendor));
  return readInput(found.route.operation.input, raw, vendor.errors);
}
