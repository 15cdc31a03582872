import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { inChinese } from '../../emulator/reference/language/chinese-phrases.ts';
import { vendors } from '../../contracts/catalog.ts';
import { describeField } from '../../contracts/core/contract/describe-field.ts';
import { describeValue, overRate } from '../../contracts/core/contract/reason.ts';

/** What the fields of all operations take, as reasons say it. */
const expectations = vendors.flatMap(({ operations }) =>
  Object.values(operations).flatMap(({ input }) =>
    'shape' in input
      ? Object.values(input.shape as Record<string, z.ZodType>).map((field) => describeField(field))
      : [],
  ),
);

describe('the phrases of reasons in Chinese', () => {
  it('have all that a field may be expected to be', () => {
    const untold = new Set(expectations.filter((phrase) => inChinese(phrase) === undefined));
    // Two ranges of one number are told as they are written.
    expect([...untold].filter((phrase) => !/(at least \d+) (at least|between)/.test(phrase))).toEqual([]);
    expect(expectations.length).toBeGreaterThan(100);
  });

  it('have each kind of value that may have come', () => {
    const values = [undefined, null, '', 'x', 'x\ufffd', 3, true, [1], [1, 2], {}];
    expect(values.map((value) => inChinese(describeValue(value)))).toEqual([
      '缺失',
      'null',
      '空',
      '文本 "x"',
      '文本 "x\ufffd"，其中 U+FFFD 代替了不是 UTF-8 的字节，可能是 GBK',
      '数字 3',
      '布尔值 true',
      '1 项的列表',
      '2 项的列表',
      '对象',
    ]);
  });

  it('have a rate that is used up', () => {
    const { expected, received } = overRate({}, { limit: 200, perSeconds: 1, count: 201, resetsAt: 0 });
    expect([expected, received].map((phrase) => inChinese(phrase!))).toEqual([
      '每 1 秒最多 200 次',
      '第 201 次调用',
    ]);
  });

  it.each([
    ['a list of 1 to 20 entries', '列表，1 到 20 项'],
    ['a text or a list of at least 1 entry', '文本，或列表，至少 1 项'],
    ['a whole number of seconds between 1 and 60', '整数，单位为秒，1 到 60'],
    ['one of "a or b", 2', '"a or b", 2 之一'],
    ['one of "a", "b" and 3 more', '"a", "b" 之一（另有 3 个）'],
    ['an account that may administrate', undefined],
    ['at most 3 sheep', undefined],
  ])('say %o as %o', (phrase, said) => {
    expect(inChinese(phrase)).toBe(said);
  });
});
