import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createControlClient } from '../../clients/control/index.ts';
import { startEmulator } from '../../emulator/index.ts';
import { programFile } from '../cli/program-file.ts';
import { startTimeout } from '../cli/program.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a block printed, and how it ended. */
export interface Result {
  readonly code: number;
  readonly printed: string;
}

/** The ports of the documents, by the variable that has the true one. */
const documented: readonly (readonly [port: string, variable: string])[] = [
  ['4010', 'UNDERSTUDY_CONTROL_URL'],
  ['4011', 'TENCENT_CHAT_BASE_URL'],
  ['4012', 'TENCENT_TRTC_BASE_URL'],
  ['4013', 'VOLCENGINE_LIVESAAS_BASE_URL'],
  ['4014', 'POLYV_LIVE_BASE_URL'],
];

/** A reader's project, in which the blocks of a page are run one after the other. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'understudy-documented-'));
  #env: Readonly<Record<string, string>> = {};
  #stop: () => Promise<void> = () => Promise.resolve();

  constructor() {
    const test = 'node ban.mjs';
    writeFileSync(
      join(this.folder, 'package.json'),
      JSON.stringify({ type: 'module', scripts: { test, start: 'understudy start' } }),
    );
    copyFileSync(join(root, 'examples/official-sdks/polyv-live.mjs'), join(this.folder, 'ban.mjs'));
    mkdirSync(join(this.folder, 'node_modules/.bin'), { recursive: true });
    for (const name of ['understudy', 'understudy-live'])
      symlinkSync(programFile, join(this.folder, 'node_modules/.bin', name));
    symlinkSync(join(root, 'examples'), join(this.folder, 'examples'));
    // As npx does it, without the half a second that it takes for that.
    const npx = join(this.folder, 'node_modules/.bin/npx');
    writeFileSync(npx, '#!/bin/sh\nexec "$@"\n');
    chmodSync(npx, 0o755);
  }

  /** Writes a file that a page shows. */
  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** Starts the emulator that a reader has running, unless there is one. */
  async begin(): Promise<void> {
    if (this.#env['UNDERSTUDY_CONTROL_URL'] !== undefined) return;
    const server = await startEmulator({ port: 0 });
    this.#stop = () => server.close();
    await this.#findEnvironment(server.controlUrl);
  }

  /** Starts the emulator as a block says, on free ports. */
  async start(line: string): Promise<void> {
    await this.#stop();
    this.#env = {};
    const command = `exec ${line
      .replace(/ --port \d+/, '')
      .replace('npm start --', 'understudy start')
      .replace('npm start', 'understudy start')
      .replace('npx ', '')} --port 0`;
    const child = spawn('bash', ['-c', command], {
      cwd: this.folder,
      env: this.environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#stop = () => stop(child);
    await this.#findEnvironment(await controlUrlOf(child));
  }

  /** Runs a block of shell. */
  run(block: string): Promise<Result> {
    const script = documented.reduce(
      (text, [port, variable]) => text.replaceAll(`http://127.0.0.1:${port}`, this.#env[variable] ?? ''),
      block,
    );
    return this.runAsIs(script);
  }

  /** Runs a block of shell in which no port is replaced. */
  runAsIs(script: string): Promise<Result> {
    return new Promise((resolve) => {
      const options = { cwd: this.folder, env: this.environment(), timeout: 3 * startTimeout };
      execFile('bash', ['-e', '-o', 'pipefail', '-c', script], options, (error, stdout, stderr) => {
        resolve({ code: Number(error?.code ?? 0), printed: stdout + stderr });
      });
    });
  }

  close(): Promise<void> {
    return this.#stop();
  }

  async #findEnvironment(baseUrl: string): Promise<void> {
    const control = createControlClient({ baseUrl });
    this.#env = (await control.getSandbox({ path: { id: 'default' } })).env;
  }

  /** The vendors' addresses are not in it: a page says how a program comes to know them. */
  environment(): Record<string, string | undefined> {
    const PATH = `${join(this.folder, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
    const { UNDERSTUDY_CONTROL_URL } = this.#env;
    return {
      ...process.env,
      PATH,
      PYTHONDONTWRITEBYTECODE: '1',
      ...(UNDERSTUDY_CONTROL_URL && { UNDERSTUDY_CONTROL_URL }),
    };
  }
}

async function controlUrlOf({ stdout, stderr }: ChildProcess): Promise<string> {
  let said = '';
  for (const stream of [stdout!, stderr!])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  for (;;) {
    const url = /control API +(\S+)|"baseUrl":"([^"]+)"/.exec(said);
    if (url) return url[1] ?? url[2]!;
    if (stdout!.readableEnded) throw new Error(`The emulator did not start: ${said}`);
    await Promise.race([once(stdout!, 'data'), once(stdout!, 'end')]);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
