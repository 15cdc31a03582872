import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createControlClient } from '../../clients/control/index.ts';
import { clients } from '../../clients/index.ts';

/** A command that is the emulator: the binary itself, or what runs it in a container. */
export type Command = readonly [file: string, ...args: string[]];

interface Ready {
  readonly control: { readonly baseUrl: string };
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const ban = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };

/** Starts the emulator, asks whether it lives as the image's health check does, makes a signed call and a wrongly signed one, and ends it. Gives the milliseconds that ending took. */
export async function tryServer(
  command: Command,
  env: NodeJS.ProcessEnv,
  args: readonly string[],
): Promise<number> {
  const child = start(command, ['start', '--json', '--port', '0', ...args], env);
  try {
    const line = await firstLine(child);
    const { baseUrl } = (JSON.parse(line) as Ready).control;
    expectText(await end(command, ['wait', '--timeout', '30', '--url', baseUrl], env), 'Understudy answers');
    await callRightAndWrong(line, env['UNDERSTUDY_TOKEN']);
    const { stdout } = await end(command, ['explain', '--url', baseUrl], env);
    if (!/secret/i.test(stdout)) throw new Error(`explain does not speak of the secret:\n${stdout}`);
  } finally {
    child.kill('SIGTERM');
  }
  const asked = performance.now();
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return performance.now() - asked;
}

/** Makes a signed call, which must succeed, and a wrongly signed one. `ready` is the line by which the emulator says where it is. */
export async function callRightAndWrong(ready: string, token: string | undefined): Promise<void> {
  const { baseUrl } = (JSON.parse(ready) as Ready).control;
  const control = createControlClient({ baseUrl, ...(token !== undefined && { token }) });
  const sandbox = await control.getSandbox({ path: { id: 'default' } });
  await clients['tencent-chat']({ environment: sandbox.env }).banMember(ban);
  const wrong = { ...sandbox.env, TENCENT_CHAT_SECRET_KEY: 'wrong' };
  await clients['tencent-chat']({ environment: wrong })
    .banMember(ban)
    .then(
      () => {
        throw new Error('A call with a wrong secret was answered like a right one.');
      },
      () => undefined,
    );
}

/** Tries every command that needs more than a server, in a home that is empty and without a PATH. */
export async function tryCommands(binary: string, version: string, client: string): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'understudy-home-'));
  const env = { HOME: home, PATH: '' };
  const command: Command = [binary];
  const call = `
    const { createTencentChatClient } = await import(${JSON.stringify(client)});
    await createTencentChatClient().banMember(${JSON.stringify(ban)});
    console.log('banned');`;
  const program = [process.execPath, '--input-type=module', '--eval', call];
  try {
    expectText(await end(command, ['--version'], env), version);
    await tryServer(command, env, []);
    expectText(await end(command, ['exec', '--', ...program], env), 'banned');
    expectText(await end(command, ['exec', '--scenario', 'slow-vendor', '--', ...program], env), 'banned');
    const sweep = await end(command, ['sweep', '--fail-under', '0', '--', ...program], env);
    expectText(sweep, 'survival score');
    expectText(await end(command, ['reference', 'polyv-live'], env), '#');
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function expectText({ code, stdout, stderr }: Ended, text: string): void {
  if (code === 0 && stdout.includes(text)) return;
  throw new Error(`It ended with ${code}, and not with 0 and "${text}":\n${stdout}${stderr}`);
}

/** What the emulator says when it is ready. */
async function firstLine(child: ChildProcess): Promise<string> {
  for await (const line of createInterface(child.stdout!)) return line;
  const stderr = child.stderr!.setEncoding('utf8').read() as string | null;
  throw new Error(`It ended before it was ready. ${stderr ?? ''}`);
}

function start([file, ...first]: Command, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(file, [...first, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function end(command: Command, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> {
  const child = start(command, args, env);
  let [stdout, stderr] = ['', ''];
  child.stdout!.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}
