import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
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
  ['ci', {}, 'build-program.ts', []],
  ['ci', {}, 'build-program.ts', ['dist/start.cjs']],
  ['install', { _PACOTE_NO_PREPARE_: '1' }, 'build.ts', []],
  ['exec', {}, 'build-program.ts', []],
  ['exec', {}, undefined, ['dist/start.cjs']],
  ['pack', {}, undefined, []],
  ['publish', {}, undefined, []],
])('npm %s builds what nothing else has built: %j, %s beside %j', (command, env, built, files) => {
  const clone = makeClone();
  for (const file of files) {
    mkdirSync(join(clone, dirname(file)), { recursive: true });
    writeFileSync(join(clone, file), '');
  }
  const { stderr, status } = spawnSync(process.execPath, ['scripts/prepare.mjs'], {
    cwd: clone,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], npm_command: command, ...env },
  });
  expect(status).toBe(0);
  if (built === undefined) expect(stderr).toBe('');
  else expect(stderr).toContain(`scripts/${built}`);
});

it('is not in the package.json that is packed, and is there again afterwards', () => {
  const clone = makeClone();
  const file = join(clone, 'package.json');
  const [script, whole] = ['packed-package.js', 'package.json'].map((name) =>
    fileURLToPath(
      new URL(name === 'package.json' ? `../../${name}` : `../../scripts/${name}`, import.meta.url),
    ),
  ) as [string, string];
  copyFileSync(script, join(clone, 'scripts/packed-package.mjs'));
  copyFileSync(whole, file);
  const given = readFileSync(file, 'utf8');
  const run = (word: string): string => {
    spawnSync(process.execPath, ['scripts/packed-package.mjs', word], { cwd: clone });
    return readFileSync(file, 'utf8');
  };
  const packed = JSON.parse(run('make')) as { readonly scripts: Readonly<Record<string, string>> };
  const { prepare, ...scripts } = (JSON.parse(given) as typeof packed).scripts;
  expect(prepare).toBeDefined();
  expect(packed.scripts).toEqual(scripts);
  // Whoever was stopped before it was put back packs the same once more.
  expect(JSON.parse(run('make'))).toEqual(packed);
  expect(run('restore')).toBe(given);
  expect(run('restore')).toBe(given);
});
