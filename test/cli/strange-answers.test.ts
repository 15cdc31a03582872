import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { controlMark } from '../../contracts/control/error-kinds.ts';
import { readBounded } from '../../emulator/cli/options/checked-answers.ts';
import { dataOf } from '../../emulator/cli/output/follow-events.ts';
import { everyCommand, rightArguments, talksToServer } from './every-command.ts';
import { runHere } from './program.ts';

const before = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
const remote = (await everyCommand()).filter(
  (leaf) => talksToServer(leaf) && !['wait', 'mcp'].includes(leaf.words[0]!),
);

/** What a server of another version, or another program, may say in JSON. */
const answers = [
  'null',
  '[1,2]',
  '',
  '{}',
  '{"sandboxes":5,"entries":"x","findings":{"a":1},"rules":3,"now":7}',
];
let [server, said]: [Server | undefined, string] = [undefined, ''];
let url = '';

beforeAll(async () => {
  process.chdir(folder);
  writeFileSync('state.json', '{}');
  writeFileSync('rules.json', '[]');
  server = createServer((_, response) => {
    response.setHeader(controlMark, 'true').setHeader('Content-Type', 'application/json').end(said);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  process.chdir(before);
  server?.close();
});

describe('an answer that is none of this version', { timeout: 60_000 }, () => {
  it.each(remote.map((leaf) => [leaf.words.join(' '), leaf] as const))(
    'is no bug of a command, and nothing undefined is printed of it: %s',
    async (_, leaf) => {
      for (said of answers) {
        const ended = await runHere(...leaf.words, ...rightArguments(leaf).flat(), '--url', url);
        expect(ended.stdout + ended.stderr).not.toMatch(/undefined|TypeError|bug of|\[object/);
        if (ended.code !== 0) expect(ended.stderr).toMatch(/^understudy: .*\.\n$/);
      }
    },
  );

  it.each([['journal'], ['journal', '1']])('is no list of calls, and no call: %s %s', async (...words) => {
    for (said of answers) {
      const { code, stderr } = await runHere(...words.filter(Boolean), '--url', url);
      expect([code, stderr]).toEqual([1, expect.stringContaining('another answer to getJournal')]);
    }
  });

  it('is told with the call that was answered so', async () => {
    said = '{}';
    const { code, stderr } = await runHere('clock', 'show', '--url', url);
    expect([code, stderr]).toEqual([
      1,
      `understudy: What answers at ${url} gives another answer to getClock than this version of Understudy does. Use the version that the server has, or name another --url.\n`,
    ]);
  });

  it('is read up to the longest that there is', async () => {
    const reply = () => new Response('x'.repeat(1000), { headers: { 'X-Mark': 'a' } });
    await expect(readBounded(reply(), url, 999)).rejects.toThrow(/sends more than 999 bytes/);
    const whole = await readBounded(reply(), url, 1000);
    expect([whole.headers.get('x-mark'), (await whole.text()).length]).toEqual(['a', 1000]);
  });
});

describe('an answer that never ends', { timeout: 60_000 }, () => {
  /** A server that says the same as fast as it is read, and how many bytes that were. */
  async function endless(status: number, headers: Readonly<Record<string, string>> = {}) {
    const said = { bytes: 0 };
    const piece = Buffer.alloc(64 * 1024, 'x');
    const talker = createServer((_, response) => {
      response.writeHead(status, headers);
      const more = (error?: Error | null): void => {
        if (error || response.destroyed) return;
        said.bytes += piece.length;
        response.write(piece, more);
      };
      more();
    }).listen(0, '127.0.0.1');
    onTestFinished(() => {
      talker.closeAllConnections();
      talker.close();
    });
    await once(talker, 'listening');
    return { said, at: `http://127.0.0.1:${(talker.address() as AddressInfo).port}` };
  }

  it('is not waited for to its end by understudy wait', async () => {
    const { at, said } = await endless(200);
    const { code, stderr } = await runHere('wait', '--url', at, '--timeout', '0.5s');
    expect([code, stderr]).toEqual([1, expect.stringContaining('sends more than 1048576 bytes')]);
    expect(said.bytes).toBeLessThan(500_000_000);
  });

  it('is not read by journal --follow where it is a refusal', async () => {
    const { at } = await endless(500, { [controlMark]: 'true' });
    const { code, stderr } = await runHere('journal', '--follow', '--url', at);
    expect([code, stderr]).toEqual([1, expect.stringContaining('sends more than 1048576 bytes')]);
  });

  it('is not read by journal --follow where it is one event', async () => {
    const { at } = await endless(200, { [controlMark]: 'true' });
    const { code, stderr } = await runHere('journal', '--follow', '--url', at);
    expect([code, stderr]).toEqual([1, expect.stringContaining('an event of more than')]);
  });

  it('is told by understudy wait from nothing at all, where it is no answer of the control API', async () => {
    const other = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const at = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const { code, stderr } = await runHere('wait', '--url', at, '--timeout', '0.2s');
    expect([code, stderr]).toEqual([1, expect.stringContaining('is not the control API')]);
  });
});

describe('events', () => {
  it.each([[1], [2], [3], [1000]])('are read whole where they come in pieces of %i bytes', async (size) => {
    const bytes = Buffer.from('data: one\n\nevent: call\ndata: two é\n\n: nothing\n\ndata: three\n\n');
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
    const body = ReadableStream.from(pieces) as ReadableStream<Uint8Array>;
    const read: string[] = [];
    for await (const data of dataOf(body, 100)) read.push(data);
    expect(read).toEqual(['one', 'two é', 'three']);
  });
});
