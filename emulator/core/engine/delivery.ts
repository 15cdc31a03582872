import type { HttpReply } from '../../../contracts/core/wire/http.ts';

/** How a reply is handed over, where it does not simply send it. */
export interface Delivery {
  readonly delayMs?: number;
  /** `hang` never answers; `reset` breaks the connection before any byte. */
  readonly ending?: 'hang' | 'reset';
  /** Sends only so many bytes of the body, then closes. */
  readonly truncateAt?: number;
  readonly bytesPerSecond?: number;
}

export interface DeliveredReply extends HttpReply {
  readonly delivery?: Delivery;
}
