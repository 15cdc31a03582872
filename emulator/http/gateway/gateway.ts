import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { isLoopbackName } from '../../../contracts/core/wire/web-origin.ts';
import type { HttpReply } from '../../../contracts/core/wire/http.ts';
import { shorten } from '../../../contracts/core/config/shorten.ts';
import type { Answer } from '../fast-path/fast-path.ts';
import { plainSocketOf } from '../fast-path/tls-entrance.ts';
import type { NodeListener } from '../node-listener.ts';
import { plainReply } from '../plain-reply.ts';
import { endWith } from '../answer.ts';
import { printReply } from '../fast-path/simple-messages.ts';
import type { PassThrough } from './pass-through.ts';

/** What stands behind the hosts of one vendor. */
export interface HostedOrigin {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly listener: NodeListener;
  readonly answer?: Answer;
}

export interface Gateway {
  readonly listener: NodeListener;
  readonly answer: Answer;
  /** Opens a tunnel for a client that takes this for its proxy; `take` gets a connection that ends right here. */
  readonly openTunnel: (
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    take: (socket: Socket) => void,
  ) => void;
}

/** Ports of the vendors' own; what is asked of another port of theirs is no API of theirs. */
const usualPorts: readonly number[] = [80, 443];

/** Which vendor a connection or a request is for. */
interface Directory {
  readonly origin: (host: string) => HostedOrigin | undefined;
  /** Notes that a tunnel ends here, and for which host it was opened. */
  readonly enter: (socket: Socket, host: string) => void;
  readonly isTunnel: (socket: Socket) => boolean;
  /** The origin of a request, or why it has none. */
  readonly find: (authority: string, socket: Socket) => HostedOrigin | HttpReply;
  readonly unknown: (host: string) => string;
}

function createDirectory(origins: readonly HostedOrigin[]): Directory {
  const byHost = new Map(
    origins.flatMap((origin) => origin.hosts.map((host) => [host.toLowerCase(), origin] as const)),
  );
  const tunnels = new WeakMap<Socket, string>();
  /** The origin that a connection was opened for, by the name in its handshake or in its tunnel. */
  const openedFor = (socket: Socket): HostedOrigin | undefined => {
    const { servername } = socket as { servername?: unknown };
    const named = typeof servername === 'string' ? byHost.get(servername.toLowerCase()) : undefined;
    if (named) return named;
    const plain = plainSocketOf(socket);
    return byHost.get(tunnels.get(socket) ?? '') ?? (plain && openedFor(plain));
  };
  const isTunnel = (socket: Socket): boolean => {
    const plain = plainSocketOf(socket);
    return tunnels.has(socket) || (plain !== undefined && isTunnel(plain));
  };
  const unknown = (host: string): string => describeUnknown(host, byHost);
  return {
    origin: (host) => byHost.get(host),
    enter: (socket, host) => void tunnels.set(socket, host),
    isTunnel,
    unknown,
    find(authority, socket) {
      const { host } = readAuthority(authority);
      const origin = byHost.get(host);
      if (!origin) return plainReply(421, unknown(host));
      const expected = openedFor(socket);
      if (expected === undefined || expected === origin) return origin;
      return plainReply(
        421,
        `The connection was opened for a host of ${expected.name}, and the request names ${shorten(host)}. Open one for each.`,
      );
    },
  };
}

/** One port that stands in for all hosts of all vendors: behind their names, or as a proxy. It connects to nobody. */
export function createGateway(
  origins: readonly HostedOrigin[],
  passThrough: PassThrough | undefined,
  complain: (sentence: string) => void,
): Gateway {
  const directory = createDirectory(origins);
  return {
    answer(request, socket) {
      const [, authority = ''] = request.headers.find(([name]) => name.toLowerCase() === 'host') ?? [];
      const origin = directory.find(authority, socket);
      return 'listener' in origin ? origin.answer?.(request, socket) : undefined;
    },
    listener(incoming, response) {
      const { url = '/', headers, socket } = incoming;
      const [, absolute] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(url) ?? [];
      const { host, port } = readAuthority(absolute ?? '');
      const isKnown = directory.origin(host) !== undefined;
      if (
        absolute !== undefined &&
        !isKnown &&
        passThrough?.allows(host, port ?? 80) &&
        !directory.isTunnel(socket)
      ) {
        passThrough.forward(incoming, response);
        return;
      }
      const isWrong = absolute !== undefined && isKnown && !isServedPort(port, socket);
      const origin = isWrong
        ? plainReply(421, wrongPort(host, port))
        : directory.find(absolute ?? headers.host ?? '', socket);
      if ('listener' in origin) {
        origin.listener(incoming, response);
        return;
      }
      incoming.resume();
      complain(origin.body.trim().replace(/^[^:]*: /, ''));
      endWith(response, origin);
    },
    openTunnel: (request, socket, head, take) => {
      openTunnel({ directory, passThrough, complain }, request, [socket, head], take);
    },
  };
}

interface Tunnelling {
  readonly directory: Directory;
  readonly passThrough: PassThrough | undefined;
  readonly complain: (sentence: string) => void;
}

function openTunnel(
  { directory, passThrough, complain }: Tunnelling,
  { url = '', headers, socket: opened }: IncomingMessage,
  [stream, head]: readonly [Duplex, Buffer],
  take: (socket: Socket) => void,
): void {
  const { host, port } = readAuthority(url);
  const isKnown = directory.origin(host) !== undefined;
  const refuse = (reply: HttpReply): void => {
    complain(reply.body.trim().replace(/^[^:]*: /, ''));
    stream.end(printReply(reply));
  };
  if (port === undefined) refuse(plainReply(400, 'A tunnel goes to a host and a port.'));
  else if (directory.isTunnel(opened)) refuse(plainReply(403, 'No tunnel is opened within a tunnel.'));
  else if (isKnown && !isServedPort(port, opened)) refuse(plainReply(403, wrongPort(host, port)));
  else if (isKnown) {
    directory.enter(opened, host);
    opened.setTimeout(0);
    opened.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) opened.unshift(head);
    take(opened);
  } else if (passThrough?.allows(host, port)) {
    const demanded = passThrough.demand(headers['proxy-authorization']);
    if (demanded) refuse(demanded.refusal);
    else passThrough.open({ host, port }, stream, head);
  } else refuse(plainReply(403, directory.unknown(host)));
}

function isServedPort(port: number | undefined, { localPort }: Socket): boolean {
  return port === undefined || usualPorts.includes(port) || port === localPort;
}

function wrongPort(host: string, port: number | undefined): string {
  return `Of ${host} the ports 80 and 443 are served here, and not ${String(port)}.`;
}

function describeUnknown(host: string, known: ReadonlyMap<string, unknown>): string {
  const [example = ''] = known.keys();
  if (isLoopbackName(host))
    return `This gateway stands in for hosts of vendors, like ${example}; call ${host} itself without it, by NO_PROXY.`;
  return `This gateway stands in for ${known.size} hosts of vendors, like ${example}, and goes to no other: not to "${printable(host)}". Start with --pass-through ${printable(host)} to let calls to it out.`;
}

function printable(text: string): string {
  return shorten(text.replaceAll(/[^!#-~]/g, '?'), 100);
}

/** A host in the form in which hosts are compared, and its port where there is one. */
export function readAuthority(authority: string): {
  readonly host: string;
  readonly port: number | undefined;
} {
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(authority) ?? [];
  const host = name.toLowerCase().replace(/\.$/, '');
  return { host: host || authority.toLowerCase(), port: port === undefined ? undefined : Number(port) };
}
