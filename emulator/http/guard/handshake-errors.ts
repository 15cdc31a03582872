import { shorten } from '../../../contracts/core/config/shorten.ts';

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
