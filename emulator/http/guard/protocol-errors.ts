import { shorten } from '../../../contracts/core/config/shorten.ts';

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
  if (code === 'HPE_INVALID_URL' && rawPacket && isBeyondAscii(rawPacket))
    return {
      status: 400,
      reason: 'The URL has characters beyond ASCII: send them as UTF-8 in percent escapes, like %E5%90%8D.',
    };
  return { status: 400, reason: `This is no HTTP request: ${message.replace(/^Parse Error: /, '')}.` };
}

function beginsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;
}

/** Looks at the first line alone, in which the URL is. */
function isBeyondAscii(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(0x0a);
  return bytes.subarray(0, end < 0 ? undefined : end).some((byte) => byte > 0x7f);
}

/** What Node says of a handshake that failed. */
export interface HandshakeError {
  readonly message: string;
  readonly code?: string;
}

/** The alerts by which clients say that they do not trust a certificate; each library has its own favourite. */
const distrust =
  /UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN|UNSUPPORTED_CERTIFICATE|CERTIFICATE_REQUIRED|ACCESS_DENIED/;

const tooOld = /UNSUPPORTED_PROTOCOL|WRONG_VERSION_NUMBER|VERSION_TOO_LOW|PROTOCOL_VERSION/;

/** Says in a sentence why a TLS handshake failed, and what helps. `advice` is on how the certificates come to be trusted. */
export function explainHandshake(
  { code = '', message }: HandshakeError,
  asked: string | false | null | undefined,
  advice: string,
): string {
  const of = asked ? ` for ${printable(asked)}` : '';
  if (distrust.test(code)) return `A client does not trust the certificate${of}. ${advice}`;
  if (code === 'UNUSED')
    return `A client ended a TLS connection${of} before its first call: it may not trust the certificate. ${advice}`;
  if (code === 'ECONNRESET' || code === 'EPIPE')
    return `A client broke a TLS handshake off${of}: it may not trust the certificate. ${advice}`;
  if (tooOld.test(code)) return `A client speaks no TLS from version 1.2 on${of}. Let it use TLS 1.2 or 1.3.`;
  if (code.includes('APPLICATION_PROTOCOL'))
    return `A client speaks no HTTP/1.1 over TLS${of}. Let it use HTTP/1.1, for HTTP/2 is not spoken here.`;
  if (code === 'ERR_TLS_HANDSHAKE_TIMEOUT') return `A TLS handshake${of} did not end in time.`;
  if (/NO_SHARED_CIPHER|NO_SUITABLE_SIGNATURE|NO_SHARED_GROUP/.test(code))
    return `A client and this port know no common cipher${of}. Let it take ECDSA with P-256.`;
  return `A TLS handshake failed${of}: ${shorten(message.trim())}.`;
}

/** A client may ask for any name; this goes to a terminal. */
function printable(text: string): string {
  return shorten(text.replaceAll(/[^!#-~]/g, '?'), 80);
}
