import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Project } from './install.ts';
import { installBeside, run } from './run.ts';
import { isWhole } from '../../test/share.ts';

interface Runner {
  /** What is installed beside the package. */
  readonly packages: readonly string[];
  /** The folders in `examples` that are run. */
  readonly examples: readonly string[];
  /** The program among what is installed, with its arguments. */
  readonly command: readonly [program: string, ...args: string[]];
  /** What must be printed where the run has to fail. */
  readonly refusal?: string;
  /** Its program is among those of the runtimes, which are installed once for all that runs on them. */
  readonly isRuntime?: true;
  /** Left to the night: it differs little from one that is tried by day, and most of its time goes into its installation. */
  readonly nightly?: true;
}

/** Test runners, each as a stranger has it: a project of CommonJS unless the example says otherwise. */
const runners: Readonly<Record<string, Runner>> = {
  'Vitest 4': { packages: ['vitest@4'], examples: ['vitest'], command: ['vitest', 'run'] },
  'Vitest 3': { packages: ['vitest@3'], examples: ['vitest'], command: ['vitest', 'run'] },
  'Vitest 1 beside MSW 1': {
    packages: ['vitest@1', 'msw@1'],
    examples: ['vitest'],
    command: ['vitest', 'run'],
    refusal: 'understudy-live/vitest needs Vitest 3.1 or later.',
    nightly: true,
  },
  'Vitest 2 beside MSW 2': {
    packages: ['vitest@2', 'msw@2'],
    examples: ['vitest'],
    command: ['vitest', 'run'],
    refusal: 'understudy-live/vitest needs Vitest 3.1 or later.',
    nightly: true,
  },
  'Jest 30, and ts-jest': {
    packages: ['jest@30', '@jest/globals@30', 'ts-jest@29', 'typescript@6', '@types/node@22'],
    examples: ['jest', 'ts-jest'],
    command: ['jest'],
  },
  'Jest 29': { packages: ['jest@29'], examples: ['jest'], command: ['jest'] },
  // A project of CommonJS whose compiler finds modules as TypeScript did before `exports`: by `node10`.
  NestJS: {
    packages: [
      ...['jest@30', '@jest/globals@30', 'ts-jest@29', 'typescript@5', '@types/node@22'],
      ...['@nestjs/common@11', '@nestjs/core@11', '@nestjs/testing@11', 'reflect-metadata@0.2', 'rxjs@7'],
    ],
    examples: ['nestjs'],
    command: ['jest'],
    nightly: true,
  },
  Mocha: {
    packages: ['mocha'],
    examples: ['mocha'],
    command: ['mocha', '--timeout', '60000', 'bans.test.js'],
  },
  Bun: { packages: [], examples: ['bun'], command: ['bun', 'test'], isRuntime: true },
  Deno: {
    packages: [],
    examples: ['deno'],
    command: ['deno', 'test', '--allow-all', '--no-check', 'bans_test.mjs'],
    isRuntime: true,
  },
};

/** So many projects are installed at the same time. */
const atOnce = 3;

/** Where the examples are, and where the programs that run them. */
interface Places {
  readonly root: string;
  readonly programs: string;
}

/**
 * Runs the example of each test runner from the tarball, in a project of its own; `runtimes` is where the programs of Bun and Deno
 * are. Gives the names of the runners, with what is left to the night.
 */
export async function tryRunners(
  project: Project,
  root: string,
  runtimes: string,
): Promise<readonly string[]> {
  const [tried, left] = [false, true].map((isLeft) =>
    Object.entries(runners).filter(([, { nightly = false }]) => (nightly && !isWhole) === isLeft),
  ) as [[string, Runner][], [string, Runner][]];
  const waiting = [...tried];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      await tryRunner(project, { root, programs: runtimes }, ...next);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return [...tried.map(([name]) => name), ...left.map(([name]) => `${name} at night`)];
}

async function tryRunner(project: Project, places: Places, name: string, runner: Runner): Promise<void> {
  const folder = join(project.folder, name.replaceAll(/\W+/g, '-').toLowerCase());
  mkdirSync(folder);
  await installBeside(folder, [project.tarball, ...runner.packages]);
  const own = runner.isRuntime ? places : { ...places, programs: join(folder, 'node_modules/.bin') };
  for (const example of runner.examples) await tryExample(join(folder, example), own, name, runner);
}

/** Runs an example in a project within the folder where its runner is installed. */
async function tryExample(
  folder: string,
  { root, programs }: Places,
  name: string,
  runner: Runner,
): Promise<void> {
  cpSync(join(root, 'examples', basename(folder)), folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
  const [program, ...args] = runner.command;
  const running = run(join(programs, program), args, { cwd: folder, env: { CI: '1' } });
  if (runner.refusal === undefined) {
    await running;
    return;
  }
  const said = await running.then(
    () => 'nothing: it ended well',
    (error: unknown) => String(error),
  );
  if (!said.includes(runner.refusal))
    throw new Error(`${name} was to say "${runner.refusal}" and said:\n${said}`);
}
