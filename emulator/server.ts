import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fail } from '../contracts/core/contract/failure.ts';
import type { VendorName } from '../contracts/vendor-names.ts';
import { startCallbackDelivery } from './http/callbacks/deliver-callbacks.ts';
import { answerSafely, endWith, type AnswerDefect, type CallLater } from './http/answer.ts';
import type { ExchangeListener } from './http/node-listener.ts';
import { protocolLimits, type ProtocolLimits } from './http/guard/protocol-limits.ts';
import type { ControlOptions } from './control/app.ts';
import type { ControlContext, DataStore, SharedStore } from './control/context.ts';
import { isLoopback } from './control/guard.ts';
import { makeProblem } from './control/problem-details.ts';
import { localUrl } from './control/seen-through.ts';
import { createRecentCalls } from './control/recent-calls.ts';
import { defaultPort } from './default-port.ts';
import type { Emulator } from './core/engine/emulator.ts';
import { createPassThrough, type PassThrough } from './http/gateway/pass-through.ts';
import {
  createOpenTls,
  createOriginServer,
  refuseAsControl,
  gatewayOrigin,
  vendorOrigin,
  type AuthorityChoice,
  type Origin,
  type OriginServer,
} from './origin-server.ts';
import { version } from './version.ts';

/** Where a server listens, who may reach it, and who hears of its calls. All of it is optional. */
export interface ServerOptions {
  /**
   * The control API's port; the vendors follow in the order of the catalogue, the gateway after them. 0 picks free ports for all.
   * Default: 4010.
   */
  readonly port?: number;
  /** The address to listen on; anything but this machine needs a `token`. Default: `127.0.0.1`. */
  readonly host?: string;
  /** The port of the gateway, which stands in for the vendors' own hosts. Default: the one after the last vendor's. */
  readonly gatewayPort?: number | undefined;
  /** One more port of the gateway, for plain HTTP behind the vendors' names. Default: none. */
  readonly gatewayHttpPort?: number | undefined;
  /** Other hosts that the gateway lets calls out to, as a proxy: `registry.example`, or with a port. Default: none. */
  readonly passThrough?: readonly string[];
  /** What every call of the control API must carry; needed where it listens on more than this machine. Default: no token. */
  readonly token?: string;
  /** The largest state that may be put, in bytes; 16 MB without it. */
  readonly stateLimit?: number;
  /** Hosts besides this machine that callbacks may be delivered to. Default: none. */
  readonly allowCallbacksTo?: readonly string[];
  /** Hears of every call, with the milliseconds that the server measured. Default: nobody. */
  readonly onExchange?: ExchangeListener;
  /** Hears of bytes that were no request, in a sentence that names the origin. Default: nobody. */
  readonly onProtocolError?: (sentence: string) => void;
  /** Other limits for connections than the usual ones: bytes, connections, milliseconds. Default: those of docs/safety.md. */
  readonly limits?: Partial<ProtocolLimits>;
  /** Keeps what the control API changes. Default: nothing is kept. */
  readonly data?: DataStore;
  /** Answers calls and carries out changes, where several replicas are one emulator. Default: this process is all of it. */
  readonly shared?: { readonly call: CallLater; readonly store: SharedStore };
  /** Who certifies the names of this server to clients that speak TLS. Default: the authority in the user's own folder. */
  readonly authority?: AuthorityChoice;
}

/** Milliseconds that the receiver of a callback has; what vendors document for their own services. */
const callbackTimeout = 3000;

/** An emulator with its sockets open. */
export interface RunningServer {
  /** The emulator behind the sockets. */
  readonly emulator: Emulator;
  /** Where the control API and the console are. */
  readonly controlUrl: string;
  /** Where each vendor's calls go, by vendor name. */
  readonly baseUrls: Readonly<Record<VendorName, string> & Record<string, string>>;
  /** Where all hosts of all vendors are served, by their names or as a proxy. */
  readonly gatewayUrl: string;
  /** Closes all sockets at once, whatever is under way. */
  close(): Promise<void>;
}

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
 * Others than this machine could reach the control API, and no token protects it.
 *
 * @example
 * const needsToken = (error: unknown) => error instanceof TokenMissing;
 */
export class TokenMissing extends Error {
  /** The name of the class, for logs. */
  override readonly name = 'TokenMissing';

  constructor(host: string) {
    super(
      `Others than this machine could reach the control API on ${host}; protect it with a token, or listen on 127.0.0.1.`,
    );
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

/** Opens the control API and one origin per vendor. Throws a `PortTaken` or a `CannotListen`, and then nothing stays open. */
export async function startServer(emulator: Emulator, options: ServerOptions = {}): Promise<RunningServer> {
  const { port = defaultPort, host = '127.0.0.1', token, stateLimit, onExchange, data } = options;
  const limits = { ...protocolLimits, ...options.limits };
  if (token === undefined && !isLoopback(host)) throw new TokenMissing(host);
  const baseUrls: Record<string, string> = {};
  let controlUrl = '';
  let gatewayUrl = '';
  const stopReporting = emulator.defects.listen((sentence) => options.onProtocolError?.(sentence));
  const baseUrlOf = (vendor: string): string => baseUrls[vendor] ?? '';
  const kept = { ...(data && { data }), ...(options.shared && { shared: options.shared.store }) };
  const context = { emulator, version, controlUrl: () => controlUrl, baseUrlOf, ...kept };
  const onProtocolError = (sentence: string): void => {
    emulator.defects.contain('the log', () => options.onProtocolError?.(emulator.secrets.hide(sentence)));
  };
  const vendors = emulator.vendors.map(({ name }) =>
    vendorOrigin(emulator, name, limits, onExchange, onProtocolError, options.shared?.call),
  );
  const gateway = gatewayOrigin(emulator, vendors, passThroughOf(options), onProtocolError);
  const control = controlOrigin(context, { host, token, stateLimit, calls: createRecentCalls(emulator) });
  const origins = [control, ...vendors, gateway];
  const portOf = (index: number): number => (port === 0 ? 0 : port + index);

  const ownPorts = new Set<number>();
  const stopCallbackDelivery = startCallbackDelivery(emulator, {
    allowedHosts: options.allowCallbacksTo ?? [],
    ownPorts: () => ownPorts,
    timeout: callbackTimeout,
    onProtocolError,
  });

  const openTls = createOpenTls(emulator.vendors, options.authority ?? {}, onProtocolError);
  const opened: OriginServer[] = [];
  const close = async (): Promise<void> => {
    stopReporting();
    stopCallbackDelivery();
    await Promise.all(opened.map((origin) => origin.close()));
  };
  const openOrigin = async (origin: Origin, at: number): Promise<string> => {
    const made = createOriginServer(origin, limits, onProtocolError, openTls);
    opened.push(made);
    const url = await listen(made.server, host, at, origin.name);
    ownPorts.add(Number(new URL(url).port || 80));
    return url;
  };
  try {
    for (const [index, origin] of origins.entries()) {
      const isGateway = origin === gateway;
      const url = await openOrigin(origin, (isGateway ? options.gatewayPort : undefined) ?? portOf(index));
      if (index === 0) controlUrl = url;
      else if (isGateway) gatewayUrl = url;
      else {
        baseUrls[origin.name] = url;
        emulator.addresses.set(origin.name, url);
      }
    }
    if (options.gatewayHttpPort !== undefined) await openOrigin(gateway, options.gatewayHttpPort);
  } catch (error) {
    await close();
    throw error;
  }
  return { emulator, controlUrl, baseUrls: baseUrls as RunningServer['baseUrls'], gatewayUrl, close };
}

function passThroughOf({ passThrough = [], token }: ServerOptions): PassThrough | undefined {
  return passThrough.length > 0 ? createPassThrough(passThrough, token) : undefined;
}

function controlOrigin(context: ControlContext, options: ControlOptions): Origin {
  const answerDefect: AnswerDefect = (error) => {
    context.emulator.defects.report('a call of the control API', error);
    return makeProblem(fail('defect', { reason: String(error) }));
  };
  // The control API's app is half of all code, and most runs answer a vendor's call first.
  const listener = loadOnFirstCall(async () => {
    const { createControlApp } = await import('./control/app.ts');
    return createControlApp(context, options) as RequestListener;
  }, answerDefect);
  return { name: 'control', listener, refuser: refuseAsControl, answerDefect };
}

function loadOnFirstCall(load: () => Promise<RequestListener>, answerDefect: AnswerDefect): RequestListener {
  let loading: Promise<RequestListener> | undefined;
  return (request, response) => {
    loading ??= load();
    void loading.then(
      (listener) => {
        answerSafely(response, answerDefect, () => {
          listener(request, response);
        });
      },
      (error: unknown) => {
        endWith(response, answerDefect(error));
      },
    );
  };
}

function listen(server: Server, host: string, port: number, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(explainListenError(error, host, port, name));
    });
    server.listen(port, host, () => {
      const { address, port: actual } = server.address() as AddressInfo;
      resolve(localUrl(address, actual));
    });
  });
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
