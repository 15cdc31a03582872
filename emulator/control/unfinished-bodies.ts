import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { fail } from '../../contracts/core/contract/failure.ts';
import type { HeldBytes } from '../core/engine/held-bytes.ts';
import { sendProblem } from './problem-details.ts';

/**
 * Counts the bytes of bodies whose calls have not been answered, of all callers together; a body is read, checked and carried
 * out in parts, and is held meanwhile. Where they are more than there is room for, the call that brought the last of them is
 * refused, and so is the rest of what it sends.
 */
export function boundUnfinishedBodies(most: number, held: HeldBytes): RequestHandler {
  return (request, response, next) => {
    if (isEmpty(request)) {
      next();
      return;
    }
    let own = 0;
    const forget = (): void => {
      held.bytes -= own;
      own = 0;
    };
    request.on('data', (chunk: Buffer) => {
      if (response.headersSent) return;
      own += chunk.length;
      held.bytes += chunk.length;
      if (held.bytes <= most) return;
      forget();
      response.setHeader('Connection', 'close');
      response.once('finish', () => request.destroy());
      sendProblem(response, fail('overloaded', { reason: crowded }));
    });
    response.once('close', forget);
    next();
  };
}

const crowded =
  'Other calls have long bodies that are still being sent or carried out. Try again when they are done.';

function isEmpty({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
}
