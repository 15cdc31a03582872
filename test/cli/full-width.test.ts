import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator } from '../../emulator/index.ts';
import { runHere } from './program.ts';

let at: readonly string[];
let close: () => Promise<void>;
beforeAll(async () => {
  const server = await startEmulator({ port: 0 });
  at = ['--url', server.controlUrl];
  close = () => server.close();
  await fetch(`${server.baseUrls['polyv-live']}/live/nowhere`);
});
afterAll(() => close());

describe('what an input method for Chinese writes', () => {
  it.each([
    [['journal', '--last', '１０'], 'polyv-live'],
    [['explain', '１'], 'polyv-live: Not Found'],
    [['clock', 'set', '２０９９－０１－０１', '--sandbox', 'default'], '2099-01-01T00:00:00.000Z'],
    [['assumptions', 'set', 'tencent-chat.usersig-with-userbuf＝accept'], 'accept'],
  ])('is read as what it stands for: %j', async (words, text) => {
    const { code, stdout } = await runHere(...words, ...at);
    expect([code, stdout]).toEqual([0, expect.stringContaining(text)]);
  });

  it.each([
    [
      ['recipe', 'banMember', '１００００４'],
      '# tencent-chat live_engine_http_srv/ban_member answers 100004',
    ],
    [['operations', '禁言', '保利威'], 'updateBannedUsers'],
  ])('is read by what asks nobody: %j', async (words, text) => {
    const { code, stdout } = await runHere(...words);
    expect([code, stdout]).toEqual([0, expect.stringContaining(text)]);
  });

  it.each([
    [
      ['journal', '－－last', '3'],
      '"－－last" begins with a dash where hyphens belong. Did you mean --last?',
    ],
    [['start', '—port', '4010'], 'Did you mean --port?'],
    [['start', '——port=4010'], 'Did you mean --port=4010?'],
    [['start', '–h'], 'Did you mean -h?'],
    [['—version'], 'Did you mean --version?'],
    [['exec', '——', 'echo', 'hi'], 'Did you mean --?'],
    [['exec', '—scenario', 'slow-vendor', '--', 'true'], 'Did you mean --scenario?'],
  ])('is told where it makes no option: %j', async (words, sentence) => {
    const { code, stdout, stderr } = await runHere(...words);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(sentence);
  });

  it.each([
    [['journal', '--grep', '——', '--json'], '"entries":[]'],
    [['journal', '--grep', '—last'], 'no call matches'],
  ])('may be a value: %j', async (words, text) => {
    const { code, stdout } = await runHere(...words, ...at);
    expect([code, stdout]).toEqual([0, expect.stringContaining(text)]);
  });

  it('is no command, and leads to the list of them', async () => {
    const { code, stderr } = await runHere('帮助');
    expect([code, stderr.trim()]).toEqual([
      1,
      `understudy: unknown command '帮助'. See "understudy --help".`,
    ]);
  });
});
