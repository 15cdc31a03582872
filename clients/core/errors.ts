import { shareClass } from '../../contracts/core/config/shared-errors.ts';

export interface VendorErrorFacts {
  readonly vendor: string;
  readonly operation: string;
  readonly code: string | number;
  readonly message: string;
  readonly requestId: string | undefined;
  readonly retryable: boolean;
  /** What the vendor's vocabulary says of the error; undefined also where it has no such error. */
  readonly kind?: 'rate' | 'failure' | undefined;
  readonly status: number;
  /** Why it was refused, where an emulator says so. */
  readonly reason?: string | undefined;
  /** Where the emulator explains the refusal. */
  readonly explanation?: string | undefined;
}

/**
 * The vendor refused the call. `code` is the vendor's own; `retryable` says whether the same call may succeed later.
 *
 * @example
 * const reasonOf = (error: unknown) => (error instanceof VendorError ? error.reason : undefined);
 * await chat.destroyRoom({ RoomId: 'room' }).catch((error: unknown) => console.log(reasonOf(error)));
 */
export class VendorError<Code extends string | number = string | number> extends Error {
  static {
    shareClass(this, 'VendorError');
  }

  /** The name of the class, for logs. */
  override readonly name: string = 'VendorError';
  /** The vendor's name: `polyv-live`. */
  readonly vendor: string;
  /** The key of the operation. */
  readonly operation: string;
  /** The vendor's own code, as its documents list it. */
  readonly code: Code;
  /** The vendor's id of the request, to name it to the vendor; undefined where the reply has none. */
  readonly requestId: string | undefined;
  /** Whether the same call may succeed if it is sent again unchanged. */
  readonly retryable: boolean;
  /** `rate`: calls come too often. `failure`: the vendor's own service failed. Undefined: the call itself was refused. */
  readonly kind: 'rate' | 'failure' | undefined;
  /** Whether the vendor has carried the call out: `no` where it was refused, `unknown` where the vendor's service failed. */
  readonly carriedOut: 'no' | 'unknown';
  /** The HTTP status. */
  readonly status: number;
  /** Why the call was refused, in a line: `Duration: a whole number of seconds; it is the text "3600"`. An emulator says so; the vendor does not. */
  readonly reason: string | undefined;
  /** The path of the emulator's control API where the refusal is explained; undefined where none listens, as in a test's own process. */
  readonly explanation: string | undefined;

  constructor(facts: VendorErrorFacts) {
    const why = facts.reason === undefined ? '' : ` (${facts.reason})`;
    super(`${facts.operation}: ${facts.code} ${facts.message}${why}`);
    this.vendor = facts.vendor;
    this.operation = facts.operation;
    this.code = facts.code as Code;
    this.requestId = facts.requestId;
    this.retryable = facts.retryable;
    this.kind = facts.kind;
    this.carriedOut = facts.kind === 'failure' ? 'unknown' : 'no';
    this.status = facts.status;
    this.reason = facts.reason;
    this.explanation = facts.explanation;
  }
}

/** What is known of a call to which no answer of the vendor's came back. */
export interface TransportErrorFacts {
  /** Where the call went, without its query, which may hold a signature. */
  readonly url?: string;
  /** The HTTP status, where a reply came. */
  readonly status?: number;
  /** The body of the reply, where one came. */
  readonly body?: string;
  readonly requestId?: string | undefined;
  /** Whether the vendor has carried the call out. Default: `unknown`. */
  readonly carriedOut?: 'yes' | 'no' | 'unknown';
}

/**
 * No answer of the vendor's came back: the connection broke, time ran out, or something else answered.
 *
 * @example
 * const mayHaveActed = (error: unknown) => error instanceof TransportError && error.carriedOut !== 'no';
 */
export class TransportError extends Error {
  static {
    shareClass(this, 'TransportError');
  }

  /** The name of the class, for logs. */
  override readonly name = 'TransportError';
  /** The key of the operation. */
  readonly operation: string;
  /** Where the call went, without its query, which may hold a signature. */
  readonly url: string | undefined;
  /** The HTTP status, where a reply came. */
  readonly status: number | undefined;
  /** The body of the reply, where one came. */
  readonly body: string | undefined;
  /** The vendor's id of the request, where a reply names one. */
  readonly requestId: string | undefined;
  /** Whether the vendor has carried the call out: `no` where no connection came about, `yes` where a success cannot be read. */
  readonly carriedOut: 'yes' | 'no' | 'unknown';

  constructor(operation: string, what: string, facts: TransportErrorFacts = {}, cause?: unknown) {
    super(`${operation}: ${what}`, { cause });
    this.operation = operation;
    this.url = facts.url;
    this.status = facts.status;
    this.body = facts.body;
    this.requestId = facts.requestId;
    this.carriedOut = facts.carriedOut ?? 'unknown';
  }
}

/**
 * The input cannot be sent: it breaks the operation's documented form. Nothing was sent.
 *
 * @example
 * const wrongField = (error: unknown) => (error instanceof InputError ? error.path : undefined);
 */
export class InputError extends Error {
  static {
    shareClass(this, 'InputError');
  }

  /** The name of the class, for logs. */
  override readonly name = 'InputError';
  /** The key of the operation. */
  readonly operation: string;
  /** Whether the vendor has carried the call out: `no`, since nothing was sent. */
  readonly carriedOut = 'no';
  /** The field, as `RoomId` or `MemberList.2.Marks`; `''` for the whole input. */
  readonly path: string;
  /** What the field takes: `a list of 1 to 20 entries`. */
  readonly expected: string;
  /** What came: `a list of 21 entries`, `missing`. */
  readonly received: string;
  /** A field that came and whose name looks like the missing one's. */
  readonly nearest: string | undefined;

  constructor(
    operation: string,
    facts: Pick<InputError, 'path' | 'expected' | 'received'> & { readonly nearest?: string | undefined },
  ) {
    const { path, expected, received, nearest } = facts;
    const hint = nearest === undefined ? '' : ` (nearest: ${JSON.stringify(nearest)})`;
    super(`${operation}: ${path === '' ? 'the input' : path}: ${expected}; it is ${received}${hint}`);
    this.operation = operation;
    this.path = path;
    this.expected = expected;
    this.received = received;
    this.nearest = nearest;
  }
}
