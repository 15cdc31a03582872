#!/usr/bin/env node
// In a clone the sources run as they are; in the package there is a bundle instead.
import { existsSync } from 'node:fs';
import module from 'node:module';

const source = new URL('./main.ts', import.meta.url);
if (existsSync(source)) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(source.href);
} else {
  // Node 22.8 and later keep the compiled code for the next start.
  module.enableCompileCache?.();
  await import(new URL('../../dist/cli.js', import.meta.url).href);
}
