import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { tokenize } from '../../docs/.vitepress/tokenize.ts';

describe('the search of the site', () => {
  it.each([
    ['a ban, lifted', ['a', 'ban', 'lifted']],
    ['ban_member', ['ban', 'member']],
    ['错误码', ['错误', '误码']],
    ['封禁', ['封禁']],
    ['用 SDK 签名', ['用', 'SDK', '签名']],
  ])('cuts "%s" into words', (text, words) => {
    expect(tokenize(text)).toEqual(words);
  });

  it('finds a Chinese word within a longer one', () => {
    const shown = tokenize('官方生成库的签名错误');
    expect(tokenize('签名错误').every((word) => shown.includes(word))).toBe(true);
  });

  it('uses nothing from outside, since the page gets it as text', () => {
    const alone = runInNewContext(`(${tokenize.toString()})`) as typeof tokenize;
    expect([...alone('错误码')]).toEqual(['错误', '误码']);
  });
});
