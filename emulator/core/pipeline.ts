import type { Assumptions } from '../../contracts/core/assumption.ts';
import { Failure, fillTemplate, isFailure } from '../../contracts/core/failure.ts';
import { maximumBodyBytes, type HttpReply, type HttpRequest } from '../../contracts/core/http.ts';
import { tightenIds } from '../../contracts/core/ids.ts';
import { readInput, type InputReading } from '../../contracts/core/input.ts';
import type { Found, Gate, ReplyContext, Route } from '../../contracts/core/vendor.ts';
import type { DeliveredReply } from './delivery.ts';
import { applyFault, prepareCallback, type Applicable } from './fault-effects.ts';
import type { CallbackEffect, Fired } from './faults.ts';
import type { Call, EmittedEvent, Implementation } from './implement.ts';
import type { Callback } from './outbox.ts';
import type { Router } from './router.ts';
import { assumeIn, quotaIn, takeRate, takeVendorRate, type World } from './world.ts';

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

/** The vendor's side of one call, after its request has been read. */
export interface Visit {
  readonly implementation: Implementation;
  readonly world: World;
  readonly reading: unknown;
  readonly found: Found;
  readonly now: number;
  readonly credential: unknown;
  readonly isTooLarge: boolean;
}

type Result =
  { readonly output: unknown; readonly events: readonly EmittedEvent[] } | { readonly failure: Failure };

/** Reads a request, finds its world, asks the vendor's checks in order, runs the handler and puts the result into words. */
export function handleCall(
  implementation: Implementation,
  router: Router,
  findWorld: (credentialId: string | undefined) => { readonly world: World; readonly isOwner: boolean },
  request: HttpRequest,
): Outcome & { readonly world: World; readonly credentialId: string | undefined; readonly now: number } {
  const { dialect, name } = implementation.vendor;
  const reading = readSafely(implementation, request);
  const credentialId = dialect.credentialId(reading);
  const { world, isOwner } = findWorld(credentialId);
  const visit: Visit = {
    implementation,
    world,
    reading,
    found: router(dialect.target(reading)),
    now: world.clock.now(),
    credential: isOwner ? world.credentials.get(name) : undefined,
    isTooLarge: request.body.length > maximumBodyBytes,
  };
  return { ...answer(visit), world, credentialId, now: visit.now };
}

/** Reading is total; should a defect make it throw, the call is judged as an empty one. */
function readSafely({ vendor: { dialect } }: Implementation, request: HttpRequest): unknown {
  try {
    return dialect.read(request) as unknown;
  } catch {
    return dialect.read({ method: 'POST', target: '/', headers: [], body: new Uint8Array() }) as unknown;
  }
}

/** The fields of a request's input before validation; empty where it asks for no operation. */
export function readFields(
  { vendor }: Implementation,
  router: Router,
  request: HttpRequest,
): Readonly<Record<string, unknown>> {
  const reading: unknown = vendor.dialect.read(request);
  const { route } = router(vendor.dialect.target(reading));
  if (!route) return {};
  const fields = vendor.dialect.input(reading, route, (id) => vendor.assumptions[id]?.default ?? '');
  return typeof fields === 'object' && fields !== null ? (fields as Record<string, unknown>) : {};
}

/** What the vendor's checks say to a request at a time, without counting or journaling it. */
export function judgeCall(
  implementation: Implementation,
  router: Router,
  world: World,
  request: HttpRequest,
  now: number,
): { readonly error: string; readonly refusedBy: string } | undefined {
  const { dialect, credential: form, name } = implementation.vendor;
  const reading = readSafely(implementation, request);
  const credential = world.credentials.get(name);
  const isOwner = credential !== undefined && form.id(credential) === dialect.credentialId(reading);
  const checked = runChecks(
    {
      implementation,
      world,
      reading,
      found: router(dialect.target(reading)),
      now,
      credential: isOwner ? credential : undefined,
      isTooLarge: request.body.length > maximumBodyBytes,
    },
    () => undefined,
  );
  return 'failure' in checked ? { error: checked.failure.error, refusedBy: checked.by } : undefined;
}

/** Carries out a call behind the back of everybody: no signature, no limit, no fault, no journal. */
export function performCall(
  implementation: Implementation,
  world: World,
  key: string,
  rawInput: unknown,
): void {
  const operation = implementation.vendor.operations[key];
  if (!operation) return;
  const input = readInput(
    operation.input,
    tightenIds(operation.input, rawInput),
    implementation.vendor.errors,
  );
  const route: Route = { key, operation, parameters: {} };
  const credential = world.credentials.get(implementation.vendor.name);
  const visit: Visit = {
    implementation,
    world,
    reading: undefined,
    found: { route },
    now: world.clock.now(),
    credential,
    isTooLarge: false,
  };
  if (!input.problems) sendCallbacks(visit, runHandler(visit, route, input.value), []);
}

function answer(visit: Visit): Outcome {
  const { vendor } = visit.implementation;
  const operation = visit.found.route?.key;
  const refusedCall = { operation, refusedBy: undefined, faults: [], defect: undefined, callbacks: [] };
  try {
    const probe = vendor.dialect.probe?.(visit.reading);
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
    const defect = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...refusedCall, reply: markDefect(visit), error: vendor.internalError, defect };
  }
}

function runChecks(
  visit: Visit,
  overLimit = (route: Route) => takeRate(visit.world, visit.implementation.vendor.name, route, visit.now),
): { readonly failure: Failure; readonly by: string } | { readonly route: Route; readonly input: unknown } {
  const { vendor } = visit.implementation;
  const { route } = visit.found;
  let reading: InputReading<unknown> | undefined;
  const readOnce = (): InputReading<unknown> => (reading ??= readRouteInput(visit));
  const gate: Gate<unknown, unknown, Assumptions> = {
    ...visit,
    assume: assumeIn(visit.world, vendor),
    overLimit: () => route && overLimit(route),
    blocked: () => takeVendorRate(visit.world, vendor, visit.now),
    problems: () => readOnce().problems ?? [],
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
    ...applied,
    operation: route.key,
    refusedBy: undefined,
    faults: fired.ids,
    defect: undefined,
    callbacks,
  };
}

function runHandler(visit: Visit, route: Route, input: unknown): Result {
  const { implementation, world, reading, credential, now } = visit;
  const { vendor } = implementation;
  const handler = implementation.handlers[route.key];
  if (!handler) throw new Error(`${vendor.name} has no handler for ${route.key}`);
  const events: EmittedEvent[] = [];
  const call: Call<unknown, unknown, Assumptions> = {
    input,
    credential,
    caller: reading === undefined ? undefined : vendor.dialect.caller?.(reading),
    now,
    ids: world.ids,
    assume: assumeIn(world, vendor),
    quota: (name) => quotaIn(world, vendor, route.key, name),
    emit(event, body) {
      events.push({ event, body, credential, now });
    },
  };
  const output: unknown = handler(call, world.states.get(vendor.name));
  return isFailure(output) ? { failure: output } : { output, events };
}

/** Puts what a call set off into the outbox, as far as the application has asked to be told. */
function sendCallbacks(
  { implementation, world }: Visit,
  result: Result,
  effects: readonly CallbackEffect[],
): readonly Callback[] {
  if ('failure' in result) return [];
  const { vendor, keeper } = implementation;
  return result.events.flatMap((event) => {
    const request = keeper.callback?.(world.states.get(vendor.name), event);
    if (!request) return [];
    const callback = prepareCallback({ ...request, vendor: vendor.name, event: event.event }, effects);
    if (callback.state === 'waiting') world.outbox.put(callback);
    return [callback];
  });
}

function write(visit: Visit, route: Route, result: Applicable): HttpReply {
  if ('failure' in result) return refuse(visit, result.failure);
  const parsed = route.operation.output.safeParse(result.output);
  if (!parsed.success)
    throw new Error(`the output of ${route.key} breaks its schema: ${parsed.error.message}`);
  return visit.implementation.vendor.dialect.answer(replyContext(visit), result.output);
}

function refuse(visit: Visit, { error, details }: Failure): HttpReply {
  const { vendor } = visit.implementation;
  const spec = vendor.errors[error];
  if (!spec) throw new Error(`${vendor.name} has no error ${error}`);
  return vendor.dialect.refuse(replyContext(visit), {
    key: error,
    spec,
    details,
    code: typeof spec.code === 'string' ? fillTemplate(spec.code, details) : spec.code,
    text: fillTemplate(spec.message, details),
  });
}

function markDefect(visit: Visit): HttpReply {
  const reply = refuse(visit, new Failure(visit.implementation.vendor.internalError));
  return { ...reply, headers: [...reply.headers, ['x-understudy-defect', 'true']] };
}

function replyContext(visit: Visit): ReplyContext<unknown, unknown, Assumptions> {
  const { reading, found, now, credential, world } = visit;
  return {
    reading,
    found,
    now,
    credential,
    ids: world.ids,
    assume: assumeIn(world, visit.implementation.vendor),
  };
}
