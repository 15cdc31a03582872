// npm run test:readme [-- --installed SECONDS]: does in a fresh clone what the README begins with, and runs its test in a project
// beside the clone. The second command is `npm ci && npm test`, which is what .ci/run does itself. With --installed it does so
// with this folder, where `npm ci` has taken so many seconds and everything is built.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { isWhole } from '../test/share.ts';

const first = 'npm ci && npm start';
const longest = 60_000;
const pack = 'npm pack ../understudy && npm i -D ./understudy-live-*.tgz';
const testIt = 'npm pack ../understudy && npm i -D vitest ./understudy-live-*.tgz && npx vitest run';
const longestToTest = 5 * 60_000;

/** The same test for other runners: what the guide runs, with the example that it shows. */
const otherRunners = [
  {
    line: 'npm pack ../understudy && npm i -D jest ./understudy-live-*.tgz && npx jest bans.test.js',
    example: 'examples/jest/bans.test.js',
    installsRunner: true,
  },
  {
    line: 'npm pack ../understudy && npm i -D ./understudy-live-*.tgz && node --test bans.test.mjs',
    example: 'examples/node-test/bans.test.mjs',
    installsRunner: false,
  },
];

const root = fileURLToPath(new URL('..', import.meta.url));
const { installed } = parseArgs({ options: { installed: { type: 'string' } } }).values;
/** What has been installed and built is not once more. */
const env = installed === undefined ? process.env : { ...process.env, npm_config_ignore_scripts: 'true' };
const folder = mkdtempSync(join(tmpdir(), 'understudy-clone-'));
const clone = join(folder, 'understudy');
if (installed === undefined) execFileSync('git', ['clone', '--quiet', root, clone]);
else symlinkSync(root, clone);
const start = performance.now() - Number(installed ?? 0) * 1000;
const child = spawn('bash', ['-c', installed === undefined ? first : first.replace('npm ci && ', '')], {
  cwd: clone,
  detached: true,
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const line = await waitForCall();
  const reply = execFileSync('bash', ['-c', line], { cwd: clone, encoding: 'utf8' });
  if (!reply.includes('"ErrorCode":0')) throw new Error(`The first call of the banner answers ${reply}`);
  const spent = performance.now() - start;
  process.stdout.write(
    `a signed call ${(spent / 1000).toFixed(1)} s after "${first}"${compare(spent, longest)}\n`,
  );
  tryTest();
} finally {
  if (child.exitCode === null) {
    process.kill(-child.pid!);
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
}

/** How long it took is said and fails nothing: a machine may have much else to do. */
function compare(spent: number, goal: number): string {
  return spent > goal ? `, more than the ${goal / 1000} s that are promised` : '';
}

/** Runs the test of the README in a project of its own, and what the first page says of one. */
function tryTest(): void {
  const project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true }));
  copyFileSync(join(clone, 'examples/first-test/ban.test.ts'), join(project, 'ban.test.ts'));
  const begun = performance.now();
  const printed = execFileSync('bash', ['-c', testIt], { cwd: project, encoding: 'utf8', env });
  if (!stripVTControlCharacters(printed).includes('1 passed')) throw new Error(`The test printed ${printed}`);
  const needed = performance.now() - begun;
  process.stdout.write(
    `a test of a ban ${(needed / 1000).toFixed(1)} s after "${testIt}"${compare(needed, longestToTest)}\n`,
  );
  // What is packed again is built already.
  const options = {
    cwd: project,
    encoding: 'utf8',
    stdio: 'pipe',
    env: { ...env, npm_config_ignore_scripts: 'true' },
  } as const;
  // By day the package stays as it is installed, and no second runner is: `npm run test:package` has them from the tarball.
  for (const { line, example } of otherRunners.filter(({ installsRunner }) => isWhole || !installsRunner)) {
    copyFileSync(join(clone, example), join(project, basename(example)));
    execFileSync('bash', ['-c', isWhole ? line : line.split(' && ').at(-1)!], options);
  }
  // It is what has been done above but for Vitest, so that it is for the night.
  if (isWhole) execFileSync('bash', ['-c', pack], options);
}

/** The first signed call that the banner proposes. */
async function waitForCall(): Promise<string> {
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(child, 'exit').then(() => {
    throw new Error(`It ended before it was ready: ${said}`);
  });
  while (!said.includes('Stop with Ctrl-C')) await Promise.race([once(child.stdout, 'data'), ended]);
  const call = /^ +(npx understudy-live sign .*)$/m.exec(said)?.[1];
  if (call === undefined) throw new Error(`The banner proposes no call: ${said}`);
  return call;
}
