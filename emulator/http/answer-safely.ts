import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpReply } from '../../contracts/core/wire/http.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import { endWith, printReply } from './print-reply.ts';

/** What a caller sees instead of an answer while which something was thrown. It never throws. */
export type AnswerDefect = (error: unknown) => HttpReply;

/** What a vendor's servers say where something was thrown. */
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
