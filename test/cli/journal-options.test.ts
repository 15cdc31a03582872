import { describe, expect, it, onTestFinished } from 'vitest';
import { startEmulator } from '../../emulator/index.ts';
import { runHere, startTimeout, understudy } from './program.ts';

/** A server that was called so many times at Polyv's port, and once at another. */
async function called(times: number) {
  const server = await startEmulator({ port: 0 });
  onTestFinished(() => server.close());
  const call = (vendor: string) => fetch(`${server.baseUrls[vendor]}/nowhere`);
  for (let count = 0; count < times; count += 1) await call('polyv-live');
  await call('tencent-chat');
  return { server, call, at: ['--url', server.controlUrl] };
}

const numbersIn = (text: string) => [...text.matchAll(/^ *(\d+) {2}\d{4}-/gm)].map(([, id]) => Number(id));

describe('understudy journal', () => {
  it.each(['--last', '--limit'])(
    'shows the latest calls, and how many came before them: %s',
    async (option) => {
      const { at } = await called(4);
      const { stdout } = await runHere('journal', option, '2', ...at);
      expect(numbersIn(stdout)).toEqual([4, 5]);
      expect(stdout).toContain('3 earlier calls are not shown; see --last 5, and --after 0');
    },
  );

  it('shows the newest hundred where nobody says how many', async () => {
    const { at } = await called(130);
    const { stdout } = await runHere('journal', ...at);
    expect(numbersIn(stdout)).toEqual(Array.from({ length: 100 }, (_, index) => index + 32));
    expect(stdout).toContain('31 earlier calls are not shown');
  });

  it('shows the status and the milliseconds of each call', async () => {
    const { at } = await called(1);
    const { stdout } = await runHere('journal', ...at);
    expect(stdout).toMatch(/ GET \/nowhere {2}404 {2} *\d+\.\d ms {2}→ Not Found .*$/m);
  });

  it('shows in a line why a call was refused', async () => {
    const { server, at } = await called(0);
    const input = '{"RoomId":"a","MemberList_Account":["u"],"Duration":"3600"}';
    const { stdout: signed } = await runHere('sign', 'tencent-chat', 'banMember', input, '--json', ...at);
    const { url, ...init } = JSON.parse(signed) as { url: string } & RequestInit;
    await fetch(url, init);
    const { stdout } = await runHere('journal', '--grep', 'duration', ...at);
    expect(server.emulator.sandbox('default')!.journal.entries().at(-1)!.reason).toBeDefined();
    expect(stdout).toMatch(/ 200 .* → 100002 Duration: .*"3600"/);
  });

  it('says so when there are no calls', async () => {
    const server = await startEmulator({ port: 0 });
    onTestFinished(() => server.close());
    const { stdout } = await runHere('journal', '--url', server.controlUrl);
    expect(stdout).toBe('there are no calls\n');
  });

  it('shows only calls that show a text, however they write it, and counts the others', async () => {
    const { server, at } = await called(2);
    const [form, json] = [new URLSearchParams({ nickname: '张三' }), '{"nickname":"\\u5f20\\u4e09"}'];
    for (const body of [form, json])
      await fetch(`${server.baseUrls['polyv-live']}/nowhere`, { method: 'POST', body });
    const { stdout } = await runHere('journal', '--grep', '张三', ...at);
    expect(numbersIn(stdout)).toEqual([4, 5]);
    expect(stdout).toContain('3 other calls do not match\n');
    expect((await runHere('journal', '--grep', 'NOT FOUND', ...at)).stdout).not.toContain('tencent');
    expect((await runHere('journal', '--grep', 'zzz', ...at)).stdout).toBe(
      'no call matches\n5 other calls do not match\n',
    );
  });

  it.each([
    [['--last', '3', '--after', '1'], 'Say either --last, or --after and --limit.'],
    [['--last', '1001'], 'This must be a whole number from 1 to 1000.'],
    [['--grep', ''], 'grep: this is a text to look for.'],
    [['--vendor', 'polyv-liv'], 'There is no vendor "polyv-liv". Did you mean "polyv-live"?'],
    [['--operation', 'ban_membr', '--follow'], 'Did you mean "live_engine_http_srv/ban_member"'],
  ])('refuses what cannot be meant: %j', async (args, sentence) => {
    const { at } = await called(0);
    const { code, stderr } = await runHere('journal', ...args, ...at);
    expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
  });

  it('shows one page after another, each with where the next begins', async () => {
    const { at } = await called(4);
    const first = await runHere('journal', '--after', '0', '--limit', '4', ...at);
    expect(numbersIn(first.stdout)).toEqual([1, 2, 3, 4]);
    expect(first.stdout).toContain('1 more call: --after 4\n');
    const second = await runHere('journal', '--after', '4', '--limit', '4', ...at);
    expect(numbersIn(second.stdout)).toEqual([5]);
    expect(second.stdout).not.toContain('more call');
  });

  it('shows only calls to the vendor that is named', async () => {
    const { at } = await called(2);
    const { stdout } = await runHere('journal', '--vendor', 'tencent-chat', ...at);
    expect(numbersIn(stdout)).toEqual([3]);
  });

  it(
    'follows only calls to the vendor that is named',
    async () => {
      const { call, at } = await called(0);
      const follower = understudy('journal', '--follow', '--vendor', 'tencent-chat', ...at);
      onTestFinished(() => void follower.child.kill());
      while (!follower.said.stdout.includes('tencent-chat')) {
        await call('polyv-live');
        await call('tencent-chat');
      }
      expect(follower.said.stdout).not.toContain('polyv-live');
      expect(follower.said.stdout).toMatch(/^\[default\] {2}\d+ {2}\d{4}-/);
    },
    startTimeout,
  );
});
