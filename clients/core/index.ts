export type { BatchOptions, BatchPart } from './batches.ts';
export { InputError, TransportError, VendorError } from './errors.ts';
export type { CallFacts, ClientHooks, ReplyWarning, ResponseFacts, RetryEvent } from './hooks.ts';
export type { CallOptions, ClientOptions, RetryFacts, RetryPolicy } from './options.ts';
export type { RawOptions } from './raw-operation.ts';
export { backOff, neverRetry, type RetryOptions } from './retry.ts';
export type { Client, Reply } from './types.ts';
