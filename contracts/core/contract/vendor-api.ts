import type { z } from 'zod';
import type { HttpReply, HttpRequest } from '../wire/http.ts';
import type { BlockingLimit, Operation } from './operation.ts';
import type { IdSource } from './int64.ts';
import type { Source } from './source.ts';

/** One error of a vendor's closed vocabulary. The key under which it is declared is the vendor's own name for it. */
export interface ErrorSpec {
  /** The HTTP status. */
  readonly status: number;
  /** The code as a client reads it in the body; in a text, `{name}` is filled from the failure's details. */
  readonly code: string | number;
  /** The message template; `{name}` is filled from the failure's details. */
  readonly message: string;
  /** The same in other languages, by language tag, where the vendor answers in them. */
  readonly translations?: Readonly<Record<string, string>>;
  /** What the error means, in a sentence. */
  readonly meaning: string;
  /** Whether the same call may succeed if it is sent again unchanged. */
  readonly retryable: boolean;
  /**
   * `rate`: calls come too often, and this one was not carried out. `failure`: the vendor's own service failed on the way, so
   * that nobody knows whether the call was carried out. Default: the call was refused before anything was done.
   */
  readonly kind?: 'rate' | 'failure';
  /** Where the code stands. */
  readonly source: Source;
  /** Where the words of the message stand, if that is not where the code stands. */
  readonly textSource?: Source;
}

/** A call about to be written by a client. */
export interface OutgoingCall<Credential> {
  /** What is called. */
  readonly operation: Operation;
  /** The fields of the call. */
  readonly input: Readonly<Record<string, unknown>>;
  /** Who signs. */
  readonly credential: Credential;
  /** Where the vendor is, without a slash at the end. */
  readonly baseUrl: string;
  /** When the call is signed, in milliseconds since 1970. */
  readonly now: number;
  /** Where nonces come from. */
  readonly ids: IdSource;
  /** Vendor-specific choices, for example the signature method; unknown ones are ignored. */
  readonly options?: Readonly<Record<string, string>>;
}

export interface OutgoingRequest extends HttpRequest {
  /** The whole address, with its query. */
  readonly url: string;
}

/** What a reply says; `foreign` is one that is not in the vendor's envelope. */
export type Understanding =
  | {
      /** The reply is a success. */
      readonly kind: 'output';
      /** The fields of the reply, before validation. */
      readonly output: unknown;
      /** The vendor's id of the call, where the reply has one. */
      readonly requestId?: string | undefined;
    }
  | {
      /** The reply is one of the vendor's errors. */
      readonly kind: 'error';
      /** The code in the body. */
      readonly code: string | number;
      /** The words in the body. */
      readonly message: string;
      /** The vendor's id of the call, where the reply has one. */
      readonly requestId?: string | undefined;
    }
  | {
      /** The reply is not in the vendor's envelope. */
      readonly kind: 'foreign';
    };

/** How a vendor's credentials look, and which of them is the id. */
export interface CredentialForm<Credential> {
  /** The fields of a credential. */
  readonly schema: z.ZodObject & z.ZodType<Credential>;
  /** Two credentials with the same id belong to the same account. */
  id(credential: Credential): string;
  /** What signs; it must never be shown. */
  secret(credential: Credential): string;
  /** The fixed, obviously fake credential of the default sandbox. */
  readonly fake: Credential;
  /** A fresh, obviously fake credential. */
  mint(ids: IdSource): Credential;
  /** The environment variables by which a program is told of a credential; a number is written with its digits. */
  toEnvironment(credential: Credential): Readonly<Record<string, string | number>>;
  /** The reverse; what is not set is left out. */
  fromEnvironment(variables: Readonly<Record<string, string | undefined>>): Readonly<Record<string, unknown>>;
}

/** The client's half of the translation between values and bytes. */
export interface ClientCodec<Credential> {
  /** A call as it goes over the wire, with its signature. */
  write(call: OutgoingCall<Credential>): OutgoingRequest;
  /** What a reply says. Total. */
  understand(reply: HttpReply): Understanding;
}

/** What a client needs of a vendor. The whole vendor is this, with the server's half. */
export interface VendorApi<
  Name extends string = string,
  Err extends string = string,
  Operations extends Readonly<Record<string, Operation>> = Readonly<Record<string, Operation>>,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- where any vendor is meant, its credential is forgotten
  Credential = any,
> {
  /** The vendor's name, as in ports, faults, journal and command line: `polyv-live`. */
  readonly name: Name;
  /** What people call the vendor. */
  readonly title: string;
  /** The vendor's host names; the first one is where clients go by default. */
  readonly hosts: readonly [string, ...string[]];
  /** The closed vocabulary of errors, by the vendor's own name for each. */
  readonly errors: Readonly<Record<Err, ErrorSpec>>;
  /** How credentials look, which field is the id, and what is secret. */
  readonly credential: CredentialForm<Credential>;
  /** How calls are signed and written, and how replies are read. */
  readonly codec: ClientCodec<Credential>;
  /** What all calls together may amount to, where the vendor documents that, and the assumption that decides whether it holds. */
  readonly rate?: BlockingLimit & {
    /** The id of the assumption that decides whether the limit holds. */
    readonly assumption: string;
  };
  /** One for each method of the client. */
  readonly operations: Operations;
}

/** Declares what a client needs of a vendor; it only fixes the types. */
export function defineApi<
  const Name extends string,
  Err extends string,
  Operations extends Readonly<Record<string, Operation<z.ZodType, z.ZodType, Err>>>,
  Credential,
>(api: VendorApi<Name, Err, Operations, Credential>): VendorApi<Name, Err, Operations, Credential> {
  return api;
}
