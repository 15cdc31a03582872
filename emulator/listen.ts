import type { Server } from 'node:http';
import { createServer, type AddressInfo, type Server as PlainServer } from 'node:net';
import { localUrl } from './control/asked-host.ts';

/**
 * Another program has the port already.
 *
 * @example
 * const next = (error: unknown, port: number) => (error instanceof PortTaken ? port + 10 : undefined);
 */
export class PortTaken extends Error {
  /** The name of the class, for logs. */
  override readonly name = 'PortTaken';

  constructor(host: string, port: number, name: string) {
    super(`Port ${port} of ${host}, meant for ${name}, is taken. Choose another port, or 0 for free ports.`);
  }
}

/**
 * The machine has no such address, or does not permit the port.
 *
 * @example
 * const isForbidden = (error: unknown) => error instanceof CannotListen;
 */
export class CannotListen extends Error {
  /** The name of the class, for logs. */
  override readonly name = 'CannotListen';

  constructor(host: string, port: number, name: string, reason: string) {
    super(`Cannot listen on ${host}, port ${port}, for ${name}: ${reason}.`);
  }
}

const lastPort = 65_535;

/** Where somebody is to listen; 0 is a free port. */
export interface PlannedPort {
  readonly name: string;
  readonly port: number;
}

/** Throws a `CannotListen` for a port that there is not, and for one that two would have. */
export function checkPorts(host: string, planned: readonly PlannedPort[]): void {
  const taken = new Map<number, string>();
  for (const { name, port } of planned) {
    if (!Number.isInteger(port) || port < 0 || port > lastPort)
      throw new CannotListen(host, port, name, `a port is a whole number up to ${lastPort}`);
    const other = taken.get(port);
    if (port !== 0 && other !== undefined)
      throw new CannotListen(host, port, name, `${other} has it; choose another one`);
    taken.set(port, name);
  }
}

/** A server that listens. */
export interface Listening {
  readonly url: string;
  /** Closes the ways in besides the server's own; whoever closes the server does so first. Settles when nobody is connected by them. */
  readonly closeOthers: () => Promise<void>;
}

/** What `localhost` stands for: clients differ in which of the two they try first. */
const loopback = ['127.0.0.1', '::1'] as const;

/** Opens a server on an address, or on both of loopback. Throws a `PortTaken` or a `CannotListen`. */
export function listen(server: Server, host: string, port: number, name: string): Promise<Listening> {
  return listenOnAll(server, host === 'localhost' ? loopback : [host], port, name);
}

/** How often other free ports are tried where one is free on the first address only. */
const attempts = 50;

/**
 * Opens a server on several addresses with the same port; those that this machine lacks are left out, unless it lacks all. Port
 * 0 is one that is free on all of them.
 */
export async function listenOnAll(
  server: Server,
  addresses: readonly string[],
  port: number,
  name: string,
): Promise<Listening> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await listenOnce(server, addresses, port, name);
    } catch (error) {
      if (!(error instanceof PortTaken) || port !== 0 || attempt === attempts) throw error;
    }
  }
}

async function listenOnce(
  server: Server,
  addresses: readonly string[],
  port: number,
  name: string,
): Promise<Listening> {
  const opened: PlainServer[] = [];
  let actual = port;
  try {
    for (const [index, address] of addresses.entries()) {
      const isLast = index === addresses.length - 1;
      const each = opened.length === 0 ? server : createEntrance(server);
      try {
        actual = await open(each, address, actual);
        opened.push(each);
      } catch (error) {
        if (isAbsent(error) && !(isLast && opened.length === 0)) continue;
        throw explainListenError(error as NodeJS.ErrnoException, address, actual, name);
      }
    }
  } catch (error) {
    void closeAll(opened);
    throw error;
  }
  const { address } = server.address() as AddressInfo;
  return {
    url: localUrl(address, actual),
    closeOthers: () => closeAll(opened.filter((each) => each !== server)),
  };
}

async function closeAll(servers: readonly PlainServer[]): Promise<void> {
  const closed = servers.map(
    (server) =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  );
  await Promise.all(closed);
}

/** One more way into a server. */
function createEntrance(server: Server): PlainServer {
  return createServer({ allowHalfOpen: true, noDelay: true }, (socket) => server.emit('connection', socket));
}

function open(server: PlainServer, address: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Whether an address cannot be listened on because this machine does not have it, or nothing of its kind. */
function isAbsent(error: unknown): boolean {
  return ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes((error as NodeJS.ErrnoException).code ?? '');
}

function explainListenError(error: NodeJS.ErrnoException, host: string, port: number, name: string): Error {
  if (error.code === 'EADDRINUSE') return new PortTaken(host, port, name);
  const reasons: Readonly<Record<string, string>> = {
    EADDRNOTAVAIL: 'this machine has no such address',
    EACCES: 'that is not permitted; ports below 1024 usually are not',
    ENOTFOUND: 'there is no such host',
  };
  const reason = reasons[error.code ?? ''];
  return reason === undefined ? error : new CannotListen(host, port, name, reason);
}
