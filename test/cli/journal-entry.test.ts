import { expect, it, describe, onTestFinished } from 'vitest';
import { startEmulator } from '../../emulator/index.ts';
import { fromYaml } from '../../emulator/assembly/config-file.ts';
import { runHere } from './program.ts';

/** A server with two calls: a ban, and one that reached no operation. */
async function called() {
  const server = await startEmulator({ port: 0 });
  onTestFinished(() => server.close());
  const at = ['--url', server.controlUrl];
  const input = '{"RoomId":"test","MemberList_Account":["user1"],"Duration":60}';
  const { stdout } = await runHere('sign', 'tencent-chat', 'banMember', input, '--json', ...at);
  const { url, ...init } = JSON.parse(stdout) as { url: string } & RequestInit;
  await fetch(url, init);
  await fetch(`${server.baseUrls['polyv-live']}/nowhere`);
  return at;
}

describe('understudy journal with a call', () => {
  it('shows that call alone, with its request and its reply, or as JSON', async () => {
    const at = await called();
    const [line, ...rest] = (await runHere('journal', '1', ...at)).stdout.split('\n');
    expect(line).toMatch(/^ *1 {2}.*ban_member/);
    expect(rest.join('\n')).toMatch(
      /^\nPOST \/v4\/live_engine_http_srv\/ban_member\?[^]*\n\n\{"RoomId":"test"[^]*\n\nHTTP 200\n[^]*"ErrorCode":0/,
    );
    const { stdout } = await runHere('journal', 'last', '--json', ...at);
    expect(JSON.parse(stdout)).toMatchObject({ id: 2, vendor: 'polyv-live' });
  });

  it('is JSON where the help says so, for one call and for many, and while it follows', async () => {
    const at = await called();
    const one = await runHere('journal', '2', '--format', 'json', ...at);
    expect(JSON.parse(one.stdout)).toMatchObject({ id: 2, vendor: 'polyv-live' });
    const many = await runHere('journal', '--format', 'json', ...at);
    expect(JSON.parse(many.stdout)).toMatchObject({ entries: [{ id: 1 }, { id: 2 }] });
    expect(many.stdout).toBe((await runHere('journal', '--json', ...at)).stdout);
    const { stderr } = await runHere('journal', '--follow', '--format', 'har', ...at);
    expect(stderr).toContain('--format har is for calls that are there');
  });

  it('writes it as a test, a scenario, a curl line, HAR or its input', async () => {
    const at = await called();
    const written = async (format: string) =>
      (await runHere('journal', '1', '--format', format, ...at)).stdout;
    expect(await written('test')).toContain("test('banMember succeeds', async ({ sandbox }) => {");
    expect(fromYaml('copied', await written('scenario'))).toMatchObject({
      name: 'tencent-chat-banmember-1',
    });
    expect(await written('curl')).toMatch(/^curl /);
    expect(JSON.parse(await written('har'))).toMatchObject({ log: { entries: [{}] } });
    expect(JSON.parse(await written('input'))).toMatchObject({ RoomId: 'test' });
  });

  it.each([
    ['which reached no operation', ['2', '--format', 'test'], 'No operation was found in this call.'],
    ['which does not exist', ['99'], '99'],
    ['whose name is none', ['first'], '"first" names no call of the journal'],
    ['and an option about many', ['1', '--last', '5'], 'Say either which call, or --last'],
    ['in a form for one, where none is named', ['--format', 'scenario'], 'say which'],
  ])('says in a sentence why it cannot show one %s', async (_, words, problem) => {
    const at = await called();
    const { code, stdout, stderr } = await runHere('journal', ...words, ...at);
    expect([code === 0, stdout]).toEqual([false, '']);
    expect(stderr).toContain(problem);
  });
});
