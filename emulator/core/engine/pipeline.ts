import { Failure, reasonOf, refuse, type Refused } from '../../../contracts/core/contract/failure.ts';
import { beyond, type Reason, type Showing } from '../../../contracts/core/contract/reason.ts';
import { maximumBodyBytes, type HttpReply, type HttpRequest } from '../../../contracts/core/wire/http.ts';
import type { Route } from '../../../contracts/core/contract/vendor.ts';
import { applyFault, prepareCallback } from '../faults/apply-fault.ts';
import type { Journal, JournalEntry } from '../journal/journal.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import type { VaryReply } from '../variants/answered-call.ts';
import { lookAt, readRequest, VendorCall } from './call-context.ts';
import type { Callback } from './callback-queue.ts';
import type { CallbackEffect } from '../faults/faults.ts';
import type { Defects } from './defects.ts';
import type { DeliveredReply } from './delivery.ts';
import type { Implementation } from './handler.ts';
import { hideDebugHeaders, markReason } from './mark-reason.ts';
import { reasonFor, type FindForeignCall } from './foreign-call.ts';
import { notValid, readValid } from './read-valid.ts';
import { describeThrown, markDefect, writeRefusal } from './refusals.ts';

/** One call and what became of it. */
export interface Exchange {
  /** The id of the sandbox. */
  readonly sandbox: string;
  /** The one that the call went into; after a reset it is not that sandbox's any more. */
  readonly journal: Journal;
  /** What the caller gets, and how it is delivered. */
  readonly reply: DeliveredReply;
  /** The call as the journal has it. */
  readonly entry: JournalEntry;
}

/** What the pipeline needs of the emulator around it. */
export interface Engine {
  readonly debugHeaders: 'on' | 'off';
  readonly varyReply: VaryReply | undefined;
  readonly defects: Defects;
  readonly showing: Showing;
  readonly findElsewhere: FindForeignCall;
  /** The sandbox that a credential belongs to, with the steps of its scenario that are due taken. */
  findSandbox(vendor: string, credentialId: string | undefined): FoundSandbox;
  /** Takes the steps of a sandbox's scenario that a call has made due. */
  takeSteps(sandbox: Sandbox, entry: JournalEntry): void;
  /** Tells whoever listens of a call. It never throws. */
  tell(exchange: Exchange, sandbox: Sandbox): void;
}

interface FoundSandbox {
  readonly sandbox: Sandbox;
  /** Whether the credential is that sandbox's; one that nobody has is checked by the default sandbox. */
  readonly isCredentialKnown: boolean;
}

/** What became of one call. */
interface Outcome {
  readonly reply: DeliveredReply;
  /** The vendor's error, or undefined after a success. */
  readonly error: string | undefined;
  /** The check that refused the call. */
  readonly refusedBy?: string;
  /** Why it was refused. */
  readonly reason?: Reason | undefined;
  /** The ids of the fault rules that fired. */
  readonly faults?: readonly string[];
  /** A bug of the emulator: something was thrown, or an output broke its own schema. */
  readonly defect?: string;
  /** What the call set off; it is in the sandbox's callback queue. */
  readonly callbacks?: readonly Callback[];
}

/** Answers one call: reads it, finds its sandbox, asks the checks, lets a fault or the handler act, writes the reply, records all. */
export function handleCall(engine: Engine, implementation: Implementation, request: HttpRequest): Exchange {
  const { codec, name } = implementation.vendor;
  const read = readRequest(implementation, request);
  const credentialId = codec.credentialId(read.reading);
  const { sandbox, isCredentialKnown } = engine.findSandbox(name, credentialId);
  const call = new VendorCall(implementation, read, {
    sandbox,
    now: sandbox.clock.now(),
    credential: isCredentialKnown ? sandbox.credentials.get(name) : undefined,
  });
  return record(engine, call, request, credentialId, answer(call));
}

function answer(call: VendorCall): Outcome {
  const { vendor } = call.implementation;
  try {
    const probe = vendor.codec.probe?.(call.reading, call.found, call.assume);
    if (probe) return { reply: probe, error: undefined };
    const refusal =
      call.bodyBytes > maximumBodyBytes
        ? { failure: refuseSize(call), by: 'size' }
        : call.findRefusal(vendor.checks);
    if (refusal) {
      const { failure, by } = refusal;
      return { ...tellRefusal(call, failure), refusedBy: by };
    }
    const { route } = call.found;
    if (!route || call.problems().length > 0)
      throw new Error(`the checks of ${vendor.name} let a call without route or input through`);
    const failed = call.sandbox.faults.hasRules ? failAsTold(call, route) : undefined;
    return failed ?? carryOut(call, route);
  } catch (error) {
    return { reply: markDefect(call), error: vendor.internalError, defect: describeThrown(error) };
  }
}

/** A body beyond what the emulator takes in, which is what the vendors say where their own limit is known. */
function refuseSize({ implementation: { vendor }, bodyBytes }: VendorCall): Refused {
  return refuse(
    vendor.bodyTooLarge,
    beyond('field', 'body', { of: 'bytes', most: maximumBodyBytes }, bodyBytes),
  );
}

function tellRefusal(call: VendorCall, failure: Failure): Outcome {
  return { reply: writeRefusal(call, failure), error: failure.error, reason: reasonOf(failure) };
}

/** Lets the faults of the sandbox act on a call; undefined where none fires. */
function failAsTold(call: VendorCall, route: Route): Outcome | undefined {
  const { vendor } = call;
  const fired = call.sandbox.faults.fire(vendor.name, route.key, call.input);
  if (fired.ids.length === 0) return undefined;
  const callbacks: Callback[] = [];
  const applied = applyFault(fired, {
    operation: route.operation,
    input: call.input,
    internalError: new Failure(vendor.internalError),
    run(input) {
      call.input = input;
      const result = runHandler(call, route);
      if ('output' in result) callbacks.push(...sendCallbacks(call, fired.callbackEffects));
      return result;
    },
    write: (result) =>
      'failure' in result ? writeRefusal(call, result.failure) : write(call, route, result.output),
  });
  return { ...applied, faults: fired.ids, callbacks };
}

function carryOut(call: VendorCall, route: Route): Outcome {
  const result = runHandler(call, route);
  if ('failure' in result) return tellRefusal(call, result.failure);
  const callbacks = call.events.length > 0 ? sendCallbacks(call) : nothing;
  return { reply: write(call, route, result.output), error: undefined, callbacks };
}

const nothing: readonly never[] = [];

/** What a handler gave: an output or a refusal. */
type Result = { readonly output: unknown } | { readonly failure: Failure };

/** Runs the handler of a call that has its input. */
export function runHandler(call: VendorCall, route: Route): Result {
  const { vendor, handlers } = call.implementation;
  const handler = handlers[route.key];
  if (!handler) throw new Error(`${vendor.name} has no handler for ${route.key}`);
  const output = handler(call, call.sandbox.states.get(vendor.name));
  return output instanceof Failure ? { failure: output as Failure } : { output };
}

/** Puts an output into the vendor's envelope. Throws when it breaks its own schema. */
function write(call: VendorCall, route: Route, output: unknown): HttpReply {
  const { output: schema } = route.operation;
  const error = readValid(schema, output) === notValid ? schema.safeParse(output).error : undefined;
  if (error) throw new Error(`the output of ${route.key} breaks its schema: ${error.message}`);
  return call.implementation.vendor.codec.answer(call, output);
}

/** Puts what a call set off into the callback queue, as far as the application has asked to be told. */
export function sendCallbacks(call: VendorCall, effects?: readonly CallbackEffect[]): readonly Callback[] {
  const { vendor, stateStore } = call.implementation;
  return call.events.flatMap((event) => {
    const request = stateStore.callback?.(call.sandbox.states.get(vendor.name), event);
    if (!request) return [];
    const plain: Callback = {
      ...request,
      vendor: vendor.name,
      event: event.event,
      copies: 1,
      state: 'waiting',
    };
    const callback = effects ? prepareCallback(plain, effects) : plain;
    if (callback.state === 'waiting') call.sandbox.callbackQueue.put(callback);
    return [callback];
  });
}

/** Journals a call and has it analyzed, then lets happen what follows from it. */
function record(
  engine: Engine,
  call: VendorCall,
  request: HttpRequest,
  credentialId: string | undefined,
  outcome: Outcome,
): Exchange {
  const { sandbox, implementation, found, now } = call;
  const facts = {
    id: undefined,
    now,
    vendor: implementation.vendor.name,
    operation: found.route?.key,
    credentialId,
    request,
    reply: outcome.reply,
    outcome: outcome.error ?? 'success',
    refusedBy: outcome.refusedBy,
    reason:
      outcome.error === undefined
        ? undefined
        : reasonFor(engine.findElsewhere, call, request, credentialId, outcome.reason),
    faults: outcome.faults ?? nothing,
    defect: outcome.defect,
    callbacks: outcome.callbacks ?? nothing,
  };
  const change = engine.varyReply?.({
    ...facts,
    vendor: implementation.vendor,
    input: () => call.fields(),
  });
  const entry = sandbox.journal.add(change ? { ...facts, reply: { ...facts.reply, ...change } } : facts);
  const isAsWritten = !change && entry.faults.length === 0 && entry.defect === undefined;
  sandbox.analyzer.see({ entry, call, isAsWritten });
  const sandboxId = sandbox.settings.id;
  const isShownAsItIs = engine.debugHeaders === 'on' && !entry.reason;
  const reply = isShownAsItIs ? entry.reply : showReply(engine, entry, sandboxId);
  const exchange = { sandbox: sandboxId, journal: sandbox.journal, reply, entry };
  if (sandbox.script.hasSteps) engine.takeSteps(sandbox, entry);
  engine.tell(exchange, sandbox);
  return exchange;
}

/** The reply as the caller gets it: with our headers, or without all of them. */
function showReply({ debugHeaders, showing }: Engine, entry: JournalEntry, sandbox: string): DeliveredReply {
  if (debugHeaders === 'off') return hideDebugHeaders(entry.reply);
  return entry.reason ? markReason(entry, entry.reason, sandbox, showing) : entry.reply;
}

/** What a check says to a request, and why. */
export interface ExplainedRefusal {
  /** The vendor's own name of the error. */
  readonly error: string;
  /** The check that refuses. */
  readonly refusedBy: string;
  /** Why, where that is known. */
  readonly reason: Reason | undefined;
}

/** What the vendor's checks say to a request at a time, without counting or journaling it. */
export function explainCall(
  { findElsewhere }: Pick<Engine, 'findElsewhere'>,
  implementation: Implementation,
  sandbox: Sandbox,
  request: HttpRequest,
  now: number,
): ExplainedRefusal | undefined {
  const call = lookAt(implementation, sandbox, request, now);
  const refusal = call.findRefusal(call.vendor.checks);
  if (!refusal) return undefined;
  const { failure, by } = refusal;
  const credentialId = implementation.vendor.codec.credentialId(call.reading);
  const reason = reasonFor(findElsewhere, call, request, credentialId, reasonOf(failure));
  return { error: failure.error, refusedBy: by, reason };
}
