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
  it('shows that call alone, as a line or as JSON', async () => {
    const at = await called();
    expect((await runHere('journal', '1', ...at)).stdout).toMatch(/^ *1 {2}.*ban_member.*\n$/);
    const { stdout } = await runHere('journal', 'last', '--json', ...at);
    expect(JSON.parse(stdout)).toMatchObject({ id: 2, vendor: 'polyv-live' });
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
