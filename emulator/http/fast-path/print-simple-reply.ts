import type { DeliveredReply } from '../../core/engine/delivery.ts';
import { printWith } from '../print-reply.ts';

/** Statuses whose replies have a body and end nothing. */
const ordinaryStatus = (status: number): boolean => status >= 200 && status !== 204 && status !== 304;
const unprintable = /[^\t -~]/;
/** What Node writes itself. */
const ownHeader = /^(?:connection|content-length|date|keep-alive|trailer|transfer-encoding)$/i;

/**
 * Prints a reply as Node's HTTP server would. It gives undefined for one that is late, slow, cut off or never sent, and for
 * one whose headers need more care. `keepAliveSeconds` is what the client is told.
 */
export function printOrdinaryReply(reply: DeliveredReply, keepAliveSeconds: number): string | undefined {
  const { status, headers, delivery } = reply;
  if (delivery || !ordinaryStatus(status)) return undefined;
  for (const [name, value] of headers) {
    if (ownHeader.test(name) || unprintable.test(value)) return undefined;
  }
  const kept = `Connection: keep-alive\r\nKeep-Alive: timeout=${keepAliveSeconds}`;
  return printWith(reply, `Date: ${httpDate()}\r\n${kept}`);
}

let second = 0;
let printed = '';

/** The machine's time in the form of HTTP, which changes once in a second. */
function httpDate(): string {
  const now = Math.floor(Date.now() / 1000);
  if (now !== second) {
    second = now;
    printed = new Date(now * 1000).toUTCString();
  }
  return printed;
}
