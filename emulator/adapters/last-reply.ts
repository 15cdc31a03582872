import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { HttpReply } from '../../contracts/core/http.ts';

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
export function printReply({ status, headers, body }: HttpReply): string {
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}
