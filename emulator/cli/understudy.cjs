#!/usr/bin/env node
// The package has a bundle. So has a clone after `npm ci`; where its sources are newer, they run as they are.
// This file and the bundle are CommonJS: Node loads it sooner than ES modules.
'use strict';
const { existsSync, readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const root = join(__dirname, '../..');
const dist = join(root, 'dist');
const source = join(__dirname, 'main.ts');
const whySources =
  'understudy: dist is missing or older than the sources, so the sources run, which start more slowly. "npm run build" builds it.';

if (existsSync(source) && !isNewest()) {
  // A shell that completes words shows what is said to it between them.
  if (process.argv[2] !== 'complete') process.stderr.write(`${whySources}\n`);
  void runSources();
} else {
  const { requireCompiled } = require('./code-cache.cjs');
  requireCompiled(join(dist, 'start.cjs'));
  require(join(dist, 'cli.cjs'));
}

async function runSources() {
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(source).href);
}

/** Whether the bundle is there, and no source has changed since it was made. */
function isNewest() {
  const bundle = join(dist, 'cli.cjs');
  if (!existsSync(bundle)) return false;
  const built = statSync(bundle).mtimeMs;
  return ['clients', 'contracts', 'emulator'].every((name) => isOlder(`${root}/${name}`, built));
}

/** Whether all sources in a folder are older. Node's own reading of folders in folders takes longer than all the rest. */
function isOlder(folder, built) {
  return readdirSync(folder, { withFileTypes: true }).every((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return isOlder(path, built);
    return !entry.name.endsWith('.ts') || statSync(path).mtimeMs <= built;
  });
}
