import type { HttpReply } from '../../../contracts/core/wire/http.ts';

/** How a reply is handed over, where it does not simply send it. */
export interface Delivery {
  /** How long the reply is kept back, in milliseconds. Default: 0. */
  readonly delayMs?: number;
  /** `hang` never answers; `reset` breaks the connection before any byte. */
  readonly ending?: 'hang' | 'reset';
  /** Sends only so many bytes of the body, then closes. */
  readonly truncateAt?: number;
  /** How fast the body goes, in bytes a second. Default: at once. */
  readonly bytesPerSecond?: number;
}

export interface DeliveredReply extends HttpReply {
  /** What becomes of the reply on its way. Default: it goes out as it is. */
  readonly delivery?: Delivery;
}
