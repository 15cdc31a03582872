import type { RequestHandler } from 'express';
import type { ControlContext } from '../context.ts';
import type { Metrics } from './metrics.ts';

/** Serves the measurements. What makes them is loaded, and counts, from the first time that somebody asks. */
export function serveMetrics(context: ControlContext): RequestHandler {
  let loading: Promise<Metrics> | undefined;
  return (_request, response, next) => {
    loading ??= import('./metrics.ts').then(({ createMetrics }) => createMetrics(context));
    loading
      .then(async ({ mediaType, print }) => {
        const text = await print();
        response.set({ 'Content-Type': mediaType, 'Cache-Control': 'no-store' }).send(text);
      })
      .catch(next);
  };
}
