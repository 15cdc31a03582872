import type { Server, ServerOptions } from 'node:http';
import { bounds } from '../../../contracts/core/config/bounds.ts';

/** What a connection may take of the server's time and memory, before and between requests. Times are in milliseconds. */
export interface ProtocolLimits {
  /** From the opening of a connection, or the first byte of a request, to the end of its headers. */
  readonly headersTimeout: number;
  /** From the first byte of a request to the last one of its body. */
  readonly requestTimeout: number;
  /** From the end of a reply to the next request on the same connection. */
  readonly keepAliveTimeout: number;
  /** How often connections are held against these times. */
  readonly checkInterval: number;
  /** The most bytes that the headers of a request may have. */
  readonly headerBytes: number;
  /** The most headers that a request may have. */
  readonly headers: number;
  /** Requests of one connection that wait for their answers at the same time. */
  readonly pipelinedRequests: number;
  /** Bytes of unfinished bodies that all origins hold at the same time, the control API's among them. */
  readonly unfinishedBodyBytes: number;
  /** TLS handshakes that an origin has under way at the same time. */
  readonly handshakes: number;
}

export const protocolLimits: ProtocolLimits = {
  // A client of the same machine sends its headers at once; ten seconds leave room for a debugger's breakpoint.
  headersTimeout: 10_000,
  // A large snapshot takes a while to send; a minute leaves room for a slow disk.
  requestTimeout: 60_000,
  // Longer than the pools of the usual clients keep a connection, so that it is the client who closes it.
  keepAliveTimeout: 65_000,
  checkInterval: 1_000,
  // Room for the longest query that a vendor takes, which is 32 KB, and for the other headers.
  headerBytes: 65_536,
  // Official SDKs send about a dozen.
  headers: 200,
  // Load generators send some ten at once; a packet of 64 KB has room for a thousand, which would keep others waiting.
  pipelinedRequests: 100,
  // What the process grows by is measured in docs/reliability.md, under Abuse.
  unfinishedBodyBytes: bounds.heldBytes,
  // Some 50 KB each; a pool that opens all its connections at once has fewer.
  handshakes: 1_000,
};

/** The same as options of Node's HTTP server. */
export function serverOptions(limits: ProtocolLimits): ServerOptions {
  return {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersTimeout,
    requestTimeout: limits.requestTimeout,
    keepAliveTimeout: limits.keepAliveTimeout,
    connectionsCheckingInterval: limits.checkInterval,
    // It would be refused without a word; `guardProtocol` says what is missing.
    requireHostHeader: false,
  };
}

/** What Node takes as fields of a server alone. */
export function limitServer(server: Server): void {
  // Versions of Node count headers differently; `judgeHead` counts them instead.
  server.maxHeadersCount = 0;
  // A load test may keep one connection for as long as it runs.
  server.maxRequestsPerSocket = 0;
}
