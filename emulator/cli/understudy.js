#!/usr/bin/env node
// In a clone the sources run as they are; in the package there is a bundle instead.
import { existsSync } from 'node:fs';

const source = new URL('./main.ts', import.meta.url);
if (existsSync(source)) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(source.href);
} else {
  await import(new URL('../../dist/cli.js', import.meta.url).href);
}
