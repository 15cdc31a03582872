import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { HttpReply } from '../../contracts/core/wire/http.ts';

/** Answers with the last reply of a connection, unless one has begun already: then the connection is all that can be ended. */
export function endWith(response: ServerResponse, { status, headers, body }: HttpReply): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const closing = [...headers, ['Connection', 'close'], ['Content-Length', String(Buffer.byteLength(body))]];
  response.writeHead(status, closing.flat());
  response.end(body);
}

/** The last reply of a connection on which no request could be read. */
export function printReply(reply: HttpReply): string {
  return printWith(reply, 'Connection: close');
}

/** A reply as it goes over the wire, with more lines behind its own headers. */
export function printWith({ status, headers, body }: HttpReply, lines: string): string {
  let text = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'unknown'}\r\n`;
  for (const [name, value] of headers) text += `${name}: ${value}\r\n`;
  return `${text}Content-Length: ${Buffer.byteLength(body)}\r\n${lines}\r\n\r\n${body}`;
}
