import type { Response } from 'express';
import { bounds } from '../../contracts/core/config/bounds.ts';
import { printInPieces, LongText } from './long-output.ts';
import type { Handled } from './context.ts';
import type { GiveWay } from './turns.ts';

/** Writes an answer. A long one goes out in parts, each when others have had their turn and the reader has taken the one before. */
export function sendOutput(
  response: Response,
  { output, hide }: Handled,
  { status, give, failed }: Sending,
): void {
  if (output === undefined) {
    response.status(204).end();
    return;
  }
  if (typeof output === 'string') {
    response.type('text/plain').send(hide(output));
    return;
  }
  response.status(status);
  if (output instanceof LongText) response.type('text/plain');
  else response.setHeader('Content-Type', 'application/json');
  sendPieces(response, printInPieces(output, hide), { give, failed });
}

interface Sending {
  readonly status: number;
  readonly give: GiveWay;
  readonly failed: (error: unknown) => void;
}

function sendPieces(
  response: Response,
  pieces: Iterator<string>,
  { give, failed }: Omit<Sending, 'status'>,
): void {
  const goOn = (): void => {
    if (response.destroyed) return;
    try {
      const { text, isLast } = takeUpTo(bounds.workPerTurn, pieces);
      const next = (): void => {
        give(goOn, text.length);
      };
      if (isLast) response.end(text);
      else if (response.write(text)) next();
      // What a socket takes at once drains in the same turn.
      else response.once('drain', next);
    } catch (error) {
      failed(error);
    }
  };
  goOn();
}

function takeUpTo(most: number, pieces: Iterator<string>): { text: string; isLast: boolean } {
  let text = '';
  while (text.length < most) {
    const piece = pieces.next();
    if (piece.done === true) return { text, isLast: true };
    text += piece.value;
  }
  return { text, isLast: false };
}
