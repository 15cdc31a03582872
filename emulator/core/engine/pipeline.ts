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
import { readVisit, type Visit } from './call-context.ts';
import { assumeIn, type LedgerChoices, type World } from '../sandbox/sandbox.ts';

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
  /** What the call set off; it is in the sandbox's outbox. */
  readonly callbacks: readonly Callback[];
}

/** The fields of an input, by name. */
export type FieldsOfInput = Readonly<Record<string, unknown>>;

/** A call, where it happened and when. */
export interface HandledCall {
  readonly outcome: Outcome;
  /** How it was read, and when and where it was made. */
  readonly visit: Visit;
  readonly credentialId: string | undefined;
}

/** Reads a request, finds its world, asks the vendor's checks in order, runs the handler and puts the result into words. */
export function handleCall(
  implementation: Implementation,
  findWorld: (credentialId: string | undefined) => { readonly world: World; readonly isOwner: boolean },
  request: HttpRequest,
): HandledCall {
  const { dialect, name } = implementation.vendor;
  const read = readVisit(implementation, request);
  const credentialId = dialect.credentialId(read.reading);
  const { world, isOwner } = findWorld(credentialId);
  // Spelt out, here and below: copies by spread take a tenth of a call.
  const visit: Visit = {
    reading: read.reading,
    found: read.found,
    isTooLarge: read.isTooLarge,
    implementation,
    world,
    now: world.clock.now(),
    credential: isOwner ? world.credentials.get(name) : undefined,
  };
  return { outcome: answer(visit), visit, credentialId };
}

function answer(visit: Visit): Outcome {
  const { vendor } = visit.implementation;
  const operation = visit.found.route?.key;
  const refusedCall = { operation, refusedBy: undefined, faults: [], defect: undefined, callbacks: [] };
  try {
    const probe = vendor.dialect.probe?.(visit.reading, visit.found, assumeIn(visit.world, vendor));
    if (probe) return { ...refusedCall, reply: probe, error: undefined };
    if (visit.isTooLarge) {
      const failure = new Failure(vendor.bodyTooLarge);
      return { ...refusedCall, reply: refuse(visit, failure), error: failure.error, refusedBy: 'size' };
    }
    const checked = runChecks(visit);
    if ('failure' in checked) {
      return {
        ...refusedCall,
        reply: refuse(visit, checked.failure),
        error: checked.failure.error,
        refusedBy: checked.by,
      };
    }
    return run(visit, checked.route, checked.input);
  } catch (error) {
    return {
      ...refusedCall,
      reply: markDefect(visit),
      error: vendor.internalError,
      defect: describeThrown(error),
    };
  }
}

/** What was thrown, with where. */
export function describeThrown(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function run(visit: Visit, route: Route, input: unknown): Outcome {
  const { vendor } = visit.implementation;
  const fired: Fired = visit.world.faults.fire(vendor.name, route.key, input);
  const callbacks: Callback[] = [];
  const applied = applyFault(fired, {
    operation: route.operation,
    input,
    run(given) {
      const result = runHandler(visit, route, given);
      callbacks.push(...sendCallbacks(visit, result, fired.callbackEffects));
      return result;
    },
    write: (result) => write(visit, route, result),
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
export function refuseBytes(implementation: Implementation, world: World): HttpReply {
  const say = (visit: Visit): HttpReply => refuse(visit, new Failure(implementation.vendor.bodyTooLarge));
  return sayApart(implementation, world, say, lastResort);
}

/** What a caller sees where something was thrown outside of a call's own steps; `otherwise` where even that throws. Total. */
export function refuseDefect(
  implementation: Implementation,
  world: World,
  otherwise: HttpReply = lastResort,
): HttpReply {
  return sayApart(implementation, world, markDefect, otherwise);
}

function sayApart(
  implementation: Implementation,
  world: World,
  say: (visit: Visit) => HttpReply,
  otherwise: HttpReply,
): HttpReply {
  try {
    return say(visitApart(implementation, world));
  } catch {
    return otherwise;
  }
}

/** An empty request, whose answer changes nothing. */
function visitApart(implementation: Implementation, world: World): Visit {
  const nothing = { method: 'POST', target: '/', headers: [], body: new Uint8Array() };
  const read = readVisit(implementation, nothing);
  // The sandbox's own generator stays as it is, since this is no call; what it guesses about calls does not count either.
  const ledger: LedgerChoices = { profile: 'documented', choices: {} };
  const apart = { ...world, ids: world.strayIds, ledger };
  return { ...read, implementation, world: apart, now: world.clock.now(), credential: undefined };
}

/** What the vendor's checks say to a request at a time, without counting or journaling it. */
export function judgeCall(
  implementation: Implementation,
  world: World,
  request: HttpRequest,
  now: number,
): { readonly error: string; readonly refusedBy: string } | undefined {
  const { dialect, credential: form, name } = implementation.vendor;
  const read = readVisit(implementation, request);
  const credential = world.credentials.get(name);
  const isOwner = credential !== undefined && form.id(credential) === dialect.credentialId(read.reading);
  const visit = { ...read, implementation, world, now, credential: isOwner ? credential : undefined };
  const checked = runChecks(visit, open);
  return 'failure' in checked ? { error: checked.failure.error, refusedBy: checked.by } : undefined;
}

/** The fields of the input of a request before validation, as the vendor reads them; there are none without an operation. */
export function readFields(implementation: Implementation, request: HttpRequest): FieldsOfInput {
  return fieldsOf(implementation.vendor, readVisit(implementation, request));
}

/** The same of a request that has been read. */
export function fieldsOf(
  vendor: Vendor,
  { reading, found: { route } }: Pick<Visit, 'reading' | 'found'>,
): FieldsOfInput {
  const fields: unknown =
    route && vendor.dialect.input(reading, route, (id) => vendor.assumptions[id]?.default ?? '');
  return typeof fields === 'object' && fields !== null ? (fields as FieldsOfInput) : {};
}
