import type { HttpReply } from '../../../contracts/core/wire/http.ts';
import type { Vendor } from '../../../contracts/core/contract/vendor.ts';

/** A call that has been answered but not yet heard. */
export interface AnsweredCall {
  /** The vendor that was called. */
  readonly vendor: Vendor;
  /** The key of the operation, where one was found. */
  readonly operation: string | undefined;
  /** `success`, or the key of the vendor's error. */
  readonly outcome: string;
  /** The fields of the input before validation. */
  readonly input: () => Readonly<Record<string, unknown>>;
  /** What was answered. */
  readonly reply: HttpReply;
}

/** Says otherwise what a reply says, without leaving the documents. */
export type VaryReply = (call: AnsweredCall) => Pick<HttpReply, 'body'>;
