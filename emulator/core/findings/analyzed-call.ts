import { z } from 'zod';
import type { SpottedCall } from '../../../contracts/core/diagnosis/finding.ts';
import type { HttpRequest, CallTiming } from '../../../contracts/core/wire/http.ts';
import type { Limit } from '../../../contracts/core/contract/operation.ts';
import type { CallTypes } from '../../../contracts/core/contract/vendor-types.ts';
import type { ErrorSpec, Found, Route, Vendor } from '../../../contracts/core/contract/vendor.ts';
import type { DeliveredReply } from '../engine/delivery.ts';
import type { JournalEntry } from '../journal/journal.ts';
import { couldKnow, type Caller } from './callers.ts';
import { findStrangers, type Stranger } from './strangers.ts';
import { readContent, type CallContent } from './call-content.ts';

/** What the emulator knows of a call besides what its journal keeps. */
export interface CallFacts {
  /** The vendor that was called. */
  readonly vendor: Vendor;
  /** What its codec read of the request. */
  readonly reading: unknown;
  /** The operation that the request asks for, or why there is none. */
  readonly found: Found;
  /** The one that checked the call, also where the call named another. */
  readonly credential: unknown;
  /** The documented limit of the operation, or the sandbox’s own; never a fault’s, which stands for the calls of others. */
  readonly limit: Limit | undefined;
  /** Whether the reply is the vendor’s own, untouched by faults. */
  readonly isAsWritten: boolean;
  /** The fields of the input before validation. */
  readonly input: () => Readonly<Record<string, unknown>>;
}

/**
 * A call as the rules see it: what was asked, what came of it, and what the client could know. It is seen once, while it
 * passes; what a rule remembers of it is small, and never the call itself.
 */
export class WatchedCall implements SpottedCall<CallTypes> {
  /** The number of the call in the journal. */
  readonly id: number;
  /** When it came by the sandbox's clock, in milliseconds since 1970. */
  readonly now: number;
  /** The vendor that was called. */
  readonly vendor: Vendor;
  /** What its codec read of the request. */
  readonly reading: unknown;
  /** The operation that the request asks for, or why there is none. */
  readonly found: Found;
  /** The operation, where one was found. */
  readonly route: Route | undefined;
  /** The credential that checked the call. */
  readonly credential: unknown;
  /** The limit of the operation, where there is one. */
  readonly limit: Limit | undefined;
  /** The request as it came. */
  readonly request: HttpRequest;
  /** The key of the operation, where one was found. */
  readonly operation: string | undefined;
  /** `success`, or the key of the vendor’s error. */
  readonly outcome: string;
  /** The check that refused the call, if one did. */
  readonly refusedBy: string | undefined;
  /** Who called. */
  readonly caller: Caller;
  /** When it came and went, where the server knows. */
  readonly timing: CallTiming | undefined;
  /** The vendor’s error, where the outcome is one. */
  readonly error: ErrorSpec | undefined;
  /** The body of the reply. */
  readonly replyBody: string;
  /** Whether the error is the operation’s own, so that no other signature cures it. */
  readonly isOwnError: boolean;
  /** The number of the call among those in its window of the limit; undefined where it does not count. */
  readonly nthInWindow: number | undefined;
  /** Whether the reply is the vendor’s own, untouched by faults. */
  readonly isPlain: boolean;
  readonly #reply: DeliveredReply;
  readonly #credentialId: string | undefined;
  readonly #readInput: () => Readonly<Record<string, unknown>>;
  #input: Readonly<Record<string, unknown>> | undefined;
  #isHeard: boolean | undefined;
  #content: CallContent | undefined;
  #strangers: readonly Stranger[] | undefined;

  constructor(entry: JournalEntry, facts: CallFacts, caller: Caller, nthInWindow: number | undefined) {
    this.id = entry.id;
    this.now = entry.now;
    this.vendor = facts.vendor;
    this.reading = facts.reading;
    this.found = facts.found;
    this.route = facts.found.route;
    this.credential = facts.credential;
    this.limit = facts.limit;
    this.request = entry.request;
    this.operation = entry.operation;
    this.outcome = entry.outcome;
    this.refusedBy = entry.refusedBy;
    this.caller = caller;
    this.timing = entry.request.timing;
    this.error = facts.vendor.errors[entry.outcome];
    this.replyBody = entry.reply.body;
    this.#reply = entry.reply;
    this.#credentialId = entry.credentialId;
    this.isPlain = facts.isAsWritten;
    this.#readInput = facts.input;
    this.isOwnError =
      this.error !== undefined && (this.route?.operation.errors.includes(entry.outcome) ?? false);
    this.nthInWindow = nthInWindow;
  }

  /** The fields of the input before validation. */
  get input(): Readonly<Record<string, unknown>> {
    return (this.#input ??= this.#readInput());
  }

  /** The names in the call that are not documented; there are none without an operation. */
  get strangers(): readonly Stranger[] {
    return (this.#strangers ??= this.route ? findStrangers(this, this.route) : []);
  }

  /** Whether the call asks for nothing, in nobody’s name: somebody looks whether anything answers at the address. */
  get isProbe(): boolean {
    const { method, body } = this.request;
    const isPlain = body.length === 0 && (method === 'GET' || method === 'HEAD' || method === 'OPTIONS');
    return isPlain && this.route === undefined && this.#credentialId === undefined;
  }

  /** Whether a reply in the vendor’s envelope reached the client in full. */
  get isHeard(): boolean {
    if (this.isPlain) return true;
    return (this.#isHeard ??= isWhole(this.#reply) && this.#understood().kind !== 'foreign');
  }

  /** Whether the call succeeded. */
  get isSuccess(): boolean {
    return this.outcome === 'success';
  }

  /** The same for calls that ask for the same thing. */
  get content(): string {
    return (this.#content ??= readContent(this.request)).asked;
  }

  /** The same for calls with the same signature. */
  get proof(): string {
    return (this.#content ??= readContent(this.request)).proof;
  }

  /** The output of a success, as a client reads it. */
  readOutput(): unknown {
    const understood = this.#understood();
    if (understood.kind !== 'output') return undefined;
    return this.route?.operation.output.safeParse(understood.output).data;
  }

  /** Whether the client could know the reply to a call of its own when it made this one. */
  couldKnow(before: CallTiming | undefined): boolean {
    return couldKnow(this.caller, this.timing, before);
  }

  #understood() {
    return this.vendor.codec.understand(this.#reply);
  }
}

function isWhole({ delivery }: DeliveredReply): boolean {
  return delivery?.ending === undefined && delivery?.truncateAt === undefined;
}

const fieldsOf = new WeakMap<object, ReadonlySet<string>>();

/** The names of the fields that an operation's input has by its schema. */
export function inputFields({ operation: { input } }: Pick<Route, 'operation'>): ReadonlySet<string> {
  let fields = fieldsOf.get(input);
  if (!fields) {
    fields = new Set(input instanceof z.ZodObject ? Object.keys(input.shape) : []);
    fieldsOf.set(input, fields);
  }
  return fields;
}

/** The errors by which a vendor says that calls come too often. */
export function isRateError({ vendor, outcome }: Pick<WatchedCall, 'vendor' | 'outcome'>): boolean {
  if (outcome === 'success') return false;
  return vendor.checks.some(({ name, errors }) => name === 'rate' && errors.includes(outcome));
}
