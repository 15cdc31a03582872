import { setTimeout as waitFor } from 'node:timers/promises';

/** A body in about ten pieces a second, of at least one byte each. Throws when the signal is aborted. */
export async function* throttle(
  body: Buffer,
  bytesPerSecond: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const size = Math.max(1, Math.round(bytesPerSecond / 10));
  for (let sent = 0; sent < body.length; sent += size) {
    const piece = body.subarray(sent, sent + size);
    await waitFor((piece.length * 1000) / bytesPerSecond, undefined, signal ? { signal } : {});
    yield piece;
  }
}
