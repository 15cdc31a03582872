import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Understanding } from '../contracts/core/contract/vendor-api.ts';
import type { HttpReply } from '../contracts/core/wire/http.ts';
import { makeFolder } from './workspace.ts';

/** One call, sent again and again. */
export interface LoadCall {
  /** Over `https:` its host is the name for the handshake; whether the certificate is trusted is not asked. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** None for a call without a body. */
  readonly body?: string;
  /** The host and port to connect to. Default: those of the URL. */
  readonly address?: string;
  /** What a reply says, where its status alone does not tell a success. */
  readonly understand?: (reply: HttpReply) => Understanding;
}

/** What a load found out. */
export interface LoadResult {
  /** Answers in a second, over the whole time. */
  readonly perSecond: number;
  readonly answers: number;
}

/** Connections that call at the same time, each waiting for its answer before it calls again. */
export const connections = 16;

/** How much to send: for so many seconds, or so many calls. */
export type Amount = { readonly seconds: number } | { readonly calls: number };

/**
 * Calls as fast as answers come. A fast refusal would prove nothing: throws when one answer has another status than 2xx, and when
 * one more call, of which the reply is read, is refused.
 */
export async function load(call: LoadCall, amount: Amount, atOnce = connections): Promise<LoadResult> {
  return send(call, amount, atOnce);
}

/** So many calls, one after the other over one connection: how long each takes until its answer, in milliseconds. Throws as `load` does. */
export async function timeInTurn(call: LoadCall, calls: number): Promise<readonly number[]> {
  const log = join(makeFolder(), 'times');
  await send(call, { calls }, 1, [`--log-file=${log}`]);
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  // When it began, the status, and how many microseconds it took.
  return lines.map((line) => Number(line.split('\t')[2]) / 1000);
}

async function send(
  call: LoadCall,
  amount: Amount,
  atOnce: number,
  more: readonly string[] = [],
): Promise<LoadResult> {
  const { url, headers, body, address } = call;
  const parameters = ['--h1', `--clients=${atOnce}`, ...more];
  parameters.push(
    'seconds' in amount ? `--duration=${amount.seconds * 1000}ms` : `--requests=${amount.calls}`,
  );
  for (const [name, value] of Object.entries(headers)) parameters.push(`--header=${name}: ${value}`);
  if (body !== undefined) parameters.push(`--data=${fileOf(body)}`);
  if (address !== undefined) parameters.push(`--connect-to=${address}`);
  const { stdout } = await run('h2load', [...parameters, url]).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error('The load is made by h2load, which is in the package nghttp2-client of Debian.');
  });
  const [, perSecond] = /^finished in .*, ([\d.]+) req\/s/m.exec(stdout) ?? [];
  const [, answers] = /, (\d+) succeeded, 0 failed, 0 errored, 0 timeout/.exec(stdout) ?? [];
  const isSuccess = / [1-9]\d* 2xx, 0 3xx, 0 4xx, 0 5xx$/m.test(stdout);
  if (answers === undefined || !isSuccess) throw new Error(`Calls to ${url} failed:\n${stdout}`);
  await look(call);
  return { perSecond: Number(perSecond), answers: Number(answers) };
}

const run = promisify(execFile);

/** Where each body stands: the load reads it from a file. */
const files = new Map<string, string>();

function fileOf(body: string): string {
  const file = files.get(body) ?? join(makeFolder(), 'body');
  if (!files.has(body)) writeFileSync(file, body);
  files.set(body, file);
  return file;
}

/** Makes the call once more and reads the reply: some vendors refuse with the status 200. */
async function look({ url, method, headers, body, address, understand }: LoadCall): Promise<void> {
  if (!understand || address !== undefined) return;
  const reply = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
  const { status } = reply;
  const text = await reply.text();
  const { kind } = understand({ status, headers: [...reply.headers], body: text });
  if (kind !== 'output') throw new Error(`A call to ${url} was answered with ${status} ${text}`);
}
