import { Failure } from '../../../contracts/core/contract/failure.ts';
import type { HttpReply, HttpRequest } from '../../../contracts/core/wire/http.ts';
import type { Route, Vendor } from '../../../contracts/core/contract/vendor.ts';
import type { DeliveredReply } from './delivery.ts';
import { applyFault } from '../faults/apply-fault.ts';
import type { Fired } from '../faults/faults.ts';
import { open, runChecks } from './run-checks.ts';
import type { Implementation } from './handler.ts';
import type { Callback } from './callback-queue.ts';
import { runHandler, sendCallbacks } from './run-handler.ts';
import { markDefect, refuse, write } from './write-reply.ts';
import { readContext, type CallContext } from './call-context.ts';
import { assumeIn, type AssumptionSettings, type Sandbox } from '../sandbox/sandbox.ts';

/** What became of one call. */
export interface Outcome {
  readonly reply: DeliveredReply;
  /** The key of the operation, where one was found. */
  readonly operation: string | undefined;
  /** The vendor's error, or undefined after a success. */
  readonly error: string | undefined;
  /** The check that refused the call. */
  readonly refusedBy: string | undefined;
  /** The ids of the fault rules that fired. */
  readonly faults: readonly string[];
  /** A bug of the emulator: something was thrown, or an output broke its own schema. */
  readonly defect: string | undefined;
  /** What the call set off; it is in the sandbox's callback queue. */
  readonly callbacks: readonly Callback[];
}

/** The fields of an input, by name. */
export type FieldsOfInput = Readonly<Record<string, unknown>>;

/** A call, where it happened and when. */
export interface HandledCall {
  readonly outcome: Outcome;
  /** How it was read, and when and where it was made. */
  readonly context: CallContext;
  readonly credentialId: string | undefined;
}

/** Reads a request, finds its sandbox, asks the vendor's checks in order, runs the handler and puts the result into words. */
export function handleCall(
  implementation: Implementation,
  findSandbox: (credentialId: string | undefined) => {
    readonly sandbox: Sandbox;
    readonly isCredentialKnown: boolean;
  },
  request: HttpRequest,
): HandledCall {
  const { codec, name } = implementation.vendor;
  const read = readContext(implementation, request);
  const credentialId = codec.credentialId(read.reading);
  const { sandbox, isCredentialKnown } = findSandbox(credentialId);
  // Spelt out, here and below: copies by spread take a tenth of a call.
  const context: CallContext = {
    reading: read.reading,
    found: read.found,
    isTooLarge: read.isTooLarge,
    implementation,
    sandbox,
    now: sandbox.clock.now(),
    credential: isCredentialKnown ? sandbox.credentials.get(name) : undefined,
  };
  return { outcome: answer(context), context, credentialId };
}

function answer(context: CallContext): Outcome {
  const { vendor } = context.implementation;
  const operation = context.found.route?.key;
  const refusedCall = { operation, refusedBy: undefined, faults: [], defect: undefined, callbacks: [] };
  try {
    const probe = vendor.codec.probe?.(context.reading, context.found, assumeIn(context.sandbox, vendor));
    if (probe) return { ...refusedCall, reply: probe, error: undefined };
    if (context.isTooLarge) {
      const failure = new Failure(vendor.bodyTooLarge);
      return { ...refusedCall, reply: refuse(context, failure), error: failure.error, refusedBy: 'size' };
    }
    const checked = runChecks(context);
    if ('failure' in checked) {
      return {
        ...refusedCall,
        reply: refuse(context, checked.failure),
        error: checked.failure.error,
        refusedBy: checked.by,
      };
    }
    return run(context, checked.route, checked.input);
  } catch (error) {
    return {
      ...refusedCall,
      reply: markDefect(context),
      error: vendor.internalError,
      defect: describeThrown(error),
    };
  }
}

/** What was thrown, with where. */
export function describeThrown(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function run(context: CallContext, route: Route, input: unknown): Outcome {
  const { vendor } = context.implementation;
  const fired: Fired = context.sandbox.faults.fire(vendor.name, route.key, input);
  const callbacks: Callback[] = [];
  const applied = applyFault(fired, {
    operation: route.operation,
    input,
    run(given) {
      const result = runHandler(context, route, given);
      callbacks.push(...sendCallbacks(context, result, fired.callbackEffects));
      return result;
    },
    write: (result) => write(context, route, result),
    internalError: new Failure(vendor.internalError),
  });
  return {
    reply: applied.reply,
    error: applied.error,
    operation: route.key,
    refusedBy: undefined,
    faults: fired.ids,
    defect: undefined,
    callbacks,
  };
}

/** What is said where even the vendor's own words cannot be put together. */
const lastResort: HttpReply = {
  status: 500,
  headers: [
    ['Content-Type', 'text/plain'],
    ['x-understudy-defect', 'true'],
  ],
  body: 'This is a bug of the emulator.\n',
};

/** What a vendor says to bytes that are no request. Total. */
export function refuseBytes(implementation: Implementation, sandbox: Sandbox): HttpReply {
  const say = (context: CallContext): HttpReply =>
    refuse(context, new Failure(implementation.vendor.bodyTooLarge));
  return sayApart(implementation, sandbox, say, lastResort);
}

/** What a caller sees where something was thrown outside of a call's own steps; `otherwise` where even that throws. Total. */
export function refuseDefect(
  implementation: Implementation,
  sandbox: Sandbox,
  otherwise: HttpReply = lastResort,
): HttpReply {
  return sayApart(implementation, sandbox, markDefect, otherwise);
}

function sayApart(
  implementation: Implementation,
  sandbox: Sandbox,
  say: (context: CallContext) => HttpReply,
  otherwise: HttpReply,
): HttpReply {
  try {
    return say(contextWithoutCall(implementation, sandbox));
  } catch {
    return otherwise;
  }
}

/** An empty request, whose answer changes nothing. */
function contextWithoutCall(implementation: Implementation, sandbox: Sandbox): CallContext {
  const nothing = { method: 'POST', target: '/', headers: [], body: new Uint8Array() };
  const read = readContext(implementation, nothing);
  // The sandbox's own generator stays as it is, since this is no call; what it guesses about calls does not count either.
  const assumptions: AssumptionSettings = { profile: 'documented', values: {} };
  const apart = { ...sandbox, ids: sandbox.strayIds, assumptions };
  return { ...read, implementation, sandbox: apart, now: sandbox.clock.now(), credential: undefined };
}

/** What the vendor's checks say to a request at a time, without counting or journaling it. */
export function explainCall(
  implementation: Implementation,
  sandbox: Sandbox,
  request: HttpRequest,
  now: number,
): { readonly error: string; readonly refusedBy: string } | undefined {
  const { codec, credential: form, name } = implementation.vendor;
  const read = readContext(implementation, request);
  const credential = sandbox.credentials.get(name);
  const isCredentialKnown =
    credential !== undefined && form.id(credential) === codec.credentialId(read.reading);
  const context = {
    ...read,
    implementation,
    sandbox,
    now,
    credential: isCredentialKnown ? credential : undefined,
  };
  const checked = runChecks(context, open);
  return 'failure' in checked ? { error: checked.failure.error, refusedBy: checked.by } : undefined;
}

/** The fields of the input of a request before validation, as the vendor reads them; there are none without an operation. */
export function readFields(implementation: Implementation, request: HttpRequest): FieldsOfInput {
  return fieldsOf(implementation.vendor, readContext(implementation, request));
}

/** The same of a request that has been read. */
export function fieldsOf(
  vendor: Vendor,
  { reading, found: { route } }: Pick<CallContext, 'reading' | 'found'>,
): FieldsOfInput {
  const fields: unknown =
    route && vendor.codec.input(reading, route, (id) => vendor.assumptions[id]?.default ?? '');
  return typeof fields === 'object' && fields !== null ? (fields as FieldsOfInput) : {};
}
