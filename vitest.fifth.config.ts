import { defineConfig } from 'vitest/config';
import { createFifthVendorPlugin } from './test/fifth-vendor/plugin.ts';

export default defineConfig({
  plugins: [createFifthVendorPlugin()],
  test: {
    include: ['test/fifth-vendor/**/*.fifth.ts'],
    testTimeout: 60_000,
    // Packages come as Node gives them, without a proxy around each.
    deps: { interopDefault: false },
  },
});
