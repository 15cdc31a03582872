import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlMark } from '../../contracts/control/error-kinds.ts';
import { readBounded } from '../../emulator/cli/options/checked-answers.ts';
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
