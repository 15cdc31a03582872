import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { entryFile } from './program-file.ts';
import { startTimeout } from './program.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A clone whose bundle and whose sources say which of them runs. `built` is how many seconds the bundle is newer. */
function makeClone(built: number | undefined): string {
  const clone = mkdtempSync(join(tmpdir(), 'understudy-clone-'));
  for (const folder of ['clients', 'contracts', 'emulator/cli', 'dist'])
    mkdirSync(join(clone, folder), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  writeFileSync(join(clone, 'package.json'), JSON.stringify({ type: 'module' }));
  for (const file of [entryFile, `${dirname(entryFile)}/code-cache.cjs`])
    cpSync(join(root, file), join(clone, file));
  const source = join(clone, 'emulator/cli/main.ts');
  writeFileSync(source, "process.stdout.write('the sources' satisfies string);\n");
  if (built === undefined) return clone;
  for (const name of ['start', 'cli']) {
    const bundle = join(clone, `dist/${name}.cjs`);
    writeFileSync(bundle, name === 'cli' ? "process.stdout.write('the bundle');\n" : '');
    const now = Date.now() / 1000;
    utimesSync(source, now, now);
    utimesSync(bundle, now, now + built);
  }
  return clone;
}

it.each([
  ['that is older than the sources', -60, [], 'the sources', /^understudy: .*older.*"npm run build"/],
  ['that is missing', undefined, [], 'the sources', /^understudy: .*"npm run build"/],
  ['that is older, to a shell that completes words', -60, ['complete', '--', ''], 'the sources', /^$/],
  ['that is newer', 60, [], 'the bundle', /^$/],
] as const)(
  'tells of a bundle %s why the sources run',
  (_, built, args, ran, said) => {
    const cwd = makeClone(built);
    const { stdout, stderr } = spawnSync(process.execPath, [entryFile, ...args], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, XDG_CACHE_HOME: join(cwd, 'cache') },
    });
    expect(stdout).toBe(ran);
    expect(stderr).toMatch(said);
    expect(stderr.split('\n').length).toBeLessThanOrEqual(2);
  },
  startTimeout,
);
