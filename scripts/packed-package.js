// npm runs this around `npm pack` and `npm publish`: what is packed has no script `prepare`, which is for a clone alone and whose file
// is not in the package, so that npm need not warn of it. `node scripts/packed-package.js make` takes it out, `restore` puts back what was.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const file = new URL('../package.json', import.meta.url);
const folder = new URL('../node_modules/.cache/', import.meta.url);
const kept = new URL('understudy-package.json', folder);

// Whoever was stopped half-way has left the file of before.
if (existsSync(kept)) {
  copyFileSync(kept, file);
  rmSync(kept);
}
if (process.argv[2] === 'make') {
  mkdirSync(folder, { recursive: true });
  copyFileSync(file, kept);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^ *"prepare": .*\n/m, ''));
}
