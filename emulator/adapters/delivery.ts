import type { ServerResponse } from 'node:http';
import type { DeliveredReply } from '../core/delivery.ts';

/** Sends a reply as its delivery asks: late, slowly, in part or not at all. */
export function deliver(reply: DeliveredReply, response: ServerResponse): void {
  const delay = reply.delivery?.delayMs ?? 0;
  if (delay === 0) {
    send(reply, response);
    return;
  }
  const timer = setTimeout(() => {
    send(reply, response);
  }, delay);
  response.on('close', () => {
    clearTimeout(timer);
  });
}

function send(reply: DeliveredReply, response: ServerResponse): void {
  const { delivery } = reply;
  if (delivery?.ending === 'hang') return;
  if (delivery?.ending === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const body = Buffer.from(reply.body);
  response.writeHead(reply.status, toRawHeaders(reply, body.length));
  if (delivery?.truncateAt !== undefined) {
    response.write(body.subarray(0, delivery.truncateAt), () => response.socket?.destroy());
  } else if (delivery?.bytesPerSecond !== undefined) {
    trickle(body, delivery.bytesPerSecond, response);
  } else {
    response.end(body);
  }
}

function toRawHeaders({ headers }: DeliveredReply, length: number): string[] {
  return [...headers, ['Content-Length', String(length)] as const].flat();
}

/** Writes in ten pieces a second, of at least one byte each. */
function trickle(body: Buffer, bytesPerSecond: number, response: ServerResponse): void {
  const piece = Math.max(1, Math.floor(bytesPerSecond / 10));
  const interval = Math.max(100, 1000 / bytesPerSecond);
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + piece));
    sent += piece;
    if (sent < body.length) return;
    clearInterval(timer);
    response.end();
  }, interval);
  response.on('close', () => {
    clearInterval(timer);
  });
}
