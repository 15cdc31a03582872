import type { RequestHandler } from 'express';
import type { JournalEntry } from '../../core/journal/journal.ts';
import type { ControlContext } from '../context.ts';
import type { HearCall, Metrics } from './print-metrics.ts';

/** Serves the measurements. What makes them is loaded, and counts, from the first time that somebody asks. */
export function serveMetrics(context: ControlContext): RequestHandler {
  let loading: Promise<Metrics> | undefined;
  return (_request, response, next) => {
    loading ??= import('./print-metrics.ts').then(({ createMetrics }) =>
      createMetrics(context, (hear) => hearCalls(context, hear)),
    );
    loading
      .then(async ({ mediaType, print }) => {
        const text = await print();
        response.set({ 'Content-Type': mediaType, 'Cache-Control': 'no-store' }).send(text);
      })
      .catch(next);
  };
}

/**
 * Tells of the calls that were answered here: of those that journals still have, then of those that come. Of several replicas
 * each tells of the ones that it took itself from now on, since the journals have those of all. Gives what must be called
 * before anybody looks: how long a call took is known only after it was told of.
 */
function hearCalls({ emulator, shared }: ControlContext, hear: HearCall): () => void {
  if (shared) {
    shared.listen(hear);
    return () => undefined;
  }
  const tell = (entry: JournalEntry): void => {
    hear(entry, entry.request.timing?.answeredIn);
  };
  for (const { journal } of emulator.sandboxes()) for (const entry of journal.entries()) tell(entry);
  let latest: JournalEntry | undefined;
  const settle = (): void => {
    if (latest) tell(latest);
    latest = undefined;
  };
  emulator.listen(({ entry }) => {
    settle();
    latest = entry;
  });
  return settle;
}
