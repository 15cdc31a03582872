import type { Assumptions } from '../../../contracts/core/contract/assumption.ts';
import type { Failure } from '../../../contracts/core/contract/failure.ts';
import { readInput, type InputReading } from '../../../contracts/core/contract/validate-input.ts';
import type { Excess, Gate, Route } from '../../../contracts/core/contract/vendor.ts';
import type { CallContext } from './call-context.ts';
import { assumeIn, takeRate, takeVendorRate } from '../sandbox/sandbox.ts';

/** How calls are counted against limits. */
export interface Turnstile {
  overLimit(context: CallContext, route: Route): Excess | undefined;
  blocked(context: CallContext): Excess | undefined;
}

/** Counts each call. */
const counting: Turnstile = {
  overLimit: ({ sandbox, implementation, now }, route) =>
    takeRate(sandbox, implementation.vendor.name, route, now),
  blocked: ({ sandbox, implementation, now }) => takeVendorRate(sandbox, implementation.vendor, now),
};

/** Counts nothing, for calls that are only judged. */
export const open: Turnstile = { overLimit: () => undefined, blocked: () => undefined };

/** A call that has passed every check, or the refusal of the first one that it did not pass. */
export type Admission =
  { readonly failure: Failure; readonly by: string } | { readonly route: Route; readonly input: unknown };

/** Asks the vendor's checks in their order. */
export function runChecks(context: CallContext, turnstile = counting): Admission {
  const { vendor, stateStore } = context.implementation;
  const { route } = context.found;
  let reading: InputReading<unknown> | undefined;
  const readOnce = (): InputReading<unknown> => (reading ??= readRouteInput(context));
  const gate: Gate<unknown, unknown, Assumptions> = {
    reading: context.reading,
    now: context.now,
    found: context.found,
    credential: context.credential,
    assume: assumeIn(context.sandbox, vendor),
    overLimit: () => route && turnstile.overLimit(context, route),
    blocked: () => turnstile.blocked(context),
    problems: () => readOnce().problems ?? [],
    hasRoom: (room) => stateStore.hasRoom?.(context.sandbox.states.get(vendor.name), room) ?? true,
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

function readRouteInput({
  implementation: { vendor },
  reading,
  found,
  sandbox,
}: CallContext): InputReading<unknown> {
  if (!found.route) return { value: undefined };
  const raw = vendor.codec.input(reading, found.route, assumeIn(sandbox, vendor));
  return readInput(found.route.operation.input, raw, vendor.errors);
}
