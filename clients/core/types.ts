import type { Operation, Output } from '../../contracts/core/contract/operation.ts';
import type { Written } from './written.ts';
import type { TransportError, VendorError } from './errors.ts';

type Operations = Readonly<Record<string, Operation>>;

/** What a caller passes to an operation: 64-bit ids may be texts, bigints or safe numbers. */
export type ClientInput<Op extends Operation> = Written<Op['input']>;

type ItemOf<Op> = Op extends { readonly paging?: { items(output: never): readonly (infer Item)[] } }
  ? Item
  : never;

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds for one attempt; 0 waits for ever. */
  readonly timeout?: number;
}

/** One method for each operation. Without a renaming of keys, an editor shows the operation's own comment and finds its declaration. */
export type Methods<Ops extends Operations> = {
  readonly [Key in keyof Ops]: (
    input: ClientInput<Ops[Key]>,
    options?: CallOptions,
  ) => Promise<Output<Ops[Key]>>;
};

/** For each operation that answers in pages, a method that reads all of them, item by item. */
export type Pages<Ops extends Operations> = {
  readonly [Key in keyof Ops as [ItemOf<Ops[Key]>] extends [never] ? never : Key]: (
    input: ClientInput<Ops[Key]>,
    options?: CallOptions,
  ) => AsyncIterable<ItemOf<Ops[Key]>>;
};

export type Client<Ops extends Operations> = Methods<Ops> & { readonly pages: Pages<Ops> };

/** Decides whether a failed call is sent again: after so many milliseconds, or not at all. */
export type RetryPolicy = (failure: VendorError | TransportError, attempt: number) => number | undefined;

/** Sends again what the vendor calls retryable: twice at most, after half a second and after a second. */
export const retryRetryable: RetryPolicy = (failure, attempt) =>
  'retryable' in failure && failure.retryable && attempt <= 2 ? 250 * 2 ** attempt : undefined;

export const neverRetry: RetryPolicy = () => undefined;

export interface ClientOptions<Credential> {
  /** Without it, the environment's. */
  readonly credentials?: Credential;
  /** Without it, the environment's; without that, the vendor itself. */
  readonly baseUrl?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  readonly retry?: RetryPolicy;
  /** How a retry waits, in milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Milliseconds for one attempt; 10,000 unless said, 0 waits for ever. */
  readonly timeout?: number;
  /** Who judges an input: `client` refuses a wrong one before it is sent, `vendor` leaves it to the vendor. */
  readonly inputCheck?: 'client' | 'vendor';
  readonly environment?: Readonly<Record<string, string | undefined>>;
}
