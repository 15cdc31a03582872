import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from './install.ts';
import { installBeside, run } from './run.ts';
import { isWhole } from '../../test/share.ts';

/** The oldest compiler that is promised, the one that this project uses, and the newest. */
const compilers = ['5.4', '6', 'latest'];

/** A program, and how it finds modules. */
interface Mode {
  /** The files of this folder, each as the kinds of module that it is compiled as. */
  readonly files: Readonly<Record<string, readonly string[]>>;
  readonly module: string;
  readonly moduleResolution?: string;
  readonly hasPeers?: boolean;
  /** Without the types of a browser, of which a program on Node has no need, and which take a quarter of the time. */
  readonly isWithoutBrowser?: boolean;
  /** Left out by the newest compiler, where what is compiled here is part of a larger program. */
  readonly isPartOfAnother?: true;
}

const alone = 'consumer';
const both = ['mts', 'cts'];

const modes: readonly Mode[] = [
  { files: { [alone]: both }, module: 'nodenext', isPartOfAnother: true },
  { files: { [alone]: ['cts'] }, module: 'node16', isWithoutBrowser: true },
  { files: { [alone]: ['mts'] }, module: 'esnext', moduleResolution: 'bundler', isWithoutBrowser: true },
  { files: { [alone]: ['ts'] }, module: 'commonjs', moduleResolution: 'node10', isWithoutBrowser: true },
  { files: { [alone]: both, 'consumer-with-peers': both }, module: 'nodenext', hasPeers: true },
  { files: { 'consumer-with-both': ['mts'] }, module: 'nodenext', hasPeers: true },
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
  for (const [file, extension] of modes.flatMap(filesOf))
    copyFileSync(join(root, `scripts/package/${file}.ts`), join(folder, `${file}.${extension}`));
  const tried: string[] = [];
  for (const compiler of compilers) {
    const tsc = join(folder, 'node_modules', `typescript-${compiler}`, 'bin/tsc');
    const version = (await run(process.execPath, [tsc, '--version'], { cwd: folder })).trim();
    for (const mode of modes) {
      const { module, moduleResolution = module, hasPeers, isPartOfAnother } = mode;
      if (!isWhole && compiler in byDay && (hasPeers || module !== byDay[compiler])) continue;
      if (!isWhole && !(compiler in byDay) && isPartOfAnother) continue;
      if (moduleResolution === 'node10' && majorOf(version) > 6) continue;
      const files = filesOf(mode).map(([file, extension]) => `${file}.${extension}`);
      const name = `tsconfig.${String(tried.length)}.json`;
      writeFileSync(join(folder, name), JSON.stringify({ compilerOptions: configure(version, mode), files }));
      await run(process.execPath, [tsc, '-p', name, ...(majorOf(version) < 7 ? [] : ['--singleThreaded'])], {
        cwd: folder,
      });
      tried.push(`${version.replace('Version ', '')} ${moduleResolution} ${files.join(' and ')}`);
    }
  }
  return tried;
}

function majorOf(version: string): number {
  return Number(/\d+/.exec(version)![0]);
}

function filesOf({ files }: Mode): readonly (readonly [file: string, extension: string])[] {
  return Object.entries(files).flatMap(([file, extensions]) =>
    extensions.map((extension) => [file, extension] as const),
  );
}

function configure(
  version: string,
  { module, moduleResolution, hasPeers = false, isWithoutBrowser = false }: Mode,
): object {
  return {
    target: 'es2022',
    lib: ['es2022', ...(isWithoutBrowser ? [] : ['dom'])],
    strict: true,
    exactOptionalPropertyTypes: true,
    // Compilers before 7 find mistakes in the declarations of MSW and of Vitest.
    skipLibCheck: hasPeers && majorOf(version) < 7,
    noEmit: true,
    types: ['node'],
    module,
    ...(moduleResolution !== undefined && { moduleResolution }),
    // TypeScript 6 wants to hear that one knows what 7 has no more.
    ...(majorOf(version) === 6 && { ignoreDeprecations: '6.0' }),
  };
}
