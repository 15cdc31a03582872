import { describe, expect, it } from 'vitest';
import { hintAtWideJson, hintAtWideYaml } from '../../contracts/core/config/full-width.ts';

const belongs = (wide: string, plain: string) => ` It has a Chinese "${wide}" where ${plain} belongs.`;

describe('JSON with marks of Chinese', () => {
  it.each([
    ['{"a"：1}', belongs('：', '":"')],
    ['{"a":1，"b":2}', belongs('，', '","')],
    ['{“a”:1}', belongs('“', `'"'`)],
    ['｛"a":1｝', belongs('｛', '"{"')],
    ['{"a":【1】}', belongs('【', '"["')],
    ['{"a":１}', belongs('１', '"1"')],
    ['{"原因":"你好，世界：\\"“","b"：1}', belongs('：', '":"')],
  ])('is told the first one outside its texts: %s', (text, hint) => {
    expect(hintAtWideJson(text)).toBe(hint);
  });

  it.each(['{"原因":"你好，"', '{"a":1,}', '', '\ufeff{', '{原因:1}', '{"a":"\\'])(
    'is told none: %s',
    (text) => {
      expect(hintAtWideJson(text)).toBe('');
    },
  );

  it('is looked through once, however many quotes are left open', () => {
    expect(hintAtWideJson(`{"${'\\"'.repeat(500_000)}`)).toBe('');
    expect(hintAtWideJson(`{${'"\n'.repeat(500_000)}：`)).toBe(belongs('：', '":"'));
  });
});

describe('YAML with marks of Chinese', () => {
  it.each([
    ['sandboxes：\n', belongs('：', '":"')],
    ['a:\n  - id：x\n', belongs('：', '":"')],
    ['a:\n  "b"：x\n', belongs('：', '":"')],
    ['a:\n　b: 1\n', ' It has a Chinese "　" where " " belongs.'],
    ['a:\n  －b\n', belongs('－', '"-"')],
    ['# 注释：中文\na: 原因：你好\n', ''],
  ])('is told of a key: %j', (text, hint) => {
    expect(hintAtWideYaml(text)).toBe(hint);
  });
});
