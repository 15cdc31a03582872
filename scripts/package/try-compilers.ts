import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './install.ts';
import { installBeside, run } from './run.ts';
import { isWhole } from '../../test/share.ts';

/** The oldest compiler that is promised, the one that this project uses, and the newest. */
const compilers = ['5.4', '6', 'latest'];

const alone = 'consumer';
const withPeers = 'consumer-with-peers';
const withBoth = 'consumer-with-both';

/** How a program finds modules, and the files that are compiled so, as one program where both kinds of module fit into it. */
const modes = [
  { file: alone, extensions: ['mts', 'cts'], module: 'nodenext' },
  { file: alone, extensions: ['cts'], module: 'node16' },
  { file: alone, extensions: ['mts'], module: 'esnext', moduleResolution: 'bundler' },
  { file: alone, extensions: ['ts'], module: 'commonjs', moduleResolution: 'node10' },
  { file: withPeers, extensions: ['mts', 'cts'], module: 'nodenext', hasPeers: true },
  { file: withBoth, extensions: ['mts'], module: 'nodenext', hasPeers: true },
];

/** What the compilers that are written in JavaScript, which take five times as long, do by day: the usual way, and the oldest one. */
const byDay: Readonly<Record<string, string>> = { '5.4': 'nodenext', '6': 'commonjs' };

/** Compiles the consumer strictly, declarations included, by each compiler in each way that there is in it; by day in a share of them. */
export async function tryCompilers(project: Project, root: string): Promise<readonly string[]> {
  const folder = join(project.folder, 'compilers');
  mkdirSync(folder);
  await installBeside(
    folder,
    compilers.map((version) => `typescript-${version}@npm:typescript@${version}`),
  );
  for (const { file, extensions } of modes)
    for (const extension of extensions)
      copyFileSync(join(root, `scripts/package/${file}.ts`), join(folder, `${file}.${extension}`));
  const tried: string[] = [];
  for (const compiler of compilers) {
    const tsc = join(folder, 'node_modules', `typescript-${compiler}`, 'bin/tsc');
    const version = (await run(process.execPath, [tsc, '--version'], { cwd: folder })).trim();
    for (const { file, extensions, hasPeers, ...options } of modes) {
      if (!isWhole && compiler in byDay && (hasPeers || options.module !== byDay[compiler])) continue;
      if (options.moduleResolution === 'node10' && majorOf(version) > 6) continue;
      const config = {
        compilerOptions: configure(version, options, hasPeers),
        files: extensions.map((extension) => `${file}.${extension}`),
      };
      const name = `tsconfig.${String(tried.length)}.json`;
      writeFileSync(join(folder, name), JSON.stringify(config));
      await run(process.execPath, [tsc, '-p', name, ...(majorOf(version) < 7 ? [] : ['--singleThreaded'])], {
        cwd: folder,
      });
      const { module, moduleResolution = module } = options;
      tried.push(`${version.replace('Version ', '')} ${moduleResolution} ${extensions.join(' and ')}`);
    }
  }
  return tried;
}

function majorOf(version: string): number {
  return Number(/\d+/.exec(version)![0]);
}

function configure(version: string, options: object, hasPeers = false): object {
  return {
    target: 'es2022',
    lib: ['es2022', 'dom'],
    strict: true,
    exactOptionalPropertyTypes: true,
    // Compilers before 7 find mistakes in the declarations of MSW and of Vitest.
    skipLibCheck: hasPeers && majorOf(version) < 7,
    noEmit: true,
    types: ['node'],
    ...options,
    // TypeScript 6 wants to hear that one knows what 7 has no more.
    ...(majorOf(version) === 6 && { ignoreDeprecations: '6.0' }),
  };
}
