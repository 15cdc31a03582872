import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { fail } from '../../contracts/core/contract/failure.ts';
import { sendProblem } from './problem-details.ts';

/**
 * Counts the bytes of bodies that have not come to their ends, of all callers together. Where they are more than there is room
 * for, the call that brought the last of them is refused, and so is the rest of what it sends.
 */
export function boundUnfinishedBodies(most: number): RequestHandler {
  let kept = 0;
  return (request, response, next) => {
    if (isEmpty(request)) {
      next();
      return;
    }
    let own = 0;
    const forget = (): void => {
      kept -= own;
      own = 0;
    };
    request.on('data', (chunk: Buffer) => {
      if (response.headersSent) return;
      own += chunk.length;
      kept += chunk.length;
      if (kept <= most) return;
      forget();
      response.setHeader('Connection', 'close');
      response.once('finish', () => request.destroy());
      sendProblem(response, fail('overloaded', { reason: crowded }));
    });
    request.once('end', forget).once('close', forget);
    next();
  };
}

const crowded =
  'Other calls are sending long bodies that have not come to their ends. Try again when they have.';

function isEmpty({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
}
