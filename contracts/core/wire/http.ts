/** The largest body that any vendor takes, in bytes. */
export const maximumBodyBytes = 10 * 1024 * 1024;

/**
 * When a request came and when its reply went, in ticks of the server that it came through. Ticks only grow; what happened in
 * the same tick may have happened in any order.
 */
export interface CallTiming {
  /** The number of the connection, in the order of their opening. */
  readonly connection: number;
  /** When the connection was opened. */
  readonly opened: number;
  /** Whether the connection has had calls before. */
  readonly isReused: boolean;
  /** When the request had come. */
  readonly arrived: number;
  /** When the reply had been sent, or the caller had gone. */
  left: number | undefined;
  /** The same two by a clock of the machine that never goes back, in milliseconds. */
  readonly arrivedAt?: number;
  /** When the reply had been sent, by the same clock. */
  leftAt?: number | undefined;
  /** How long it took until the reply was ready, in milliseconds. */
  answeredIn?: number | undefined;
}

export type HeaderPairs = readonly (readonly [name: string, value: string])[];

/** A request exactly as it came: nothing decoded, nothing merged, the body as bytes. */
export interface HttpRequest {
  /** The method of HTTP, as it was sent. */
  readonly method: string;
  /** The request target as on the request line, for example `/v4/a/b?c=d`. */
  readonly target: string;
  /** The headers in their order, with the letters that were sent. */
  readonly headers: HeaderPairs;
  /** The body; empty where there is none. */
  readonly body: Uint8Array;
  /** How it came, where the server knows. */
  readonly scheme?: 'http' | 'https' | undefined;
  /** When it came, where the server knows; without it, a call comes after the reply to the one before. */
  readonly timing?: CallTiming | undefined;
}

export interface HttpReply {
  /** The HTTP status. */
  readonly status: number;
  /** The headers, in their order. */
  readonly headers: HeaderPairs;
  /** The body as text. */
  readonly body: string;
}

/** The first value of a header, or undefined. `name` must be lower case. */
export function header(headers: HeaderPairs, name: string): string | undefined {
  // Most names are of another length, and looking at that is quicker than copying.
  for (const [candidate, value] of headers)
    if (candidate.length === name.length && candidate.toLowerCase() === name) return value;
  return undefined;
}

/** The media type of a request without its parameters, in lower case; `''` when there is none. */
export function mediaType(headers: HeaderPairs): string {
  return (header(headers, 'content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
}
