import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlOperations } from '../../contracts/control/index.ts';
import { startEmulator, type RunningServer } from '../../emulator/index.ts';
import { programFile } from './program-file.ts';
import { startTimeout, understudy } from './program.ts';

let server: RunningServer;
const client = new Client({ name: 'a-test', version: '1.0.0' });

beforeAll(async () => {
  server = await startEmulator({ port: 0, sandboxes: { default: {}, spare: {} } });
  const args = [programFile, 'mcp', '--url', server.controlUrl];
  await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: 'ignore' }));
}, startTimeout);

afterAll(async () => {
  await client.close();
  await server.close();
});

interface Answer {
  readonly isError?: boolean;
  readonly content: readonly { readonly text: string }[];
}

async function use(name: string, given: Record<string, unknown> = {}) {
  const { isError = false, content } = (await client.callTool({ name, arguments: given })) as Answer;
  return { isError, text: content.map(({ text }) => text).join('\n') };
}

const parsed = async (name: string, given?: Record<string, unknown>): Promise<unknown> => {
  const { isError, text } = await use(name, given);
  expect([isError, isError ? text : '']).toEqual([false, '']);
  return JSON.parse(text);
};

const ban = { RoomId: '房间', MemberList_Account: ['u'], Duration: 60 };

describe('the server of the Model Context Protocol', { timeout: startTimeout }, () => {
  it('has a tool for each call of the control API, and three of its own', async () => {
    const { tools } = await client.listTools();
    const own = ['listOperations', 'signCall', 'readReference'];
    const others = Object.keys(controlOperations).filter((name) => !own.includes(name));
    expect(tools.map(({ name }) => name)).toEqual([...others, ...own]);
    for (const { description, inputSchema } of tools) {
      expect(description).toMatch(/^[A-Z].*\.$/);
      expect(inputSchema.type).toBe('object');
    }
  });

  it('says of each tool whether it changes anything', async () => {
    const { tools } = await client.listTools();
    const reading = tools.filter(({ annotations }) => annotations?.readOnlyHint).map(({ name }) => name);
    expect(reading).toEqual(expect.arrayContaining(['getJournal', 'explainEntry', 'signCall']));
    expect(reading).not.toContain('putFaults');
    expect(reading).not.toContain('deleteSandbox');
  });

  it('signs a call that the vendor takes, and explains why that is refused', async () => {
    const call = { vendor: 'tencent-chat', operation: 'banMember', input: ban };
    const signed = (await parsed('signCall', call)) as {
      url: string;
      method: string;
      headers: [string, string][];
      body: string;
    };
    const { url, ...init } = signed;
    await fetch(url, init);
    const { entries } = (await parsed('getJournal', { vendor: 'tencent-chat' })) as {
      entries: { id: number; operation: string }[];
    };
    expect(entries.at(-1)!.operation).toBe('live_engine_http_srv/ban_member');
    expect(await parsed('explainEntry', { entry: 'last' })).toMatchObject({ vendor: 'tencent-chat' });
    expect(await parsed('getFindings')).toHaveProperty('findings');
    expect(await parsed('getCoverage')).toHaveProperty('totals');
  });

  it('works on the sandbox that is named, with bodies and short names', async () => {
    const rule = {
      id: 'a',
      match: { vendor: 'tencent-chat', operation: 'ban_member' },
      effect: { type: 'hang' },
    };
    const put = await parsed('putFaults', { sandbox: 'spare', body: { rules: [rule] } });
    expect(put).toMatchObject({ rules: [{ match: { operation: 'live_engine_http_srv/ban_member' } }] });
    expect(await parsed('getFaults')).toEqual({ rules: [] });
    await parsed('putClock', { body: { mode: 'frozen', now: '2100-01-01T00:00:00Z' } });
    expect(await parsed('advanceClock', { body: { seconds: 60 } })).toMatchObject({
      now: '2100-01-01T00:01:00.000Z',
    });
    expect(await parsed('startScenario', { sandbox: 'spare', body: { name: 'slow-vendor' } })).toHaveProperty(
      'summary',
    );
  });

  it('lists operations, and reads the reference', async () => {
    expect(await parsed('listOperations', { vendor: 'polyv-live', word: 'liftChannelKick' })).toMatchObject([
      { key: 'v3/channel/chat/del-kicked' },
    ]);
    const { text } = await use('readReference', { page: 'tencent-trtc', operation: 'removeUser' });
    expect(text).toMatch(/^## removeUser\n/);
  });

  it.each([
    ['getJournl', {}, 'There is no tool "getJournl". Did you mean "getJournal"'],
    ['getJournal', { vender: 'x' }, 'There is no argument "vender". Did you mean "vendor"?'],
    ['getJournal', { limit: 0 }, 'limit: this must be at least 1.'],
    ['getJournal', { sandbox: 'spar' }, 'There is no sandbox "spar". Did you mean "spare"?'],
    ['explainEntry', {}, 'entry: '],
    ['advanceClock', { body: { seconds: -60 } }, 'Send "force": true if that is meant.'],
    [
      'signCall',
      { vendor: 'polyv-liv', operation: 'x' },
      'There is no vendor "polyv-liv". Did you mean "polyv-live"?',
    ],
    ['signCall', { operation: 'x' }, 'vendor: this is missing; it must be a text.'],
  ])('says in a sentence what is wrong: %s %j', async (name, given, sentence) => {
    const { isError, text } = await use(name, given);
    expect([isError, text]).toEqual([true, expect.stringContaining(sentence)]);
    expect(text).not.toMatch(/undefined|\[object|\n {4}at /);
  });
});

describe('understudy mcp', { timeout: startTimeout }, () => {
  it('ends with one sentence where no emulator answers', async () => {
    const { code, stdout, stderr } = await understudy('mcp', '--url', 'http://127.0.0.1:1').ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^understudy: Nothing answers at http:\/\/127\.0\.0\.1:1\. [^\n]+\n$/);
  });

  it('ends well when nobody asks any more', async () => {
    const { code, stderr } = await understudy('mcp', '--url', server.controlUrl).ended;
    expect([code, stderr]).toEqual([0, '']);
  });
});
