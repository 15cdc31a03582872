export { InputError, TransportError, VendorError } from './core/errors.ts';
export { neverRetry, retryRetryable, type CallOptions, type RetryPolicy } from './core/types.ts';
export * from './vendors.ts';
