import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.ts';

/** An empty project with the package installed in it. */
export interface Project {
  readonly folder: string;
  readonly tarball: string;
  /** What an import can name: `understudy-live`, `understudy-live/msw` and so on. */
  readonly specifiers: readonly string[];
}

interface PackageJson {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
}

/** Packs the package as it would be published, which builds it unless it is built, and installs the tarball. */
export async function installTarball(root: string, isBuilt: boolean): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-package-'));
  const scripts = isBuilt ? ['--ignore-scripts'] : [];
  const packed = await run('npm', ['pack', ...scripts, '--json', '--pack-destination', folder], {
    cwd: root,
  });
  // What the build printed may stand in front of the list.
  const [{ filename }] = JSON.parse(packed.slice(packed.search(/^\[/m))) as [{ filename: string }];
  const tarball = join(folder, filename);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  await run('npm', ['install', '--ignore-scripts', '--omit=dev', '--no-audit', tarball], { cwd: folder });
  const { name, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as PackageJson;
  const specifiers = Object.keys(exports).map((path) => path.replace(/^\./, name));
  return { folder, tarball, specifiers };
}

/** Installed bytes, and the names of the packages. */
export function measureInstalled({ folder }: Project): { bytes: number; packages: readonly string[] } {
  const modules = join(folder, 'node_modules');
  const bytes = readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(join(modules, file)))
    .reduce((sum, stats) => sum + (stats.isFile() ? stats.size : 0), 0);
  const packages = readdirSync(modules).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(modules, name)).map((scoped) => `${name}/${scoped}`) : name,
  );
  return { bytes, packages: packages.filter((name) => !name.startsWith('.')) };
}
