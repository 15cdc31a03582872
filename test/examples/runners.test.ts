import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startEmulator } from '../../emulator/index.ts';
import { startTimeout } from '../cli/program.ts';
import { isHere } from './runtimes.ts';

const examples = fileURLToPath(new URL('../../examples/', import.meta.url));

/** Where Debian has the jars of JUnit 5. */
const jars = '/usr/share/java';

/** Runs the tests of an example beside an emulator. Gives what they print, and the calls that are left in no sandbox. */
async function runTests(folder: string, program: string, ...words: readonly string[]): Promise<string> {
  const server = await startEmulator({ port: 0 });
  onTestFinished(() => server.close());
  const env = {
    ...process.env,
    UNDERSTUDY_CONTROL_URL: server.controlUrl,
    PYTHONDONTWRITEBYTECODE: '1',
  };
  const { stdout } = await promisify(execFile)(program, words, { cwd: join(examples, folder), env });
  // Each test has removed the sandbox that it made.
  expect(server.emulator.sandboxes().map(({ settings }) => settings.id)).toEqual(['default']);
  return stdout;
}

describe('a ban that ends is tested', () => {
  it.skipIf(!isHere('python3', ['-m', 'pytest', '--version']))(
    'with pytest',
    async () => {
      expect(await runTests('pytest', 'python3', '-m', 'pytest', '-p', 'no:cacheprovider')).toContain(
        '1 passed',
      );
    },
    startTimeout,
  );

  it.skipIf(!isHere('go'))(
    'with the tests of Go',
    async () => {
      expect(await runTests('go', 'go', 'test', '-count=1', '-v', './...')).toContain(
        '--- PASS: TestABanIsOverAfterAnHour',
      );
    },
    // A machine that has never compiled Go compiles its library first.
    3 * startTimeout,
  );

  it.skipIf(!isHere('javac') || !existsSync(join(jars, 'junit-jupiter-engine.jar')))(
    'with JUnit 5',
    async () => {
      const path = readdirSync(jars)
        .filter((name) =>
          /^(junit-(jupiter|platform)|opentest4j|apiguardian|picocli)[a-z-]*\.jar$/.test(name),
        )
        .filter((name) => !name.includes('standalone'))
        .map((name) => join(jars, name))
        .join(':');
      const classes = mkdtempSync(join(tmpdir(), 'understudy-junit-'));
      const sources = readdirSync(join(examples, 'junit')).filter((name) => name.endsWith('.java'));
      await promisify(execFile)('javac', ['-cp', path, '-d', classes, ...sources], {
        cwd: join(examples, 'junit'),
      });
      const launcher = 'org.junit.platform.console.ConsoleLauncher';
      expect(
        await runTests('junit', 'java', '-cp', `${path}:${classes}`, launcher, '--scan-classpath', classes),
      ).toContain('1 tests successful');
    },
    startTimeout,
  );
});
