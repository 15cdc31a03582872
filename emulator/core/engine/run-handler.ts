import type { Assumptions } from '../../../contracts/core/contract/assumption.ts';
import { isFailure, type Failure } from '../../../contracts/core/contract/failure.ts';
import { tightenIds } from '../../../contracts/core/contract/int64.ts';
import { readInput } from '../../../contracts/core/contract/validate-input.ts';
import type { Route } from '../../../contracts/core/contract/vendor.ts';
import { prepareCallback } from '../faults/apply-fault.ts';
import type { CallbackEffect } from '../faults/faults.ts';
import type { Call, EmittedEvent, Implementation } from './handler.ts';
import type { Callback } from './callback-queue.ts';
import type { CallContext } from './call-context.ts';
import { assumeIn, quotaIn, type Sandbox } from '../sandbox/sandbox.ts';
import { findOperation } from '../../../contracts/core/contract/find-operation.ts';

/** What a handler gave: an output with the events that it told of, or a refusal. */
export type Result =
  { readonly output: unknown; readonly events: readonly EmittedEvent[] } | { readonly failure: Failure };

/** Runs the handler of a call that has passed every check. */
export function runHandler(context: CallContext, route: Route, input: unknown): Result {
  const { implementation, sandbox, reading, credential, now } = context;
  const { vendor } = implementation;
  const handler = implementation.handlers[route.key];
  if (!handler) throw new Error(`${vendor.name} has no handler for ${route.key}`);
  const events: EmittedEvent[] = [];
  const call: Call<unknown, unknown, Assumptions> = {
    input,
    credential,
    caller: reading === undefined ? undefined : vendor.codec.caller?.(reading),
    now,
    ids: sandbox.ids,
    assume: assumeIn(sandbox, vendor),
    quota: (name) => quotaIn(sandbox, vendor, route.key, name),
    emit(event, body) {
      events.push({ event, body, credential, now });
    },
  };
  const output: unknown = handler(call, sandbox.states.get(vendor.name));
  return isFailure(output) ? { failure: output } : { output, events };
}

/** Puts what a call set off into the callback queue, as far as the application has asked to be told. */
export function sendCallbacks(
  { implementation, sandbox }: CallContext,
  result: Result,
  effects: readonly CallbackEffect[],
): readonly Callback[] {
  if ('failure' in result) return [];
  const { vendor, stateStore } = implementation;
  return result.events.flatMap((event) => {
    const request = stateStore.callback?.(sandbox.states.get(vendor.name), event);
    if (!request) return [];
    const callback = prepareCallback({ ...request, vendor: vendor.name, event: event.event }, effects);
    if (callback.state === 'waiting') sandbox.callbackQueue.put(callback);
    return [callback];
  });
}

/** Carries out a call behind the back of everybody: no signature, no limit, no fault, no journal. */
export function performCall(
  implementation: Implementation,
  sandbox: Sandbox,
  key: string,
  rawInput: unknown,
): void {
  const operation = findOperation(implementation.vendor, key);
  if (!operation) return;
  const input = readInput(
    operation.input,
    tightenIds(operation.input, rawInput),
    implementation.vendor.errors,
  );
  const route: Route = { key, operation, parameters: {} };
  const credential = sandbox.credentials.get(implementation.vendor.name);
  const context: CallContext = {
    implementation,
    sandbox,
    reading: undefined,
    found: { route },
    now: sandbox.clock.now(),
    credential,
    isTooLarge: false,
  };
  if (!input.problems) sendCallbacks(context, runHandler(context, route, input.value), []);
}
