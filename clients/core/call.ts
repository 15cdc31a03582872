import { refuseRealHost } from '../../contracts/core/config/only-emulators.ts';
import { attempt, placeOf, type Answer, type Call } from './attempt.ts';
import { sleep } from './pace.ts';
import type { Sender } from './sender.ts';
import { TransportError, VendorError } from './errors.ts';
import { tell, type CallFacts, type ResponseFacts } from './hooks.ts';
import { backOff } from './retry.ts';

type Failure = VendorError | TransportError;

/** What one attempt came to. */
type Ending = { readonly answer: Answer; readonly failure?: never } | { readonly failure: Failure };

/** An answer, and how often the call was sent for it. */
export type Ended = Answer & Pick<CallFacts, 'attempt'>;

/** Sends a call until it succeeds or its retry policy gives up; throws the last failure then. */
export async function makeCall(sender: Sender, call: Call): Promise<Ended> {
  await checkHost(sender, call);
  const { options } = sender;
  const { retry = options.retry ?? backOff(), signal } = call.options;
  for (let number = 1; ; number += 1) {
    await waitFor(sender, pauseOf(sender, call), signal);
    const facts = factsOf(sender, call, number);
    const ending = await observe(sender, call, facts);
    if (!ending.failure) return { ...ending.answer, attempt: number };
    const { key, readOnly, rate } = call.operation;
    const delay = retry(ending.failure, number, {
      operation: key,
      readOnly: readOnly === true,
      rate,
      now: timeOf(sender),
      random: options.random ?? Math.random,
    });
    if (delay === undefined || signal?.aborted) throw ending.failure;
    tell(options.onRetry, { ...facts, failure: ending.failure, delay });
    await waitFor(sender, delay, signal);
    // A call that was given up meanwhile ends with what it met, which says more than that it was given up.
    if (isAborted(signal)) throw ending.failure;
  }
}

/** What hooks hear of an attempt. */
export function factsOf(sender: Sender, call: Call, number: number): CallFacts {
  const { operation, input } = call;
  return {
    vendor: sender.kind.vendor.name,
    operation: operation.key,
    url: placeOf(sender, call),
    input,
    attempt: number,
  };
}

/** It is asked at every call: what sets the variable may run after the client was made. */
async function checkHost(
  { kind, options, baseUrl, environment }: Sender,
  { operation }: Call,
): Promise<void> {
  const { fetch = globalThis.fetch } = options;
  const refusal = await refuseRealHost(kind.vendor.name, baseUrl, fetch, environment);
  if (refusal !== undefined)
    throw new TransportError(operation.key, refusal, { url: baseUrl, carriedOut: 'no' });
}

/** Makes one attempt before the eyes of the hooks. */
async function observe(sender: Sender, call: Call, facts: CallFacts): Promise<Ending> {
  const { onRequest, onResponse } = sender.options;
  const began = timeOf(sender);
  tell(onRequest, facts);
  const end = (response: Pick<ResponseFacts, 'status' | 'requestId' | 'failure'>): void => {
    tell(onResponse, { ...facts, ...response, milliseconds: timeOf(sender) - began });
  };
  try {
    const answer = await attempt(sender, call, began);
    end({ status: answer.status, requestId: answer.requestId, failure: undefined });
    return { answer };
  } catch (failure) {
    if (!(failure instanceof VendorError || failure instanceof TransportError)) throw failure;
    end({ status: failure.status, requestId: failure.requestId, failure });
    return { failure };
  }
}

/** How long the call waits for its turn: by the operation's rate, then by that of all calls together. */
function pauseOf({ kind, pace, ...sender }: Sender, { operation }: Call): number {
  const now = timeOf(sender);
  const own = pace(operation.key, operation.rate, now);
  return own + pace('', kind.vendor.rate, now + own);
}

function timeOf({ options }: Pick<Sender, 'options'>): number {
  return (options.clock ?? Date.now)();
}

async function waitFor(
  { options }: Sender,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (milliseconds > 0) await (options.wait ?? sleep)(milliseconds, signal);
}

/** Asked anew: what was not aborted may be by now. */
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
