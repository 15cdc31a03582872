#!/usr/bin/env node
// The package has a bundle. So has a clone after `npm ci`; where its sources are newer, they run as they are.
import { existsSync, readdirSync, statSync } from 'node:fs';
import module from 'node:module';

const root = new URL('../../', import.meta.url);
const bundle = new URL('dist/cli.js', root);
const source = new URL('./main.ts', import.meta.url);

if (existsSync(source) && !isNewest()) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(source.href);
} else {
  // Node 22.8 and later keep the compiled code for the next start.
  module.enableCompileCache?.();
  await import(bundle.href);
}

/** Whether the bundle is there, and no source has changed since it was made. */
function isNewest() {
  if (!existsSync(bundle)) return false;
  const built = statSync(bundle).mtimeMs;
  return ['clients', 'contracts', 'emulator'].every((folder) => {
    const url = new URL(`${folder}/`, root);
    const sources = readdirSync(url, { recursive: true }).filter((file) => file.endsWith('.ts'));
    return sources.every((file) => statSync(new URL(file, url)).mtimeMs <= built);
  });
}
