import type { Assume, Assumptions } from '../../../contracts/core/contract/assumption.ts';
import type { Refused } from '../../../contracts/core/contract/failure.ts';
import type { Excess } from '../../../contracts/core/contract/reason.ts';
import type { IdSource } from '../../../contracts/core/contract/int64.ts';
import type { Limit } from '../../../contracts/core/contract/operation.ts';
import { readInput, type InputProblem } from '../../../contracts/core/contract/validate-input.ts';
import type { CallTypes } from '../../../contracts/core/contract/vendor-types.ts';
import type { CallContext, Check, Found, Vendor } from '../../../contracts/core/contract/vendor.ts';
import type { HttpRequest } from '../../../contracts/core/wire/http.ts';
import {
  assumeIn,
  ownRateIn,
  quotaIn,
  rateIn,
  rateKey,
  takeVendorRate,
  type Sandbox,
} from '../sandbox/sandbox.ts';
import { findNested } from './find-nested.ts';
import type { EmittedEvent, HandlerCall, Implementation } from './handler.ts';
import { notValid, readValid } from './read-valid.ts';

/** A request as its vendor reads it. */
export interface ReadRequest {
  readonly reading: unknown;
  readonly found: Found;
  readonly bodyBytes: number;
}

/** Reads a request and finds the operation that it asks for. */
export function readRequest({ vendor, router }: Implementation, request: HttpRequest): ReadRequest {
  const reading: unknown = vendor.codec.read(request);
  return {
    reading,
    found: router(vendor.codec.target(reading)),
    bodyBytes: request.body.length,
  };
}

/** Where and when a call is made, and by whom. */
interface Circumstances {
  readonly sandbox: Sandbox;
  /** Milliseconds since 1970 by the sandbox's clock. */
  readonly now: number;
  readonly credential: unknown;
  readonly ids?: IdSource;
  readonly assume?: Assume<Assumptions>;
}

const noProblems: readonly never[] = [];

/** One call to one vendor. Checks, handler, codec and diagnosis look at the same one. */
export class VendorCall implements CallContext<CallTypes>, HandlerCall<unknown, CallTypes> {
  readonly implementation: Implementation;
  readonly vendor: Vendor;
  readonly sandbox: Sandbox;
  readonly reading: unknown;
  readonly found: Found;
  readonly bodyBytes: number;
  readonly now: number;
  readonly credential: unknown;
  readonly ids: IdSource;
  readonly assume: Assume<Assumptions>;
  /** What the handler gets: the input, once it has been validated, or the part of it that a fault leaves. */
  input: unknown;
  /** What the handler has told of. */
  readonly events: EmittedEvent[] = [];
  #problems: readonly InputProblem[] | undefined;

  constructor(implementation: Implementation, read: ReadRequest, circumstances: Circumstances) {
    const { sandbox } = circumstances;
    this.implementation = implementation;
    this.vendor = implementation.vendor;
    this.sandbox = sandbox;
    this.reading = read.reading;
    this.found = read.found;
    this.bodyBytes = read.bodyBytes;
    this.now = circumstances.now;
    this.credential = circumstances.credential;
    this.ids = circumstances.ids ?? sandbox.ids;
    this.assume = circumstances.assume ?? assumeIn(sandbox, this.vendor);
  }

  /** The credential that checked the call: the sandbox’s own, where nobody has the one that the call names. */
  ownCredential(): unknown {
    return this.credential ?? this.sandbox.credentials.get(this.vendor.name);
  }

  get caller(): string | undefined {
    return this.reading === undefined ? undefined : this.vendor.codec.caller?.(this.reading);
  }

  findRefusal(
    checks: readonly Check<CallTypes>[],
  ): { readonly failure: Refused; readonly by: string } | undefined {
    for (const check of checks) {
      if (check.unless) {
        const { assumption, is } = check.unless;
        if (this.assume(assumption) === is) continue;
      }
      const failure = check.refuses(this);
      if (failure) return { failure, by: check.name };
    }
    return undefined;
  }

  /** Counts the call against the limit in force. */
  overLimit(): Excess | undefined {
    const { route } = this.found;
    if (!route) return undefined;
    const { sandbox, vendor } = this;
    const { faults } = sandbox;
    const limitIn = faults.hasRules ? rateIn : ownRateIn;
    const limit = limitIn(sandbox, vendor.name, route.key, route.operation);
    if (!limit) return undefined;
    if (faults.hasRules) faults.rateLimit(vendor.name, route.key)?.use();
    return sandbox.rates.take(rateKey(vendor.name, route.key), limit, this.now);
  }

  blocked(): Excess | undefined {
    return takeVendorRate(this.sandbox, this.vendor, this.now);
  }

  /** What is wrong with the input. Where nothing is, the call has its input from then on. */
  problems(): readonly InputProblem[] {
    if (this.#problems) return this.#problems;
    const { route } = this.found;
    if (!route) return noProblems;
    const { codec, errors } = this.vendor;
    const { operation } = route;
    const { input: schema } = operation;
    const raw = codec.input(this.reading, route, this.assume);
    const valid = readValid(schema, raw);
    if (valid !== notValid) {
      this.input = valid;
      return (this.#problems = noProblems);
    }
    const reading = readInput(schema, raw, errors, operation.doc.input);
    if (reading.problems) return (this.#problems = findNested(reading.problems, raw));
    this.input = reading.value;
    return (this.#problems = noProblems);
  }

  /** The fields of the input before validation. */
  fields(): FieldsOfInput {
    return fieldsOf(this.vendor, this);
  }

  /** The limit of the operation without any faults. */
  ownLimit(): Limit | undefined {
    const { route } = this.found;
    return route && ownRateIn(this.sandbox, this.vendor.name, route.key, route.operation);
  }

  hasRoom(room: string): boolean {
    const { stateStore, vendor } = this.implementation;
    return stateStore.hasRoom?.(this.sandbox.states.get(vendor.name), room) ?? true;
  }

  roomNames(): Iterable<string> {
    const { stateStore, vendor } = this.implementation;
    return stateStore.roomNames?.(this.sandbox.states.get(vendor.name)) ?? [];
  }

  quota(name: string): number {
    return quotaIn(this.sandbox, this.vendor, this.found.route?.key ?? '', name);
  }

  emit(event: string, body: Readonly<Record<string, unknown>>): void {
    this.events.push({ event, body, credential: this.credential, now: this.now });
  }
}

/** A call that is only looked at: no limit counts it. */
export class UncountedCall extends VendorCall {
  override overLimit(): undefined {
    return undefined;
  }

  override blocked(): undefined {
    return undefined;
  }
}

/** A request as a call of a sandbox at a time, which nothing counts and nobody carries out. */
export function lookAt(
  implementation: Implementation,
  sandbox: Sandbox,
  request: HttpRequest,
  now: number,
): VendorCall {
  const { codec, credential: form, name } = implementation.vendor;
  const read = readRequest(implementation, request);
  const own = sandbox.credentials.get(name);
  const isKnown = own !== undefined && form.id(own) === codec.credentialId(read.reading);
  return new UncountedCall(implementation, read, { sandbox, now, credential: isKnown ? own : undefined });
}

/** The fields of an input, by name. */
export type FieldsOfInput = Readonly<Record<string, unknown>>;

/** The fields of the input of a request before validation, as the vendor reads them; there are none without an operation. */
export function fieldsOf(
  vendor: Vendor,
  { reading, found: { route } }: Pick<ReadRequest, 'reading' | 'found'>,
): FieldsOfInput {
  const fields: unknown =
    route && vendor.codec.input(reading, route, (id) => vendor.assumptions[id]?.default ?? '');
  return typeof fields === 'object' && fields !== null ? (fields as FieldsOfInput) : {};
}

/** The same of a request that nobody has read yet. */
export function readFields(implementation: Implementation, request: HttpRequest): FieldsOfInput {
  return fieldsOf(implementation.vendor, readRequest(implementation, request));
}
