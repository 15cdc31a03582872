import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpReply } from '../../contracts/core/wire/http.ts';
import type { Emulator } from '../core/engine/emulator.ts';
import { endWith, printReply } from './print-reply.ts';

/** What a caller sees instead of an answer while which something was thrown. It never throws. */
export type Rescue = (error: unknown) => HttpReply;

/** What a vendor's doors say where something was thrown. */
export function createRescue(emulator: Emulator, vendor: string): Rescue {
  return (error) => emulator.answerDefect(vendor, error);
}

/** Answers a request. Whatever is thrown meanwhile costs the caller a defect, or this one connection, and nobody else anything. */
export function answerSafely(response: ServerResponse, rescue: Rescue, answer: () => void): void {
  try {
    answer();
  } catch (error) {
    try {
      endWith(response, rescue(error));
    } catch {
      response.destroy();
    }
  }
}

/** Serves a chunk of a connection that somebody holds. */
type Serve<Holder> = (holder: Holder, chunk: Buffer) => void;

/** The same for a connection that no HTTP server knows of. */
export function serveSafely<Holder extends { readonly socket: Socket }>(
  rescue: Rescue,
  serve: Serve<Holder>,
): Serve<Holder> {
  return (holder, chunk) => {
    try {
      serve(holder, chunk);
    } catch (error) {
      endSafely(holder.socket, rescue, error);
    }
  };
}

function endSafely(socket: Socket, rescue: Rescue, error: unknown): void {
  try {
    socket.end(printReply(rescue(error)));
  } catch {
    socket.destroy();
  }
}
