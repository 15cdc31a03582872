import type { HttpReply } from '../../contracts/core/wire/http.ts';

/** A refusal of the server's own: in plain words, so that nobody takes it for the vendor's. */
export function plainReply(status: number, sentence: string): HttpReply {
  return {
    status,
    headers: [
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['X-Content-Type-Options', 'nosniff'],
    ],
    body: `Understudy, not the vendor: ${sentence}\n`,
  };
}
