import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { readEntries, readPackageJson } from './scripts/build/entries.ts';
import { LongestFirst } from './test/longest-first.ts';

const root = new URL('.', import.meta.url).pathname;

/** The examples import the package by its name; here that leads to the sources. */
const alias = readEntries(readPackageJson(root)).map(({ specifier, source }) => ({
  find: new RegExp(`^${specifier}$`),
  replacement: `${root}${source}`,
}));

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['{test,examples}/**/*.test.ts'],
    globalSetup: ['test/own-temporary-folder.ts', 'test/cli/built-program.ts'],
    sequence: { shuffle: true, sequencer: LongestFirst },
    // Long enough for a machine that has much else to do; what hangs fails all the same.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What a page is to show comes later where everything else runs at the same time.
    expect: { poll: { timeout: 15_000 } },
    // No test leaves anything behind in a module, so the files of a worker share what they import.
    isolate: false,
    // Packages come as Node gives them, without a proxy around each.
    deps: { interopDefault: false },
    // Tests wait for sockets and for processes; one worker more has something to do meanwhile.
    maxWorkers: availableParallelism() + 1,
  },
});
