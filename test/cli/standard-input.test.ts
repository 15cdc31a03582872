import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator, type RunningServer } from '../../emulator/index.ts';
import { programFile } from './program-file.ts';
import { startTimeout } from './program.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startEmulator({ port: 0 });
});

afterAll(() => server.close());

/** More than a pipe holds, so that a command has begun to read when this is written. */
const padding = ' '.repeat(1_000_000);

/** Runs a command whose input comes in two parts, the second after the command has read most of the first. */
async function withSlowInput(
  args: readonly string[],
  text: string,
): Promise<readonly [number | null, string]> {
  const child = spawn(process.execPath, [programFile, ...args, '--url', server.controlUrl], {
    stdio: 'pipe',
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (said += part));
  const ended = once(child, 'close') as Promise<[number | null]>;
  // A command that reads nothing closes the pipe; what it says then tells of it.
  child.stdin.on('error', () => undefined);
  child.stdin.write(padding, () => child.stdin.end(text));
  const [code] = await ended;
  return [code, said];
}

const rules = [{ id: 'slow', match: { vendor: 'tencent-chat' }, effect: { type: 'latency', ms: 1 } }];
const request = 'POST /v4/a/b HTTP/1.1\r\nHost: console.tim.qq.com\r\n\r\n';

describe('a command that takes its file from a slow standard input', { timeout: startTimeout }, () => {
  it.each([
    [['state', 'load', '-'], JSON.stringify({ 'tencent-chat': { rooms: [{ RoomId: 'r' }] } }), '- is loaded'],
    [['fault', 'set', '-'], JSON.stringify({ rules }), '1 rule is set'],
    [['scenario', 'run', '-'], JSON.stringify({ name: 'mine', summary: 'Mine.' }), 'mine has started'],
    [['explain', '--vendor', 'tencent-chat', '--request', '-'], request, '60009'],
  ])('reads it to its end: %j', async (args, text, sentence) => {
    const [code, said] = await withSlowInput(args, text);
    expect(said).toContain(sentence);
    expect(code).toBe(0);
  });
});
