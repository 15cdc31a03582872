import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'shell-quote';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createControlClient } from '../../clients/control/index.ts';
import { startEmulator } from '../../emulator/index.ts';
import { everyCommand } from './every-command.ts';
import { runHere } from './program.ts';

const pages: string[] = [];
for (const { words } of await everyCommand()) pages.push((await runHere(...words, '--help')).stdout);
const examples = pages
  .flatMap((page) => page.split(/^Examples?:\n/m)[1]!.split('\n'))
  .map((line) => line.trim())
  .filter((line) => line.includes('understudy '));

/** Those that go on until they are stopped, and those that run a command of the reader's. */
const isRunElsewhere = (example: string): boolean => /understudy (?:start|mcp) | -- /.test(example);

const folder = mkdtempSync(join(tmpdir(), 'understudy-'));
const call = { vendor: 'tencent-chat', operation: 'live_engine_http_srv/ban_member' };
const path = { id: 'default' };

/** What a shell gives to the program, with the files of its words in the folder of the test. */
function readExample(example: string): { readonly args: readonly string[]; readonly to?: string } {
  const [, inner = example] = /\$\((.*)\)/.exec(example) ?? [];
  const [, command = '', to] = /^understudy (.*?)(?: (?:>>?|\|) (.*))?$/.exec(inner) ?? [];
  const args = parse(command).map((word) => {
    if (typeof word !== 'string') throw new Error(`An example needs more of a shell: ${example}`);
    return isFile(word) ? join(folder, word) : word;
  });
  return { args, ...(to !== undefined && isFile(to) && { to: join(folder, to) }) };
}

function isFile(word: string): boolean {
  return /^(?:\.\/)?[\w-]+\.(?:json|yaml|http|ts|p12)$|^\.\/\w+$/.test(word);
}

describe('the examples of the help', async () => {
  const server = await startEmulator({ port: 0 });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server.close();
  });
  const control = createControlClient({ baseUrl: server.controlUrl });
  writeFileSync(
    join(folder, 'faults.yaml'),
    '- { id: busy, match: { vendor: tencent-chat }, effect: { type: error, code: "60008" } }\n',
  );
  writeFileSync(
    join(folder, 'refused.http'),
    'POST /v4/live_engine_http_srv/ban_member HTTP/1.1\nHost: localhost\n\n{}\n',
  );

  async function beginAnew(): Promise<void> {
    await control.resetSandbox({ path });
    await control.sendCall({ path, body: { ...call, input: {} } });
    const input = { RoomId: 'test', MemberList_Account: ['user1'], Duration: 60 };
    await control.sendCall({ path, body: { ...call, input } });
    await runHere('fault', 'set', join(folder, 'faults.yaml'));
  }

  // In one test, since some read what others write.
  it('do not fail, one after the other', { timeout: 180_000 }, async () => {
    vi.stubEnv('UNDERSTUDY_CONTROL_URL', server.controlUrl);
    // The authority is kept there.
    vi.stubEnv('XDG_DATA_HOME', folder);
    const run = examples.filter((example) => !isRunElsewhere(example));
    expect(run.length).toBeGreaterThan(40);
    const failed: (readonly unknown[])[] = [];
    for (const example of run) {
      await beginAnew();
      const { args, to } = readExample(example);
      const { code, stdout, stderr } = await runHere(...args);
      if (code !== 0 || stderr !== '') failed.push([example, code, stderr]);
      if (to !== undefined) writeFileSync(to, stdout);
    }
    expect(failed).toEqual([]);
  });
});
