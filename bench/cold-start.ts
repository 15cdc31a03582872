// tsx bench/cold-start.ts, after npm run build: how long the bundle takes to its first verified answer, and what it weighs.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
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
  /** From spawning the command line's bundle to the answer of a call whose signature was verified. */
  readonly bundle: Spread;
  /** From spawning a bare Express server to the answer of its first call. */
  readonly express: Spread;
  /** The bundle's median over the server's. */
  readonly ratio: number;
  /** Resident bytes of the bundle that has answered one call and rests, where the system tells them. */
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

const bundle: Contender = {
  args: ['dist/cli.js', 'start', '--json', '--quiet', '--port', '0'],
  call: (line) => {
    const { vendors } = JSON.parse(line) as { vendors: Record<string, { baseUrl: string }> };
    return signedBan(vendors[tencentChat.name]!.baseUrl);
  },
};

const express: Contender = {
  args: ['bench/express-hello.mjs'],
  call: (line) => ({ method: 'GET', url: (JSON.parse(line) as { url: string }).url, proof: 'hello' }),
};

/** Starts both programs in turn, so many times each, on the Node that runs this. Throws when one answers something else. */
export async function measureColdStart(runs = 15): Promise<ColdStart> {
  if (!existsSync(new URL('../dist/cli.js', import.meta.url)))
    throw new Error('There is no bundle: npm run build.');
  const times: Record<'bundle' | 'express', number[]> = { bundle: [], express: [] };
  for (let run = 0; run < runs; run += 1) {
    times.bundle.push((await start(bundle)).milliseconds);
    times.express.push((await start(express)).milliseconds);
  }
  const { idleBytes } = await start(bundle, 1000);
  const spreads = { bundle: spread(times.bundle), express: spread(times.express) };
  return { ...spreads, ratio: spreads.bundle.median / spreads.express.median, idleBytes };
}

async function start(contender: Contender, restMilliseconds = 0) {
  const cwd = fileURLToPath(new URL('..', import.meta.url));
  const begin = performance.now();
  const child = spawn(process.execPath, contender.args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { proof, ...call } = contender.call(line.toString());
    const answer = await send(call);
    const milliseconds = performance.now() - begin;
    if (!answer.includes(proof)) throw new Error(`${contender.args.join(' ')} answered ${answer}`);
    await wait(restMilliseconds);
    return { milliseconds, idleBytes: residentBytes(child) };
  } finally {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
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
