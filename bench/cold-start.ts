// tsx bench/cold-start.ts, after npm run build: how long the program takes to its first verified answer, and what it weighs.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { tencentChat } from '../contracts/tencent-chat/index.ts';
import { createSeededIds } from '../emulator/core/engine/seeded-ids.ts';
import { findOperation } from '../contracts/core/contract/find-operation.ts';

/** Milliseconds. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export interface ColdStart {
  /** From spawning the command of the package to the answer of a call whose signature was verified, where it has never run. */
  readonly first: Spread;
  /** The same where it has run before, and its compiled code was kept. */
  readonly later: Spread;
  /** From spawning a bare Express server to the answer of its first call. */
  readonly express: Spread;
  /** The medians over the server's. */
  readonly ratios: { readonly first: number; readonly later: number };
  /** Resident bytes of the program that has answered one call and rests, where the system tells them. */
  readonly idleBytes: number | undefined;
}

interface Call {
  readonly method: string;
  readonly url: string;
  readonly body?: Uint8Array;
  /** What is in the answer if all is well. */
  readonly proof: string;
}

interface Contender {
  readonly args: readonly string[];
  /** The first call, from the line that the program prints when it is ready. */
  call(line: string): Call;
}

interface Run {
  /** The folder of the user's caches. */
  readonly caches: string;
  /** Milliseconds that it rests after its answer. Default: 0. */
  readonly rest?: number;
  /** How it is ended. Default: at once. */
  readonly signal?: 'SIGTERM';
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** The command as an installed package has it; in a clone the same file looks first whether a source has changed. */
function install(folder: string): Contender {
  if (!existsSync(join(root, 'dist/start.cjs'))) throw new Error('There is no bundle: npm run build.');
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  const cli = 'emulator/cli';
  mkdirSync(join(folder, cli), { recursive: true });
  for (const name of ['understudy.cjs', 'code-cache.cjs'])
    cpSync(join(root, cli, name), join(folder, cli, name));
  symlinkSync(join(root, 'dist'), join(folder, 'dist'), 'junction');
  return {
    args: [join(folder, cli, 'understudy.cjs'), 'start', '--json', '--quiet', '--port', '0'],
    call: (line) => {
      const { vendors } = JSON.parse(line) as { vendors: Record<string, { baseUrl: string }> };
      return signedBan(vendors[tencentChat.name]!.baseUrl);
    },
  };
}

const express: Contender = {
  args: ['bench/express-hello.mjs'],
  call: (line) => ({ method: 'GET', url: (JSON.parse(line) as { url: string }).url, proof: 'hello' }),
};

/** Starts all in turn, so many times each, on the Node that runs this. Throws when one answers something else. */
export async function measureColdStart(runs = 15): Promise<ColdStart> {
  const folder = mkdtempSync(join(tmpdir(), 'understudy-cold-start-'));
  try {
    return await measure(folder, install(folder), runs);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(folder: string, program: Contender, runs: number): Promise<ColdStart> {
  const caches = join(folder, 'caches');
  await start(program, { caches, signal: 'SIGTERM' });
  const times: Record<'first' | 'later' | 'express', number[]> = { first: [], later: [], express: [] };
  for (let run = 0; run < runs; run += 1) {
    times.first.push((await start(program, { caches: join(folder, `caches-${run}`) })).milliseconds);
    times.later.push((await start(program, { caches })).milliseconds);
    times.express.push((await start(express, { caches })).milliseconds);
  }
  const { idleBytes } = await start(program, { caches, rest: 1000 });
  const [first, later, bare] = [spread(times.first), spread(times.later), spread(times.express)];
  const ratios = { first: first.median / bare.median, later: later.median / bare.median };
  return { first, later, express: bare, ratios, idleBytes };
}

async function start(contender: Contender, { caches, rest = 0, signal }: Run) {
  const begin = performance.now();
  const child = spawn(process.execPath, contender.args, {
    cwd: root,
    // The folder of caches on Linux, macOS and Windows.
    env: { ...process.env, XDG_CACHE_HOME: caches, HOME: caches, LOCALAPPDATA: caches },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { proof, ...call } = contender.call(line.toString());
    const answer = await send(call);
    const milliseconds = performance.now() - begin;
    if (!answer.includes(proof)) throw new Error(`${contender.args.join(' ')} answered ${answer}`);
    await wait(rest);
    return { milliseconds, idleBytes: residentBytes(child) };
  } finally {
    child.kill(signal ?? 'SIGKILL');
    await ended;
  }
}

async function send({ method, url, body }: Omit<Call, 'proof'>): Promise<string> {
  const outgoing = request(url, { method, agent: false });
  outgoing.end(body);
  const [response] = (await once(outgoing, 'response')) as [Parameters<typeof text>[0]];
  return text(response);
}

/** A ban in the demo state, signed as the vendor's clients sign. */
function signedBan(baseUrl: string): Call {
  const key = 'live_engine_http_srv/ban_member';
  const { url, method, body } = tencentChat.codec.write({
    operation: findOperation(tencentChat, key)!,
    input: { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 },
    credential: tencentChat.credential.fake,
    baseUrl,
    now: Date.now(),
    ids: createSeededIds(1),
    options: {},
  });
  return { method, url, body, proof: '"ErrorCode":0' };
}

/** Linux alone tells it without a further process. */
function residentBytes({ pid }: ChildProcess): number | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(file, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((left, right) => left - right);
  return { min: sorted[0]!, median: sorted[sorted.length >> 1]!, max: sorted.at(-1)! };
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.stdout.write(`${JSON.stringify(await measureColdStart(), null, 2)}\n`);
