import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** A clone with the tools, in which each build says that it is made. */
function makeClone(): string {
  const clone = mkdtempSync(join(tmpdir(), 'understudy-prepare-'));
  mkdirSync(join(clone, 'scripts'));
  const file = fileURLToPath(new URL('../../scripts/prepare.js', import.meta.url));
  copyFileSync(file, join(clone, 'scripts/prepare.mjs'));
  for (const tool of ['rolldown', 'vite', 'tsx'])
    mkdirSync(join(clone, 'node_modules', tool), { recursive: true });
  writeFileSync(
    join(clone, 'node_modules/tsx/package.json'),
    JSON.stringify({ exports: { './esm/api': './api.mjs' } }),
  );
  // What comes next is a file of TypeScript, which is not there.
  writeFileSync(join(clone, 'node_modules/tsx/api.mjs'), 'export const register = () => {};');
  return clone;
}

it.each([
  ['ci', {}, 'build-program.ts'],
  ['install', { _PACOTE_NO_PREPARE_: '1' }, 'build.ts'],
  ['pack', {}, undefined],
  ['publish', {}, undefined],
])('npm %s builds what nothing else has built: %j', (command, env, built) => {
  const { stderr, status } = spawnSync(process.execPath, ['scripts/prepare.mjs'], {
    cwd: makeClone(),
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], npm_command: command, ...env },
  });
  expect(status).toBe(0);
  if (built === undefined) expect(stderr).toBe('');
  else expect(stderr).toContain(`scripts/${built}`);
});
