import express, { type Express } from 'express';
import type { Emulator } from '../core/engine/emulator.ts';
import { createNodeListener, type ExchangeListener } from './node-listener.ts';

/** One vendor's origin as an Express app, for supertest and for embedding. Nothing may parse bodies in front of it. */
export function createExpressApp(emulator: Emulator, vendor: string, onExchange?: ExchangeListener): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(createNodeListener(emulator, vendor, onExchange));
  return app;
}
