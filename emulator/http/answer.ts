import type { HttpReply, HttpRequest } from '../../contracts/core/wire/http.ts';
import type { DeliveredReply } from '../core/engine/delivery.ts';
import type { Emulator, Exchange } from '../core/engine/emulator.ts';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { printReply } from './fast-path/simple-messages.ts';

/** Hears of every call; `milliseconds` is what the server measured, from the last byte in to the reply being ready. */
export type ExchangeListener = (exchange: Exchange, milliseconds: number) => void;

/** What a vendor answers to a request that has come whole. Total. */
export function createAnswer(
  emulator: Emulator,
  vendor: string,
  onExchange?: ExchangeListener,
): (request: HttpRequest) => DeliveredReply {
  return (request) => {
    try {
      const start = request.timing?.arrivedAt ?? performance.now();
      const exchange = emulator.handle(vendor, request);
      const milliseconds = performance.now() - start;
      if (request.timing) request.timing.answeredIn = milliseconds;
      if (onExchange) {
        emulator.defects.contain('the log of a call', () => {
          onExchange(exchange, milliseconds);
        });
      }
      return exchange.reply;
    } catch (error) {
      return emulator.answerDefect(vendor, error);
    }
  };
}

/** Answers a call later; it gives nothing where no answer can be had. */
export type CallLater = (vendor: string, request: HttpRequest) => Promise<Exchange | undefined>;

/** The same where the answer has to be waited for. Where none can be had, the connection breaks. */
export function createLateAnswer(
  emulator: Emulator,
  vendor: string,
  call: CallLater,
  onExchange?: ExchangeListener,
): (request: HttpRequest) => Promise<DeliveredReply> {
  return async (request) => {
    try {
      const start = performance.now();
      const exchange = await call(vendor, request);
      if (!exchange) return { status: 503, headers: [], body: '', delivery: { ending: 'reset' } };
      if (onExchange) {
        emulator.defects.contain('the log of a call', () => {
          onExchange(exchange, performance.now() - start);
        });
      }
      return exchange.reply;
    } catch (error) {
      return emulator.answerDefect(vendor, error);
    }
  };
}

/** What a caller sees instead of an answer while which something was thrown. It never throws. */
export type AnswerDefect = (error: unknown) => HttpReply;

/** What a vendor's doors say where something was thrown. */
export function createDefectAnswer(emulator: Emulator, vendor: string): AnswerDefect {
  return (error) => emulator.answerDefect(vendor, error);
}

/** Answers a request. Whatever is thrown meanwhile costs the caller a defect, or this one connection, and nobody else anything. */
export function answerSafely(response: ServerResponse, answerDefect: AnswerDefect, answer: () => void): void {
  try {
    answer();
  } catch (error) {
    try {
      endWith(response, answerDefect(error));
    } catch {
      response.destroy();
    }
  }
}

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

/** Ends a connection of which no HTTP server knows, after something was thrown. */
export function endSafely(socket: Socket, answerDefect: AnswerDefect, error: unknown): void {
  try {
    socket.end(printReply(answerDefect(error)));
  } catch {
    socket.destroy();
  }
}
