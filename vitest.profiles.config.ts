import { defineConfig } from 'vitest/config';
import { profiles } from './contracts/core/contract/assumption.ts';
import { createProfilePlugin } from './test/profiles/plugin.ts';

/**
 * The contract suite in each profile that is not the usual one, which then decides wherever a sandbox names none. The recipes
 * are in no need of this: they have a file for each profile.
 */
export default defineConfig({
  test: {
    projects: profiles
      .filter((profile) => profile !== 'documented')
      .map((profile) => ({
        plugins: [createProfilePlugin(profile)],
        test: {
          name: profile,
          include: ['test/contract/**/*.test.ts'],
          exclude: profiles.map((each) => `test/contract/${each}.test.ts`),
          env: { CONTRACT_PROFILE: profile },
          globalSetup: ['test/own-temporary-folder.ts'],
          isolate: false,
          setupFiles: ['test/profiles/leave-out.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Packages come as Node gives them, without a proxy around each.
          deps: { interopDefault: false },
        },
      })),
  },
});
