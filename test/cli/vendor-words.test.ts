import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { clients } from '../../clients/index.ts';
import { createControlClient } from '../../clients/control/index.ts';
import { startEmulator } from '../../emulator/index.ts';
import { fileOf, runHere } from './program.ts';

let server: Awaited<ReturnType<typeof startEmulator>>;
beforeAll(async () => (server = await startEmulator({ port: 0 })));
afterAll(() => server.close());

const both = '"腾讯" may be any of these vendors: tencent-chat, tencent-trtc; say which.';

const refused = fileOf('refused.http', 'GET /live/v4/chat/forbid/list HTTP/1.1\nHost: elsewhere.example\n\n');

describe('a command that takes a vendor', () => {
  it.each([
    ['operations', ['保利威'], 'polyv-live'],
    ['operations', ['腾讯', '禁言'], 'muteMember'],
    ['operations', ['tencent cloud', 'RemoveUser'], 'tencent-trtc'],
    ['operations', ['volcano', 'engine'], 'volcengine-livesaas'],
    ['operations', ['企业直播', '禁言'], 'silenceUser'],
    ['operations', ['拉黑'], 'updateActivityUserBanStatus'],
    ['operations', ['保利威', '踢人'], 'kickUsers'],
    ['operations', ['polyv', '敏感词'], 'addBadWords'],
    ['recipe', ['保利威', 'kickUsers'], 'kickUsers of polyv-live'],
    ['recipe', ['保利威', 'kickUsers', '成功'], 'npx understudy-live sign polyv-live'],
    ['recipe', ['TRTC', 'removeUser', 'success'], 'RemoveUser'],
    ['openapi', ['保利威'], '"title":"Polyv live'],
    ['openapi', ['volcano engine', '--postman'], 'Volcengine livesaas'],
    ['reference', ['保利威'], '# Polyv live'],
    ['reference', ['实时音视频/errors'], 'AuthFailure'],
    ['reference', ['火山引擎', '--operation', 'silenceUser'], '## silenceUser'],
  ])('takes what people call it: %s %j', async (command, words, text) => {
    const { code, stdout } = await runHere(command, ...words);
    expect([code, stdout]).toEqual([0, expect.stringContaining(text)]);
  });

  it.each([
    ['sign', ['火山引擎', 'listActivities'], 'ListActivityAPI'],
    ['journal', ['--vendor', 'polyv'], 'there are no calls'],
    ['explain', ['--request', refused, '--vendor', '保利威'], 'appId'],
  ])('takes it of a running emulator too: %s %j', async (command, words, text) => {
    const { code, stdout } = await runHere(command, ...words, '--url', server.controlUrl);
    expect([code, stdout]).toEqual([0, expect.stringContaining(text)]);
  });

  it('lists the operations of both where two are called so', async () => {
    const { stdout } = await runHere('operations', '腾讯云');
    expect(stdout).toMatch(/^tencent-chat \d+ operations$[^]*^tencent-trtc \d+ operations$/m);
    expect(stdout).not.toContain('polyv');
  });

  it.each([
    ['sign', ['腾讯', 'banMember'], both],
    ['recipe', ['腾讯', 'banMember'], both],
    ['openapi', ['腾讯'], both],
    ['reference', ['腾讯/errors'], both],
    ['journal', ['--vendor', '腾讯'], both],
    ['explain', ['--request', refused, '--vendor', '腾讯'], both],
    ['operations', ['保利'], 'Did you mean "polyv-live"?'],
    ['operations', ['保利', '禁言'], 'There is no vendor "保利". Did you mean "polyv-live"?'],
    ['sign', ['哔哩哔哩', 'x'], 'There is no vendor "哔哩哔哩". Choose from: tencent-chat, '],
  ])('says who is meant: %s %j', async (command, words, sentence) => {
    const { code, stdout, stderr } = await runHere(command, ...words);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(sentence);
  });
});

it('takes the outcome of calls that succeeded in Chinese', async () => {
  const own = await startEmulator({ port: 0 });
  onTestFinished(() => own.close());
  const { controlUrl } = own;
  const { env } = await createControlClient({ baseUrl: controlUrl }).getSandbox({ path: { id: 'default' } });
  const client = clients['polyv-live']({ environment: env });
  await client.listForbiddenUsers({});
  await client.deleteChannel({ channelId: 1 }).catch(() => undefined);
  const { code, stdout } = await runHere('journal', '--url', controlUrl, '--outcome', '成功');
  expect([code, stdout]).toEqual([0, expect.stringContaining('forbid/list')]);
  expect(stdout).not.toContain('delete');
});

describe('a Chinese word in the place of an operation', () => {
  it.each([
    ['recipe', ['禁言'], 'Did you mean "muteMember" or '],
    ['recipe', ['禁言'], 'See "understudy operations 禁言".'],
    ['recipe', ['保利威', '踢出'], 'See "understudy operations polyv-live 踢出".'],
    ['recipe', ['踢人'], 'Did you mean "kickUsers" or "kickChannelUsers" or '],
    ['recipe', ['踢飞'], 'or "kickUsers" or "kickChannelUsers"? See "understudy operations".'],
    ['recipe', ['拉黑'], 'Did you mean "banMember" or "banRoomMember" or "updateActivityUserBanStatus"?'],
    ['recipe', ['保利威', '敏感词'], '"? See "understudy operations polyv-live 敏感词".'],
    ['recipe', ['呵呵'], 'There is no operation "呵呵". See "understudy operations".'],
    ['sign', ['火山引擎', '禁言'], 'Did you mean "silenceUser" or '],
    ['journal', ['--operation', '禁言'], 'Did you mean "muteMember" or '],
    ['reference', ['--operation', '禁言'], 'Did you mean "muteMember" or '],
    ['operations', ['polyv', '踢飞'], 'or "kickUsers" or '],
  ])('brings suggestions: %s %j', async (command, words, sentence) => {
    const { code, stdout, stderr } = await runHere(command, ...words);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(sentence);
  });
});
