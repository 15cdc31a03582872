import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { bannedInDeterministicCode } from './eslint.config.js';

/** The only rule of `eslint.config.js` that Oxlint lacks and that needs no types. */
export default defineConfig({
  files: ['contracts/**/*.ts', 'emulator/core/**/*.ts', 'emulator/vendors/**/*.ts'],
  languageOptions: { parser: tseslint.parser },
  linterOptions: { reportUnusedDisableDirectives: 'off' },
  plugins: { '@typescript-eslint': tseslint.plugin },
  rules: { 'no-restricted-syntax': ['error', ...bannedInDeterministicCode] },
});
