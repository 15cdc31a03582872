import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    sequence: { shuffle: true },
    testTimeout: 20_000,
    // No test leaves anything behind in a module, so the files of a worker share what they import.
    isolate: false,
    maxWorkers: availableParallelism(),
  },
});
