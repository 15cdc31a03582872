/** Why bytes are no request that can be served: the HTTP status of the answer, and a sentence for whoever sent them. */
export interface ProtocolError {
  readonly status: 400 | 408 | 417 | 431 | 503;
  readonly reason: string;
  /** It was meant for somebody else, so that no words of this origin's own fit. */
  readonly isMisdirected?: boolean;
}

/** What Node's parser or a timer of the server found wrong with a connection. */
export interface ConnectionError extends Error {
  readonly code?: string;
  readonly rawPacket?: Uint8Array;
}

/** Whoever opened the connection has not said all of a request for too long. */
export const tooLate: ProtocolError = { status: 408, reason: 'The request did not arrive in time.' };

/** Says in a sentence what was wrong; undefined when there is nobody left to be told. */
export function explainConnectionError({
  code = '',
  message,
  rawPacket,
}: ConnectionError): ProtocolError | undefined {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return tooLate;
  if (code === 'HPE_HEADER_OVERFLOW')
    return { status: 431, reason: 'The request line and the headers are too long.' };
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW')
    return { status: 400, reason: 'The extensions of a chunk are too long.' };
  if (!code.startsWith('HPE_')) return undefined;
  if (rawPacket && beginsWith(rawPacket, 'PRI * HTTP/2'))
    return { status: 400, reason: 'This port speaks HTTP/1.1, not HTTP/2: let the client use HTTP/1.1.' };
  if (code === 'HPE_INVALID_EOF_STATE')
    return { status: 400, reason: 'The connection was closed in the middle of the request.' };
  return { status: 400, reason: `This is no HTTP request: ${message.replace(/^Parse Error: /, '')}.` };
}

function beginsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;
}
