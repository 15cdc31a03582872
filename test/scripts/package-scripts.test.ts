import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What npm runs, or asks about, in a package that is installed; `prepare` if it comes from a tarball or a repository. */
const whereInstalled = ['preinstall', 'install', 'postinstall', 'prepare'];

const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

it('has nothing to run where the package is installed', () => {
  expect(Object.keys(scripts).filter((name) => whereInstalled.includes(name))).toEqual([]);
});

it('builds a clone after its packages are installed', () => {
  expect(scripts['prepublish']).toBe('node scripts/prepare.js');
});
