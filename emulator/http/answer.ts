import { performance } from 'node:perf_hooks';
import type { HttpRequest } from '../../contracts/core/wire/http.ts';
import type { DeliveredReply } from '../core/engine/delivery.ts';
import type { Emulator, Exchange } from '../core/engine/emulator.ts';

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
