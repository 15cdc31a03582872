import { describe, expect, it } from 'vitest';
import { startEmulator } from '../../emulator/index.ts';
import { fileOf, runHere } from './program.ts';

const input = '{"RoomId":"test","MemberList_Account":["user1"],\r\n"Reason":"刷屏","Duration":60}\r\n';

/** "房间" in GBK. */
const room = Buffer.from([0xb7, 0xbf, 0xbc, 0xe4]);

const inUtf16 = (text: string, mark = '\ufeff'): Buffer => Buffer.from(`${mark}${text}`, 'utf16le');

async function sign(name: string, content: string | Uint8Array) {
  const server = await startEmulator({ port: 0 });
  const file = fileOf(name, content);
  const ended = await runHere('sign', '即时通信', 'ban_member', `@${file}`, '--url', server.controlUrl);
  await server.close();
  return ended;
}

describe('a file', () => {
  it.each([
    ['in UTF-8', Buffer.from(input)],
    ['in UTF-8 with a mark of byte order', Buffer.from(`\ufeff${input}`)],
    ['in UTF-8 with a sign of replacement', Buffer.from(input.replace('屏', '屏\ufffd'))],
    ['in UTF-16, as PowerShell writes it', inUtf16(input)],
    ['in UTF-16 with the high byte first', inUtf16(input).swap16()],
  ])('is read %s, whatever its name', async (_, content) => {
    const { code, stdout } = await sign('参数 一.json', content);
    expect([code, stdout]).toEqual([0, expect.stringContaining('刷屏')]);
  });

  it.each([
    [
      'in GBK',
      Buffer.concat([Buffer.from('{\n"RoomId":"'), room, Buffer.from('"}')]),
      'line 2 is not in UTF-8, but in GBK as it looks: save the file as UTF-8.',
    ],
    ['in nothing known', Buffer.from([0x7b, 0xff, 0x7d]), 'line 1 is not in UTF-8: save the file as UTF-8.'],
    [
      'with marks of Chinese',
      Buffer.from('{"RoomId"："房间，一"}'),
      `in JSON at position 9. It has a Chinese "：" where ":" belongs.`,
    ],
  ])('is refused %s', async (_, content, sentence) => {
    const { code, stdout, stderr } = await sign('参数.json', content);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(sentence);
  });

  it.each([
    ['场景 一.yaml', Buffer.concat([Buffer.from('summary: '), room]), 'but in GBK as it looks'],
    [
      '场景 二.yaml',
      Buffer.from('summary：x\n'),
      'this is one text. It has a Chinese "：" where ":" belongs.',
    ],
    [
      '场景 三.yaml',
      Buffer.from('a:\n  b：\n    c: 1\n  d: 2\n'),
      'It has a Chinese "：" where ":" belongs.',
    ],
    ['场景 四.json', Buffer.from('{“a”:1}'), `It has a Chinese "“" where '"' belongs.`],
  ])('of settings is refused in the same words: %s', async (name, content, sentence) => {
    const { code, stderr } = await runHere('scenario', 'run', fileOf(name, content));
    expect([code, stderr]).toEqual([1, expect.stringContaining(sentence)]);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
