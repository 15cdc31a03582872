import type { Operation, Output } from '../../contracts/core/contract/operation.ts';
import type { TransportError, VendorError } from './errors.ts';
import type { z } from 'zod';
import type { LooseIds } from '../../contracts/core/contract/int64.ts';

type Operations = Readonly<Record<string, Operation>>;

/** What a caller passes to an operation: 64-bit ids may be texts, bigints or safe numbers. */
export type ClientInput<Op extends Operation> = Written<Op['input']>;

type ItemOf<Op> = Op extends { readonly paging?: { items(output: never): readonly (infer Item)[] } }
  ? Item
  : never;

/** How one call is made. */
export interface CallOptions {
  /** Ends the attempt with a `TransportError`; no other one follows. */
  readonly signal?: AbortSignal;
  /** Milliseconds for one attempt; 0 waits for ever. Default: the client's, which is 10 s. */
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

/** Sends again what the vendor calls retryable: twice at most, after half a second and after a second. The default. */
export const retryRetryable: RetryPolicy = (failure, attempt) =>
  'retryable' in failure && failure.retryable && attempt <= 2 ? 250 * 2 ** attempt : undefined;

/** Sends nothing again. */
export const neverRetry: RetryPolicy = () => undefined;

/** How a client is set up. All of it is optional where the environment has the credentials. */
export interface ClientOptions<Credential> {
  /** Who calls. Default: the environment's, by the variables that `understudy env` prints. */
  readonly credentials?: Credential;
  /** Where calls go, for example `http://127.0.0.1:4011`. Default: the environment's; without that, the vendor itself. */
  readonly baseUrl?: string;
  /** What sends the requests. Default: the platform's `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** The time that is signed, in milliseconds since 1970. Default: the machine's. A sandbox with a clock of its own needs its time here. */
  readonly clock?: () => number;
  /** Whether a failed call is sent again, and when. Default: `retryRetryable`. */
  readonly retry?: RetryPolicy;
  /** How a retry waits, in milliseconds. Default: a timer. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Milliseconds for one attempt; 0 waits for ever. Default: 10 s. */
  readonly timeout?: number;
  /** Who checks an input: `client` refuses a wrong one before it is sent, `vendor` leaves it to the vendor. Default: `client`. */
  readonly inputCheck?: 'client' | 'vendor';
  /** Where credentials and base URL are looked up when they are not given. Default: the process's environment. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** The fields that a caller may leave out. */
type OptionalNames<Shape> = {
  [Name in keyof Shape]-?: Shape[Name] extends z.ZodType
    ? undefined extends z.input<Shape[Name]>
      ? Name
      : never
    : never;
}[keyof Shape];

/** An intersection as one object, each property with the declaration that it came from. */
type Flat<T> = { readonly [Name in keyof T]: T[Name] };

/**
 * What a caller writes for a schema: 64-bit ids may be texts, bigints or safe numbers. Field by field and without a renaming
 * of keys, so that an editor shows each field's own comment.
 */
type Written<Schema> =
  Schema extends z.ZodObject<infer Shape>
    ? WrittenFields<Shape>
    : Schema extends z.ZodOptional<infer Inner>
      ? Written<Inner> | undefined
      : Schema extends z.ZodArray<infer Item>
        ? readonly Written<Item>[]
        : Schema extends z.ZodType
          ? LooseIds<z.input<Schema>>
          : never;

type WrittenFields<Shape> = Flat<
  {
    readonly [Name in keyof Pick<Shape, Exclude<keyof Shape, OptionalNames<Shape>>>]: Written<Shape[Name]>;
  } & {
    readonly [Name in keyof Pick<Shape, OptionalNames<Shape>>]?: Written<Shape[Name]>;
  }
>;
