import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startEmulator } from '../../emulator/index.ts';
import { fileOf, runHere } from './program.ts';

/** The only line that a command writes on stderr. */
async function complaint(...args: readonly string[]): Promise<string> {
  const { code, stderr } = await runHere(...args);
  expect(code).not.toBe(0);
  return stderr.trimEnd();
}

async function withVariable<Result>(
  name: string,
  value: string,
  run: () => Promise<Result>,
): Promise<Result> {
  vi.stubEnv(name, value);
  try {
    return await run();
  } finally {
    vi.unstubAllEnvs();
  }
}

async function start() {
  const server = await startEmulator({ port: 0 });
  onTestFinished(() => server.close());
  return { server, at: ['--url', server.controlUrl] };
}

describe('the command line on a slip', () => {
  it.each([
    ['5310', 'http://127.0.0.1:5310'],
    ['localhost', 'http://localhost:4010'],
    ['localhost:4014', 'http://localhost:4014'],
    ['http：//127.0.0.1:4010', 'http://127.0.0.1:4010'],
    ['４０１０', 'http://127.0.0.1:4010'],
  ])('offers the URL that was meant by --url: %s', async (text, meant) => {
    expect(await complaint('findings', '--url', text)).toBe(
      `understudy: --url takes a URL like http://127.0.0.1:4010, not "${text}". Did you mean ${meant}?`,
    );
  });

  it('offers no URL where a mark stands in the place of a host', async () => {
    expect(await complaint('findings', '--url', '{')).toBe(
      'understudy: --url takes a URL like http://127.0.0.1:4010, not "{".',
    );
  });

  it.each([
    ['UNDERSTUDY_CONTROL_URL', '5310', 'Did you mean http://127.0.0.1:5310?'],
    ['UNDERSTUDY_TOKEN', 'two words', 'A token is 1 to 1000 printable ASCII characters without spaces.'],
  ])('names the variable whose value is wrong: %s', async (name, value, advice) => {
    const said = await withVariable(name, value, () => complaint('findings'));
    expect(said).toMatch(new RegExp(`^understudy: ${name}\\b`));
    expect(said).toContain(advice);
    expect(said).not.toContain('--');
  });

  it('says what is wrong with https://', async () => {
    const { server } = await start();
    const url = server.controlUrl.replace('http:', 'https:');
    for (const words of [
      ['clock', 'show'],
      ['journal', '--follow'],
    ])
      expect(await complaint(...words, '--url', url)).toBe(
        `understudy: What answers at ${url} has a certificate that is not trusted here. Say ${server.controlUrl}, or trust it with "understudy ca".`,
      );
    const plain = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
    onTestFinished(() => void plain.close());
    await once(plain, 'listening');
    const port = (plain.address() as AddressInfo).port;
    expect(await complaint('clock', 'show', '--url', `https://127.0.0.1:${port}`)).toBe(
      `understudy: What answers at https://127.0.0.1:${port} speaks no TLS. Did you mean http://127.0.0.1:${port}?`,
    );
  });

  it.each([
    [['help', 'jurnal'], 'There is no command "jurnal". Did you mean "journal"?'],
    [['help', 'foo'], 'There is no command "foo". See "understudy --help".'],
    [['clock', 'help', 'sett'], 'There is no command "clock sett". Did you mean "set"'],
    [['operations', 'tencent-caht'], 'Did you mean "tencent-chat"'],
    [['operations', 'polyv-live', 'listForbidenUsers'], 'Did you mean "listForbiddenUsers"'],
    [['recipe', 'listForbidenUsers'], 'Did you mean "listForbiddenUsers"'],
    [['findings', '--severity', 'eror'], 'Did you mean "error"?'],
    [['findings', '--fail-on', 'eror'], 'give info, warning, error, or coverage:'],
    [
      ['clock', 'set', 'tomorrow'],
      'A clock is set to a time in ISO 8601, like 2023-11-14T22:13:20Z, or a day',
    ],
    [
      ['clock', 'set', '1700000000'],
      '; "1700000000" is probably in seconds since 1970, so write 2023-11-14T22:13:20Z.',
    ],
    [['clock', 'set', '2023-11-14 22:13'], 'so write 2023-11-14T22:13:00Z, where UTC is meant.'],
    [['clock', 'set', '1h'], '"understudy clock advance 1h" moves it on.'],
    [['sign', 'polyv-live', 'kickUsers', '--damage', '{"skew":1}'], 'Did you mean "skewSeconds"?'],
    [['sign', 'polyv-live', 'kickUsers', '@nowhere.json'], 'nowhere.json: there is no such file.'],
  ])('offers what was meant: %j', async (args, sentence) => {
    expect(await complaint(...args)).toContain(sentence);
  });

  it('says the same of a rule with a mistyped effect, of an assumption, and of its value', async () => {
    const { at } = await start();
    const rules = [{ id: 'a', match: { vendor: 'polyv-live' }, effect: { type: 'eror', code: 1 } }];
    const file = fileOf('rules.json', JSON.stringify(rules));
    expect(await complaint('fault', 'set', file, ...at)).toContain('Did you mean "error"');
    expect(await complaint('assumptions', 'show', 'tencent-chat.ban-agin', ...at)).toContain(
      'Did you mean "tencent-chat.ban-again"',
    );
    const set = (value: string) => complaint('assumptions', 'set', value, ...at);
    expect(await set('tencent-chat.ban-agin=refuse')).toContain('Did you mean "tencent-chat.ban-again"');
    expect(await set('tencent-chat.ban-again=refus')).toContain(
      'tencent-chat.ban-again is decided as one of ',
    );
  });

  it('finds operations by Chinese words', async () => {
    const { stdout } = await runHere('operations', 'polyv-live', '禁言');
    expect(stdout).toContain('updateBannedUsers');
  });

  it('takes a day for the midnight at its beginning', async () => {
    const { at } = await start();
    const { stdout } = await runHere('clock', 'set', '2100-11-28', ...at);
    expect(stdout).toBe('2100-11-28T00:00:00.000Z\n');
  });

  it('takes the input of sign from a file', async () => {
    const { at } = await start();
    const input = '{"RoomId":"test","MemberList_Account":["user1"],"Duration":60}';
    const { stdout } = await runHere(
      'sign',
      'tencent-chat',
      'banMember',
      `@${fileOf('in.json', input)}`,
      ...at,
    );
    expect(stdout).toContain('"RoomId":"test"');
  });

  it('clears one rule by its id, and offers the one that was meant', async () => {
    const { server, at } = await start();
    const rules = ['busy', 'slow'].map((id, ms) => ({
      id,
      match: { vendor: 'polyv-live' },
      effect: { type: 'latency', ms },
    }));
    await runHere('fault', 'set', fileOf('rules.json', JSON.stringify(rules)), ...at);
    expect(await complaint('fault', 'clear', 'bussy', ...at)).toContain('Did you mean "busy"');
    expect((await runHere('fault', 'clear', 'busy', ...at)).stdout).toBe('1 rule is left\n');
    const left = server.emulator.sandbox('default')!.faults.report();
    expect(left.map(({ rule }) => rule.id)).toEqual(['slow']);
  });

  const entry = (url: string) => ({ request: { method: 'GET', url, headers: [] } });
  const har = (...urls: readonly string[]) =>
    fileOf('calls.har', JSON.stringify({ log: { entries: urls.map(entry) } }));

  it('says which entry of a HAR file it judges, and takes another', async () => {
    const { server, at } = await start();
    const base = server.baseUrls['polyv-live'];
    const file = har(`${base}/first`, `${base}/second`);
    const last = await runHere('explain', '--request', file, ...at);
    expect(last.stderr).toBe('This is about entry 2 of 2, the last one; --entry names another.\n');
    const first = await runHere('explain', '--request', file, '--entry', '1', '--json', ...at);
    expect(first.stderr).toBe('');
    expect(first.stdout).not.toBe((await runHere('explain', '--request', file, '--json', ...at)).stdout);
    expect(await complaint('explain', '--request', file, '--entry', '3', ...at)).toContain(
      'The HAR file has 2 entries; there is no --entry 3.',
    );
  });

  it('tells a pasted reply from a request', async () => {
    const file = fileOf('reply.json', '{"ErrorCode":60007,"ErrorInfo":"x"}');
    const { at } = await start();
    expect(await complaint('explain', '--request', file, ...at)).toContain(
      'This JSON is no HAR file: it may be a reply, or the body of a request.',
    );
  });
});
