import type { IncomingMessage } from 'node:http';
import { maximumBodyBytes } from '../../contracts/core/wire/http.ts';

type BodyReader = (incoming: IncomingMessage, done: (body: Uint8Array | 'no room') => void) => void;

/**
 * Reads bodies to their ends, keeping at most one byte more than any vendor takes. Of all unfinished bodies together so
 * many bytes are kept; one for which there is no room is read to its end and forgotten.
 */
export function createBodyReader(unfinishedBytes: number): BodyReader {
  let kept = 0;
  return (incoming, done) => {
    const chunks: Buffer[] = [];
    let length = 0;
    let hasRoom = true;
    const forget = (): void => {
      kept -= chunks.reduce((sum, { length: bytes }) => sum + bytes, 0);
      chunks.length = 0;
    };
    incoming.on('data', (chunk: Buffer) => {
      const piece = chunk.subarray(0, Math.max(0, maximumBodyBytes + 1 - length));
      length += chunk.length;
      if (!hasRoom || piece.length === 0) return;
      if (kept + piece.length > unfinishedBytes) {
        hasRoom = false;
        forget();
        return;
      }
      chunks.push(piece);
      kept += piece.length;
    });
    incoming.on('end', () => {
      const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
      forget();
      done(hasRoom ? body : 'no room');
    });
    incoming.on('close', forget);
  };
}
