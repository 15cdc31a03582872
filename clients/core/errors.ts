export interface VendorErrorFacts {
  readonly vendor: string;
  readonly operation: string;
  readonly code: string | number;
  readonly message: string;
  readonly requestId: string | undefined;
  readonly retryable: boolean;
  readonly status: number;
}

/** The vendor refused the call. `code` is the vendor's own; `retryable` says whether the same call may succeed later. */
export class VendorError<Code extends string | number = string | number> extends Error {
  override readonly name: string = 'VendorError';
  readonly vendor: string;
  readonly operation: string;
  readonly code: Code;
  readonly requestId: string | undefined;
  readonly retryable: boolean;
  /** The HTTP status. */
  readonly status: number;

  constructor(facts: VendorErrorFacts) {
    super(`${facts.operation}: ${facts.code} ${facts.message}`);
    this.vendor = facts.vendor;
    this.operation = facts.operation;
    this.code = facts.code as Code;
    this.requestId = facts.requestId;
    this.retryable = facts.retryable;
    this.status = facts.status;
  }
}

/** No answer of the vendor's came back: the connection broke, time ran out, or something else answered. */
export class TransportError extends Error {
  override readonly name = 'TransportError';
  readonly operation: string;

  constructor(operation: string, what: string, cause?: unknown) {
    super(`${operation}: ${what}`, { cause });
    this.operation = operation;
  }
}

/** The input cannot be sent: it breaks the operation's documented form. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly operation: string;
  readonly path: string;

  constructor(operation: string, path: string, what: string) {
    super(`${operation}: ${path === '' ? 'the input' : path}: ${what}`);
    this.operation = operation;
    this.path = path;
  }
}
