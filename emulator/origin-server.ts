import { createServer, type Server } from 'node:http';
import type { ProblemKind } from '../contracts/control/error-kinds.ts';
import { fail } from '../contracts/core/contract/failure.ts';
import {
  createAnswer,
  createLateAnswer,
  createNodeListener,
  type ExchangeListener,
  type NodeListener,
} from './http/node-listener.ts';
import { Server as PlainServer, type Socket } from 'node:net';
import { guardProtocol, type OpenTunnel, type Refuser } from './http/guard/reject-bad-requests.ts';
import { createGateway } from './http/gateway/gateway.ts';
import type { PassThrough } from './http/gateway/pass-through.ts';
import { plainReply } from './http/plain-reply.ts';
import type { ProtocolError } from './http/guard/protocol-errors.ts';
import { createDefectAnswer, type AnswerDefect, type CallLater } from './http/answer.ts';
import { takeShortcut, type Answer } from './http/fast-path/fast-path.ts';
import type { OpenTls } from './http/fast-path/tls-entrance.ts';
import { limitServer, serverOptions, type ProtocolLimits } from './http/guard/protocol-limits.ts';
import { makeProblem } from './control/problem-details.ts';
import type { Certified } from './tls/certificates.ts';
import type { CoveredNames } from './tls/covered-names.ts';
import type { Emulator } from './core/engine/emulator.ts';

/** One of the addresses at which the emulator answers. */
export interface Origin {
  readonly name: string;
  readonly listener: NodeListener;
  readonly refuser: Refuser;
  /** Opens tunnels where it is a proxy; `take` takes a connection that ends here. */
  readonly openTunnel?: (...args: [...Parameters<OpenTunnel>, take: (socket: Socket) => void]) => void;
  /** The same as the listener for a request that has come whole. */
  readonly answer?: Answer;
  /** What is said where something was thrown; it never throws. */
  readonly answerDefect: AnswerDefect;
}

/** The HTTP server of an origin, and what closes it with all its connections. */
export interface OriginServer {
  readonly server: Server;
  /** Takes no new connection, and ends each one behind its next reply. Settles when none is left. */
  readonly drain: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Makes the server of an origin, which does not listen yet; `complain` hears what it could not serve, in a sentence. */
export function createOriginServer(
  { name, listener, refuser, answer, answerDefect, openTunnel }: Origin,
  limits: ProtocolLimits,
  onProtocolError?: (sentence: string) => void,
  openTls?: OpenTls,
): OriginServer {
  const server = createServer(serverOptions(limits));
  limitServer(server);
  const complain = (sentence: string): void => onProtocolError?.(`${name}: ${sentence}`);
  const refuse: Refuser = (error) => {
    complain(error.reason);
    return refuser(error);
  };
  const tls = openTls && { open: openTls, complain };
  const shortcut = takeShortcut(server, { answer, listener, refuser: refuse, answerDefect, tls }, limits);
  const tunnel: OpenTunnel | undefined =
    openTunnel &&
    ((request, socket, head) => {
      openTunnel(request, socket, head, shortcut.take);
    });
  guardProtocol(server, shortcut.listener, refuse, limits, tunnel);
  return {
    server,
    drain: () =>
      new Promise((resolve) => {
        server.prependListener('request', (_, response) => {
          response.shouldKeepAlive = false;
        });
        shortcut.leaveAll();
        // Node's own way would end connections between two requests, of which the second may be on its way.
        PlainServer.prototype.close.call(server, () => {
          resolve();
        });
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        shortcut.close();
        server.closeAllConnections();
      }),
  };
}

/**
 * The origin at which a vendor answers; `onExchange` is told of every call, `onProtocolError` of those that were turned away.
 * `call` answers where the emulator itself does not.
 */
export function vendorOrigin(
  emulator: Emulator,
  name: string,
  limits: ProtocolLimits,
  onExchange?: ExchangeListener,
  onProtocolError?: (sentence: string) => void,
  call?: CallLater,
): Origin {
  return {
    name,
    listener: createNodeListener(emulator, name, onExchange, {
      unfinishedBodyBytes: limits.unfinishedBodyBytes,
      call,
      onProtocolError:
        onProtocolError &&
        ((sentence) => {
          onProtocolError(`${name}: ${sentence}`);
        }),
    }),
    refuser: refuseAsVendor(emulator, name),
    answer: call
      ? createLateAnswer(emulator, name, call, onExchange)
      : createAnswer(emulator, name, onExchange),
    answerDefect: createDefectAnswer(emulator, name),
  };
}

/** The port that stands in for all hosts of the vendors; `passThrough` is what may go out through it. */
export function gatewayOrigin(
  emulator: Emulator,
  vendors: readonly Origin[],
  passThrough: PassThrough | undefined,
  onProtocolError?: (sentence: string) => void,
): Origin {
  const hosted = vendors.map(({ name, listener, answer }) => {
    const { hosts } = emulator.implementation(name).vendor;
    return { name, hosts, listener, ...(answer && { answer }) };
  });
  const gateway = createGateway(hosted, passThrough, (sentence) => onProtocolError?.(`gateway: ${sentence}`));
  return {
    name: 'gateway',
    listener: gateway.listener,
    answer: gateway.answer,
    openTunnel: gateway.openTunnel,
    refuser: ({ status, reason }) => plainReply(status, reason),
    answerDefect: (error) => {
      emulator.defects.report('a call of the gateway', error);
      return plainReply(500, `This is a bug: ${String(error)}.`);
    },
  };
}

/** The kinds of problem by which the control API says that it cannot take a request. */
const problemKinds: Readonly<Record<ProtocolError['status'], ProblemKind>> = {
  400: 'malformed-request',
  408: 'timeout',
  417: 'expectation-failed',
  431: 'headers-too-large',
  503: 'overloaded',
};

/** In problem details. */
export const refuseAsControl: Refuser = ({ status, reason }) =>
  makeProblem(fail(problemKinds[status], { reason }));

/** In the vendor's envelope, with the status of HTTP and the sentence in a header. */
function refuseAsVendor(emulator: Emulator, vendor: string): Refuser {
  return ({ status, reason, isMisdirected }) => {
    if (isMisdirected) return plainReply(status, reason);
    const { headers, body } = emulator.refuseBytes(vendor);
    const debugHeaders = emulator.debugHeaders === 'on' ? [['x-understudy-reason', reason] as const] : [];
    return { status, headers: [...headers, ...debugHeaders], body };
  };
}

/** Where the authority comes from that certifies the names of an emulator. */
export interface AuthorityChoice {
  /** The folder that keeps it. Default: the user's own folder for data. */
  readonly folder?: string | undefined;
  /** Makes the authority that counts, in the place of any folder. */
  readonly make?: ((names: CoveredNames) => Promise<Certified>) | undefined;
  /** What makes clients trust it. */
  readonly advice?: string | undefined;
}

const usualAdvice =
  'Let the client trust the file that "understudy ca path" names; "understudy ca install-hint" says how.';

/** What the origins of an emulator need for TLS. Nothing of it is loaded, read or written before the first handshake. */
export function createOpenTls(
  vendors: readonly { readonly hosts: readonly string[] }[],
  { folder, make, advice = usualAdvice }: AuthorityChoice,
  complain: (sentence: string) => void,
): OpenTls {
  let authority: Promise<Certified> | undefined;
  return async (listener) => {
    const { coverNames, loadAuthority, secureConnections } = await import('./tls/index.ts');
    const names = coverNames(vendors.flatMap(({ hosts }) => hosts));
    authority ??= make?.(names) ?? Promise.resolve(loadAuthority(folder, names, complain));
    const { accept } = secureConnections({ authority: await authority, names, ...listener });
    return { accept, trustAdvice: advice };
  };
}
