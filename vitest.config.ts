import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

interface PackageJson {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly types: string }>>;
}

const { name, exports } = JSON.parse(readFileSync('package.json', 'utf8')) as PackageJson;

/** The examples import the package by its name; here that leads to the sources. */
const alias = Object.entries(exports).flatMap(([path, target]) =>
  typeof target === 'string'
    ? []
    : {
        find: new RegExp(`^${path.replace(/^\./, name)}$`),
        replacement: new URL(target.types.replace(/^\.\/dist\/types\/(.*)\.d\.ts$/, '$1.ts'), import.meta.url)
          .pathname,
      },
);

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['{test,examples}/**/*.test.ts'],
    globalSetup: ['test/own-temporary-folder.ts', 'test/cli/built-program.ts'],
    sequence: { shuffle: true, sequencer: LongestFirst },
    testTimeout: 20_000,
    // No test leaves anything behind in a module, so the files of a worker share what they import.
    isolate: false,
    // Packages come as Node gives them, without a proxy around each.
    deps: { interopDefault: false },
    // Tests wait for sockets and for processes; one worker more has something to do meanwhile.
    maxWorkers: availableParallelism() + 1,
  },
});
