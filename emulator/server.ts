import type { RequestListener } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { fail } from '../contracts/core/contract/failure.ts';
import { startCallbackDelivery } from './http/callbacks/deliver-callbacks.ts';
import { answerSafely, endWith, type AnswerDefect, type CallLater } from './http/answer.ts';
import type { ExchangeListener } from './http/node-listener.ts';
import { protocolLimits, type ProtocolLimits } from './http/guard/protocol-limits.ts';
import type { ControlOptions } from './control/app.ts';
import type { ControlContext, DataStore, SharedStore } from './control/context.ts';
import { isLoopback } from './control/host-names.ts';
import { makeProblem } from './control/problem-details.ts';
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
} from './origin-server.ts';
import { checkPorts, listen } from './listen.ts';
import { toPublic, type Whereabouts } from './public-urls.ts';
import { version } from './version.ts';

export { CannotListen, PortTaken } from './listen.ts';

/** Where a server listens, who may reach it, and who hears of its calls. All of it is optional. */
export interface ServerOptions {
  /**
   * The control API's port; the vendors follow in the order of the catalogue, the gateway after them. 0 picks free ports for all.
   * Default: 4010.
   */
  readonly port?: number;
  /** The address to listen on; anything but this machine needs a `token`. Default: `localhost`, which is 127.0.0.1 and ::1. */
  readonly host?: string;
  /** The URL by which others find the control API, for what is told of addresses: `http://understudy.local:4010`. Default: the host that was asked. */
  readonly publicUrl?: string | undefined;
  /** Other names by which the control API may be called without a token, like `understudy` or `*.local`. Default: none. */
  readonly allowHosts?: readonly string[];
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
  readonly shared?: {
    /** Answers a call. */
    readonly call: CallLater;
    /** Carries out changes, and tells of the log. */
    readonly store: SharedStore;
  };
  /** Who certifies the names of this server to clients that speak TLS. Default: the authority in the user's own folder. */
  readonly authority?: AuthorityChoice;
}

/** Milliseconds that the receiver of a callback has; what vendors document for their own services. */
const callbackTimeout = 3000;

/** An emulator with its sockets open. */
export interface RunningServer extends Whereabouts {
  /** The emulator behind the sockets. */
  readonly emulator: Emulator;
  /** Has `GET /api/health` answer 503 with the status `stopping`, so that load balancers leave it; all else is answered as before. */
  announceStop(): void;
  /**
   * Takes no new connection, and ends each one behind its next reply, so that no client sees it end on the way. Settles when none is
   * left, or after so many milliseconds; `close` comes afterwards.
   */
  drain(milliseconds: number): Promise<void>;
  /** Closes all sockets at once, whatever is under way. */
  close(): Promise<void>;
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

/** Opens the control API and one origin per vendor. Throws a `PortTaken` or a `CannotListen`, and then nothing stays open. */
export async function startServer(emulator: Emulator, options: ServerOptions = {}): Promise<RunningServer> {
  const { port = defaultPort, host = 'localhost', token, onExchange, publicUrl } = options;
  const limits = { ...protocolLimits, ...options.limits };
  if (token === undefined && !isLoopback(host)) throw new TokenMissing(host);
  const known: Known = { isStopping: false };
  const stopReporting = emulator.defects.listen((sentence) => options.onProtocolError?.(sentence));
  const onProtocolError = (sentence: string): void => {
    emulator.defects.contain('the log', () => options.onProtocolError?.(emulator.secrets.hide(sentence)));
  };
  const vendors = emulator.vendors.map(({ name }) =>
    vendorOrigin(emulator, name, limits, onExchange, onProtocolError, options.shared?.call),
  );
  const gateway = gatewayOrigin(emulator, vendors, passThroughOf(options), onProtocolError);
  const context = makeContext(emulator, known, options);
  let tellOpen = (): void => undefined;
  const whenOpen = new Promise<void>((resolve) => (tellOpen = resolve));
  const calls = options.shared?.store.calls ?? createRecentCalls(emulator);
  const held = { calls, unfinishedBytes: limits.unfinishedBodyBytes };
  const control = controlOrigin(context, { ...options, host, ...held }, whenOpen);

  const ownPorts = new Set<number>();
  const stopCallbackDelivery = startCallbackDelivery(emulator, {
    allowedHosts: options.allowCallbacksTo ?? [],
    ownPorts: () => ownPorts,
    timeout: callbackTimeout,
    onProtocolError,
  });

  const openTls = createOpenTls(emulator.vendors, options.authority ?? {}, onProtocolError);
  const closing: (() => unknown)[] = [stopReporting, stopCallbackDelivery];
  const close = async (): Promise<void> => {
    await Promise.all(closing.map((end) => Promise.resolve(end())));
  };
  const draining: Drain[] = [];
  const openOrigin = async (origin: Origin, at: number): Promise<string> => {
    const { server, ...ends } = createOriginServer(origin, limits, onProtocolError, openTls);
    closing.push(ends.close);
    const { url, closeOthers } = await listen(server, host, at, origin.name);
    closing.push(() => void closeOthers());
    draining.push({ origin, drain: () => Promise.all([ends.drain(), closeOthers()]) });
    ownPorts.add(Number(new URL(url).port || 80));
    return url;
  };
  const urls: string[] = [];
  try {
    const planned = planPorts([control, ...vendors, gateway], host, port, options);
    for (const each of planned) urls.push(await openOrigin(each.origin, each.port));
    if (options.gatewayHttpPort !== undefined) await openOrigin(gateway, options.gatewayHttpPort);
  } catch (error) {
    await close();
    throw error;
  }
  const told = (known.told = tellUrls(emulator, urls, publicUrl));
  for (const [name, url] of Object.entries(told.baseUrls)) emulator.addresses.set(name, url);
  tellOpen();
  return { emulator, ...told, ...waysToLeave(known, draining), close };
}

function waysToLeave(
  known: Known,
  draining: readonly Drain[],
): Pick<RunningServer, 'announceStop' | 'drain'> {
  return {
    announceStop() {
      known.isStopping = true;
    },
    drain: (milliseconds) => drainAll(draining, milliseconds),
  };
}

/** What comes to be known of a server while it runs. */
interface Known {
  told?: Whereabouts;
  isStopping: boolean;
}

/** What the control API knows of its surroundings; `known` is told where everybody is once all listen. */
function makeContext(
  emulator: Emulator,
  known: Readonly<Known>,
  { data, shared }: ServerOptions,
): ControlContext {
  return {
    emulator,
    version,
    controlUrl: () => known.told?.controlUrl ?? '',
    baseUrlOf: (vendor) => known.told?.baseUrls[vendor] ?? '',
    isStopping: () => known.isStopping,
    ...(data && { data }),
    ...(shared && { shared: shared.store }),
  };
}

interface Drain {
  readonly origin: Origin;
  readonly drain: () => Promise<unknown>;
}

/** Streams of events never end by themselves, and whoever reads one comes again: so long the control API has for its other calls. */
const longestControl = 1000;

async function drainAll(all: readonly Drain[], milliseconds: number): Promise<void> {
  await Promise.all(
    all.map(({ origin, drain }) => {
      const longest = origin.name === 'control' ? Math.min(longestControl, milliseconds) : milliseconds;
      return Promise.race([drain(), wait(longest, undefined, { ref: false })]);
    }),
  );
}

/** Which origin gets which port; the gateway is the last. Throws a `CannotListen` where that cannot be. */
function planPorts(
  origins: readonly Origin[],
  host: string,
  first: number,
  { gatewayPort, gatewayHttpPort }: ServerOptions,
) {
  const planned = origins.map((origin, index) => {
    const usual = first === 0 ? 0 : first + index;
    const port = index === origins.length - 1 ? (gatewayPort ?? usual) : usual;
    return { origin, name: origin.name, port };
  });
  const second =
    gatewayHttpPort === undefined ? [] : [{ name: 'the gateway once more', port: gatewayHttpPort }];
  checkPorts(host, [...planned, ...second]);
  return planned;
}

/** The addresses, in the order in which they were opened, as they are told. */
function tellUrls(
  { vendors }: Emulator,
  urls: readonly string[],
  publicUrl: string | undefined,
): Whereabouts {
  const own: Whereabouts = {
    controlUrl: urls[0]!,
    // Each vendor has one.
    baseUrls: Object.fromEntries(
      vendors.map(({ name }, index) => [name, urls[index + 1]!]),
    ) as Whereabouts['baseUrls'],
    gatewayUrl: urls[vendors.length + 1]!,
  };
  return publicUrl === undefined ? own : toPublic(publicUrl, own);
}

function passThroughOf({ passThrough = [], token }: ServerOptions): PassThrough | undefined {
  return passThrough.length > 0 ? createPassThrough(passThrough, token) : undefined;
}

/** The control API, which answers as soon as all addresses are known that it tells. */
function controlOrigin(context: ControlContext, options: ControlOptions, whenOpen: Promise<void>): Origin {
  const answerDefect: AnswerDefect = (error) => {
    context.emulator.defects.report('a call of the control API', error);
    return makeProblem(fail('defect', { reason: String(error) }));
  };
  // The control API's app is half of all code, and most runs answer a vendor's call first.
  const listener = loadOnFirstCall(async () => {
    const [{ createControlApp }] = await Promise.all([import('./control/app.ts'), whenOpen]);
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
