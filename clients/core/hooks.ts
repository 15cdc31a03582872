import type { TransportError, VendorError } from './errors.ts';

/** What every hook hears of a call. */
export interface CallFacts {
  /** The vendor's name, as everywhere in the emulator. */
  readonly vendor: string;
  /** The operation's key, which is the vendor's own name for it. */
  readonly operation: string;
  /** Where the call goes, without its query, which may hold a signature. */
  readonly url: string;
  /** What the caller passed, as it is sent. */
  readonly input: unknown;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
}

/** How an attempt ended. */
export interface ResponseFacts extends CallFacts {
  /** The HTTP status; undefined where no reply came. */
  readonly status: number | undefined;
  /** The vendor's id of the request; undefined where the reply has none. */
  readonly requestId: string | undefined;
  /** How long the attempt took, by the client's `clock`. */
  readonly milliseconds: number;
  /** What went wrong; undefined after a success. */
  readonly failure: VendorError | TransportError | undefined;
}

/** A failed attempt that is followed by another one. */
export interface RetryEvent extends CallFacts {
  /** What went wrong. */
  readonly failure: VendorError | TransportError;
  /** How long the client waits before the next attempt, in milliseconds. */
  readonly delay: number;
}

/** A success whose reply breaks its documented form. */
export interface ReplyWarning extends CallFacts {
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** The fields that are wrong, such as `contents.0.viewerId`; `''` is the whole output. */
  readonly fields: readonly string[];
  /** The vendor's id of the request; undefined where the reply has none. */
  readonly requestId: string | undefined;
  /** The body as it came. */
  readonly body: string;
}

/** What may look on while calls are made. A hook changes nothing: what it throws becomes a warning of the process. */
export interface ClientHooks {
  /** Hears of each attempt before it is sent. Default: none. */
  readonly onRequest?: (call: CallFacts) => void;
  /** Hears of each attempt when it has ended, with a reply or without. Default: none. */
  readonly onResponse?: (response: ResponseFacts) => void;
  /** Hears of each failure after which the call is sent again. Default: none. */
  readonly onRetry?: (retry: RetryEvent) => void;
  /** Hears of replies that break their documented form, with `replyCheck: 'warn'`. Default: a warning of the process, once for each operation. */
  readonly onWarning?: (warning: ReplyWarning) => void;
}

/** Tells a hook. A call that was made stays what it was, whatever the hook does. */
export function tell<Facts>(hook: ((facts: Facts) => void) | undefined, facts: Facts): void {
  try {
    hook?.(facts);
  } catch (error) {
    emitWarning(`A hook of a client failed: ${String(error)}`);
  }
}

/** Warns as Node, Bun and Deno do; where there is no such process, nobody would read it. */
export function emitWarning(message: string): void {
  const { process } = globalThis as { readonly process?: { emitWarning?(text: string): void } };
  process?.emitWarning?.(message);
}
