import type { ServerResponse } from 'node:http';
import type { DeliveredReply } from '../core/engine/delivery.ts';
import { answerSafely, type AnswerDefect } from './answer.ts';
import { resetConnection } from './fast-path/tls-entrance.ts';
import { throttle } from './throttle.ts';

/** Sends a reply as its delivery asks: late, slowly, in part or not at all. */
export function deliver(reply: DeliveredReply, response: ServerResponse, answerDefect: AnswerDefect): void {
  const sendSafely = (): void => {
    answerSafely(response, answerDefect, () => {
      send(reply, response);
    });
  };
  const delay = reply.delivery?.delayMs ?? 0;
  if (delay === 0) {
    sendSafely();
    return;
  }
  const timer = setTimeout(sendSafely, delay);
  response.on('close', () => {
    clearTimeout(timer);
  });
}

function send(reply: DeliveredReply, response: ServerResponse): void {
  const { delivery } = reply;
  if (delivery?.ending === 'hang') return;
  if (delivery?.ending === 'reset') {
    if (response.socket) resetConnection(response.socket);
    return;
  }
  response.writeHead(reply.status, toRawHeaders(reply));
  if (!delivery) {
    // A text goes out in one piece with its headers; bytes, or `end` with a text, would make two of it.
    response.write(reply.body);
    response.end();
    return;
  }
  const body = Buffer.from(reply.body);
  if (delivery.truncateAt !== undefined) {
    response.write(body.subarray(0, delivery.truncateAt), () => response.socket?.destroy());
  } else if (delivery.bytesPerSecond !== undefined) {
    void sendSlowly(body, delivery.bytesPerSecond, response);
  } else {
    response.end(body);
  }
}

async function sendSlowly(body: Buffer, bytesPerSecond: number, response: ServerResponse): Promise<void> {
  const closed = new AbortController();
  response.on('close', () => {
    closed.abort();
  });
  try {
    response.flushHeaders();
    for await (const piece of throttle(body, bytesPerSecond, closed.signal)) response.write(piece);
    response.end();
  } catch {
    // Nobody is there any more.
  }
}

function toRawHeaders({ headers, body }: DeliveredReply): string[] {
  const raw: string[] = [];
  for (const [name, value] of headers) raw.push(name, value);
  raw.push('Content-Length', String(Buffer.byteLength(body)));
  return raw;
}
