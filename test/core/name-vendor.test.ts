import { describe, expect, it } from 'vitest';
import { vendors } from '../../contracts/catalog.ts';
import { checkMatch } from '../../contracts/core/config/check-match.ts';
import { findVendors, hintAtVendor } from '../../contracts/core/config/name-vendor.ts';
import { readSentences } from '../../emulator/reference/language/sentences.ts';

const namesOf = (text: string) => findVendors(text, vendors).map(({ name }) => name);

const calls = vendors.flatMap(({ name, alsoCalled = [] }) => alsoCalled.map((call) => ({ name, call })));

describe('a vendor', () => {
  it.each(vendors)('is found by its name alone, and by its titles: $name', ({ name, title }) => {
    const chinese = readSentences()[title]!;
    const titles = [title.replace(/ \(.*/, ''), chinese.replace(/（.*/, '')];
    expect([name, ...titles].map(namesOf)).toEqual([[name], [name], [name]]);
  });

  it.each(calls)('$name is found by what people call it: $call', ({ name, call }) => {
    for (const written of [call, call.toUpperCase(), call.replaceAll(' ', ''), call.replaceAll(' ', '_')])
      expect(namesOf(written)).toContain(name);
  });

  it.each([
    ['腾讯', ['tencent-chat', 'tencent-trtc']],
    ['腾讯云', ['tencent-chat', 'tencent-trtc']],
    ['tencent cloud', ['tencent-chat', 'tencent-trtc']],
    ['Tencent', ['tencent-chat', 'tencent-trtc']],
    ['tim', ['tencent-chat']],
    ['im', ['tencent-chat']],
    ['trtc', ['tencent-trtc']],
    ['实时音视频', ['tencent-trtc']],
    ['火山引擎', ['volcengine-livesaas']],
    ['volcano engine', ['volcengine-livesaas']],
    ['volcengine', ['volcengine-livesaas']],
    ['保利威', ['polyv-live']],
    ['polyv', ['polyv-live']],
    ['ＰＯＬＹＶ－ｌｉｖｅ', ['polyv-live']],
    ['live', []],
    ['chat', []],
    ['-', []],
    ['', []],
  ])('is what %j means', (text, names) => {
    expect(namesOf(text)).toEqual(names);
  });

  it.each([
    ['polyv-liv', ' Did you mean "polyv-live"?'],
    ['保利', ' Did you mean "polyv-live"?'],
    ['火山引擎直播平台', ' Did you mean "volcengine-livesaas"?'],
    ['volcano-engin', ' Did you mean "volcengine-livesaas"?'],
    ['保利威', ' Did you mean "polyv-live"?'],
    ['腾讯', ' Did you mean "tencent-chat" or "tencent-trtc"?'],
    ['腾迅', ' Did you mean "tencent-chat" or "tencent-trtc"?'],
    ['宝利威', ' Did you mean "polyv-live"?'],
    ['哔哩哔哩', ''],
    ['微信', ''],
    ['讯飞', ''],
    ['阿里云', ''],
    ['阿里直播', ''],
    ['zzz', ''],
    ['x', ''],
  ])('is offered for %j', (text, hint) => {
    expect(hintAtVendor(text, vendors)).toBe(hint);
  });

  it('is offered where a form takes its name alone', () => {
    expect(checkMatch({ vendor: '保利威' }, vendors)).toEqual({
      path: ['vendor'],
      message: 'there is no vendor "保利威". Did you mean "polyv-live"?',
    });
  });
});
