import { request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { equalInConstantTime } from '../../../contracts/core/wire/digest.ts';
import type { HttpReply } from '../../../contracts/core/wire/http.ts';
import { plainReply } from '../plain-reply.ts';
import { endWith } from '../answer.ts';
import { printReply } from '../fast-path/simple-messages.ts';

/** What lets calls to other hosts out. Where nobody asked for it, there is none, and nothing leaves this machine. */
export interface PassThrough {
  readonly allows: (host: string, port: number) => boolean;
  /** A refusal where somebody must show the token first. */
  readonly demand: (authorization: string | undefined) => { readonly refusal: HttpReply } | undefined;
  /** Sends a request on that names its host in its target. */
  readonly forward: (incoming: IncomingMessage, response: ServerResponse) => void;
  /** Opens a tunnel; `head` is what came already. */
  readonly open: (
    target: { readonly host: string; readonly port: number },
    socket: Duplex,
    head: Buffer,
  ) => void;
}

/** Headers that are about one connection and not about the request. */
const ofConnection =
  /^(?:connection|keep-alive|proxy-authenticate|proxy-authorization|proxy-connection|te|trailer|transfer-encoding|upgrade)$/i;

/** Without `token` everybody may go out. */
export function createPassThrough(hosts: readonly string[], token: string | undefined): PassThrough {
  const allowed = hosts.map(readHost);
  const demand: PassThrough['demand'] = (authorization = '') => {
    const [, encoded = ''] = /^Basic +(\S+)$/i.exec(authorization) ?? [];
    const [, ...password] = Buffer.from(encoded, 'base64').toString().split(':');
    if (token === undefined || equalInConstantTime(password.join(':'), token)) return undefined;
    const reply = plainReply(407, 'Calls to other hosts need the token, as the password of the proxy.');
    return {
      refusal: { ...reply, headers: [...reply.headers, ['Proxy-Authenticate', 'Basic realm="understudy"']] },
    };
  };
  return {
    allows(host, port) {
      return allowed.some(([name, ports]) => name === host && ports.includes(port));
    },
    demand,
    forward(incoming, response) {
      const refused = demand(incoming.headers['proxy-authorization']);
      if (refused) {
        incoming.resume();
        endWith(response, refused.refusal);
      } else forward(incoming, response);
    },
    open(target, socket, head) {
      const other = connect({ host: target.host, port: target.port });
      other.once('connect', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        other.write(head);
        join(socket, other);
      });
      other.once('error', ({ code = '' }: NodeJS.ErrnoException) => {
        if (other.connecting || !socket.writable) socket.destroy();
        else socket.end(printReply(plainReply(502, `${target.host} cannot be reached (${code}).`)));
      });
      socket.once('close', () => other.destroy());
      socket.on('error', () => other.destroy());
    },
  };
}

/** A host is reached on the ports of the web, unless it is given with one. */
export function readHost(text: string): readonly [host: string, ports: readonly number[]] {
  const [, host = text, port] = /^(.*?)(?::(\d+))?$/.exec(text) ?? [];
  return [host.toLowerCase(), port === undefined ? [80, 443] : [Number(port)]];
}

function join(one: Duplex, other: Socket): void {
  one.pipe(other).pipe(one);
  other.once('close', () => one.destroy());
}

function forward(incoming: IncomingMessage, response: ServerResponse): void {
  const url = new URL(incoming.url ?? '');
  const dropped = (incoming.headers.connection ?? '').toLowerCase().split(/\s*,\s*/);
  const headers = Object.entries(incoming.headersDistinct).filter(
    ([name]) => !ofConnection.test(name) && !dropped.includes(name) && name !== 'host',
  );
  const outgoing = send(url, {
    ...(incoming.method !== undefined && { method: incoming.method }),
    // A body without a length stays one: otherwise its bytes would be read as the next request.
    headers: {
      ...Object.fromEntries(headers),
      ...('transfer-encoding' in incoming.headers && { 'transfer-encoding': 'chunked' }),
      host: url.host,
    },
    agent: false,
  });
  outgoing.on('response', (reply) => {
    const kept = Object.entries(reply.headersDistinct).filter(([name]) => !ofConnection.test(name));
    response.writeHead(reply.statusCode ?? 502, Object.fromEntries(kept));
    reply.pipe(response);
  });
  outgoing.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
    endWith(response, plainReply(502, `${url.host} cannot be reached (${code}).`));
  });
  response.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}
