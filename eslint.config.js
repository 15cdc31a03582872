import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Time, chance and waiting come in through the front door: what is deterministic must not reach for them. */
export const bannedInDeterministicCode = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Take `now` from the call.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take `now` from the call.' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Take chance from `ids`.',
  },
  { selector: 'ImportExpression', message: 'Import at the top.' },
];
const bannedTimers = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'].map((name) => ({
  name,
  message: 'Waiting belongs to emulator/http.',
}));

/** Clients, and the contracts in them, run on every platform that has `fetch`, `node:crypto` and `node:zlib`. */
const bannedOfNode = [
  'Buffer',
  'process',
  'global',
  'require',
  'setImmediate',
  '__dirname',
  '__filename',
].map((name) => ({
  name,
  message: 'Clients run where there is no such thing; see contracts/core/wire/bytes.ts.',
}));

export default defineConfig(
  // What has a compiler of its own is checked by that.
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'site/', 'examples/ts-jest/', 'examples/nestjs/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true },
    },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allow: [{ from: 'lib', name: ['URL', 'URLSearchParams'] }] },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      // An interface gives a name to a type that declarations would otherwise write out wherever it is used.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true, number: true, boolean: true } },
      ],
      '@typescript-eslint/dot-notation': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ['contracts/**/*.ts', 'emulator/core/**/*.ts', 'emulator/vendors/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...bannedInDeterministicCode],
      'no-restricted-globals': ['error', ...bannedTimers],
    },
  },
  { files: ['clients/**/*.ts'], rules: { 'no-restricted-globals': ['error', ...bannedOfNode] } },
  {
    files: ['contracts/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', ...bannedTimers, ...bannedOfNode] },
  },
  // Configurations are read by their default export, and packages of others may have one.
  {
    files: ['*.config.{js,ts}', 'docs/.vitepress/**', '**/*.d.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      parserOptions: { projectService: false },
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  // What starts the program is CommonJS, and runs as it is.
  {
    files: ['emulator/cli/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: Object.fromEntries(
        ['require', 'exports', '__dirname', 'Buffer', 'setTimeout'].map((name) => [name, 'readonly']),
      ),
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  // Examples in CommonJS, and for runners that bring names of their own.
  {
    files: ['examples/{jest,mocha}/**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: Object.fromEntries(
        ['require', 'module', 'describe', 'it', 'test', 'expect', 'beforeEach', 'afterEach'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: ['examples/deno/**'], languageOptions: { globals: { Deno: 'readonly' } } },
);
