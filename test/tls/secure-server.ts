import { mkdtempSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { startEmulator, type StartOptions } from '../../emulator/index.ts';
import type { RunningServer } from '../../emulator/server.ts';

/** An emulator with an authority in a folder of its own, and what it said of connections that went wrong. */
export interface SecureServer {
  readonly server: RunningServer;
  readonly complaints: readonly string[];
  /** Settles with the next such sentence that it says; others may still be about connections of before. */
  readonly nextComplaint: (about: RegExp) => Promise<string>;
  readonly folder: string;
  /** The certificate that a client has to trust. */
  readonly ca: () => string;
}

export async function startSecure(options: StartOptions = {}): Promise<SecureServer> {
  const folder = join(mkdtempSync(join(tmpdir(), 'understudy-ca-')), 'ca');
  const complaints: string[] = [];
  const waiting = new Map<(sentence: string) => void, RegExp>();
  const server = await startEmulator({
    port: 0,
    authority: { folder },
    ...options,
    onProtocolError(sentence) {
      complaints.push(sentence);
      for (const [resolve, about] of waiting) {
        if (!about.test(sentence)) continue;
        waiting.delete(resolve);
        resolve(sentence);
      }
    },
  });
  return {
    server,
    complaints,
    nextComplaint: (about) => new Promise((resolve) => waiting.set(resolve, about)),
    folder,
    ca: () => readFileSync(join(folder, 'ca.pem'), 'utf8'),
  };
}

/** Opens a TLS connection to a URL; it is ready when this returns. */
export async function openSecure(url: string, options: ConnectionOptions): Promise<TLSSocket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), ...options });
  await once(socket, 'secureConnect');
  socket.on('error', () => undefined);
  return socket;
}
