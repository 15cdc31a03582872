// Builds the command line alone, into what dist has already.
import { fileURLToPath } from 'node:url';
import { express, program, prometheus, writeBundle } from './build/bundles.ts';
import { buildConsole } from './build/console.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
await Promise.all([
  ...[program, express, prometheus].map((bundle) => writeBundle(root, `${root}/dist`, bundle)),
  buildConsole(root, `${root}/dist/console`),
]);
