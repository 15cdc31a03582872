import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface OxlintConfig {
  readonly rules: Readonly<Record<string, unknown>>;
  readonly overrides: readonly Partial<Pick<OxlintConfig, 'rules'>>[];
}

/** What `npm run lint` leaves to others, and to whom. */
const leftOut = new Map([
  ['no-restricted-syntax', 'eslint.syntax.config.js has it, which `npm run lint` runs as well'],
  ['no-dupe-args', 'a module with it does not compile'],
  ['no-octal', 'a module with it does not compile'],
  ['no-unsafe-class-instance-assignment', 'Oxlint lacks it; `npm run nightly` runs ESLint whole'],
  ['no-unsafe-enum-assignment', 'Oxlint lacks it; `npm run nightly` runs ESLint whole'],
]);

const bare = (rule: string): string => rule.replace(/^(?:@typescript-eslint|typescript)\//, '');

function isOn(setting: unknown): boolean {
  const level: unknown = Array.isArray(setting) ? setting[0] : setting;
  return level !== 0 && level !== 'off';
}

/** Rules that ESLint checks in such a file. */
async function rulesIn(file: string): Promise<readonly string[]> {
  const { rules } = (await new ESLint({ cwd: root }).calculateConfigForFile(
    `${root}/${file}`,
  )) as OxlintConfig;
  return Object.entries(rules).flatMap(([rule, setting]) => (isOn(setting) ? [bare(rule)] : []));
}

it.each(['contracts/catalog.ts', 'emulator/http/server.ts', 'test/docs.test.ts', '.ci/any.mjs'])(
  'checks with Oxlint what ESLint checks in %s, but for what is named',
  async (file) => {
    const { rules, overrides } = JSON.parse(readFileSync(`${root}/.oxlintrc.json`, 'utf8')) as OxlintConfig;
    const known = new Set(
      [rules, ...overrides.map((one) => one.rules ?? {})].flatMap((some) =>
        Object.entries(some).flatMap(([rule, setting]) => (isOn(setting) ? [bare(rule)] : [])),
      ),
    );
    const asked = await rulesIn(file);
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((rule) => !known.has(rule) && !leftOut.has(rule))).toEqual([]);
  },
);
