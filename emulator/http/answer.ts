import { performance } from 'node:perf_hooks';
import type { HttpReply, HttpRequest } from '../../contracts/core/wire/http.ts';
import type { DeliveredReply } from '../core/engine/delivery.ts';
import type { Emulator, Exchange } from '../core/engine/emulator.ts';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { endWith, printReply } from './print-reply.ts';

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
      const start = performance.now();
      const exchange = emulator.handle(vendor, request);
      const milliseconds = performance.now() - start;
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

/** Serves a chunk of a connection that somebody holds. */
type Serve<Holder> = (holder: Holder, chunk: Buffer) => void;

/** The same for a connection that no HTTP server knows of. */
export function serveSafely<Holder extends { readonly socket: Socket }>(
  answerDefect: AnswerDefect,
  serve: Serve<Holder>,
): Serve<Holder> {
  return (holder, chunk) => {
    try {
      serve(holder, chunk);
    } catch (error) {
      endSafely(holder.socket, answerDefect, error);
    }
  };
}

function endSafely(socket: Socket, answerDefect: AnswerDefect, error: unknown): void {
  try {
    socket.end(printReply(answerDefect(error)));
  } catch {
    socket.destroy();
  }
}
