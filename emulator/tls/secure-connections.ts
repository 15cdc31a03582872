import type { Socket } from 'node:net';
import { createSecureContext, createServer, type SecureContext, type Server, type TLSSocket } from 'node:tls';
import { makeLeaf, type Certified } from './certificates.ts';
import { findCovered, type CoveredNames } from './covered-names.ts';

/** What makes TLS connections of plain ones, with a certificate for the name that each of them asks for. */
export interface SecureConnections {
  /** Shakes hands with whoever began to, in what has been put back into the socket. */
  readonly accept: (socket: Socket) => void;
}

export interface SecureOptions {
  readonly authority: Certified;
  readonly names: CoveredNames;
  /** Milliseconds that a handshake may take. */
  readonly handshakeTimeout: number;
  readonly onSecure: (socket: TLSSocket) => void;
  readonly onFailure: (error: Error, socket: TLSSocket) => void;
}

export function secureConnections(options: SecureOptions): SecureConnections {
  const { authority, names, handshakeTimeout, onSecure, onFailure } = options;
  const contextFor = createContexts(authority, names);
  const usual = contextOptions(makeLeaf(authority, names, Date.now()), authority);
  const server: Server = createServer({
    ...usual,
    ALPNProtocols: ['http/1.1'],
    handshakeTimeout,
    SNICallback(asked, done) {
      const name = findCovered(asked, names);
      // Without a context of its own it gets the usual one, whose names say what is served here.
      done(null, name === undefined ? undefined : contextFor(name));
    },
  });
  server.on('secureConnection', onSecure);
  server.on('tlsClientError', onFailure);
  return { accept: (socket) => void server.emit('connection', socket) };
}

function createContexts(authority: Certified, names: CoveredNames): (name: string) => SecureContext {
  const made = new Map<string, SecureContext>();
  return (name) => {
    let context = made.get(name);
    if (!context) {
      const addresses = name === 'localhost' ? names.addresses : [];
      const leaf = makeLeaf(authority, { hosts: [name], addresses }, Date.now());
      context = createSecureContext(contextOptions(leaf, authority));
      made.set(name, context);
    }
    return context;
  };
}

/** Some clients look for the issuer in what the server sends. */
function contextOptions({ certificate, key }: Certified, authority: Certified) {
  return { cert: certificate + authority.certificate, key };
}
