import { describe, expect, it } from 'vitest';
import { readDuration } from '../../contracts/core/config/read-duration.ts';

describe('a duration', () => {
  it.each([
    ['90', 90],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['1e3', 1000],
    ['-5', -5],
    ['90s', 90],
    ['500ms', 0.5],
    ['1h30m', 5400],
    ['1h 30m', 5400],
    ['1H30M', 5400],
    ['-1h30m', -5400],
    ['1.5h', 5400],
    ['2d', 172_800],
    ['1w2d', 777_600],
    ['2 days', 172_800],
    ['1 hour, 30 minutes', 5400],
    ['01:30:00', 5400],
    ['0:00:01.5', 1.5],
    ['PT1H30M', 5400],
    ['P1DT2H', 93_600],
    ['P2W', 1_209_600],
    ['pt0.5s', 0.5],
    ['1小时30分', 5400],
    ['10 分钟', 600],
    ['１小时３０分', 5400],
    ['2个小时', 7200],
    ['半小时', 1800],
    ['两天', 172_800],
    ['十分钟', 600],
    ['一个星期', 604_800],
    ['01：30：00', 5400],
  ])('is read as it is meant: %s', (text, seconds) => {
    expect(readDuration(text)).toBe(seconds);
  });

  it.each(
    [
      ['', ' ', 'soon', '1x', '1h30', '1h soon', '5 parsecs', '1:30', '1:60:00', 'P1M', 'P1Y', 'P', 'PT'],
      ['十五分钟', '一百天', '3十天', '一点五小时', '半', '小时'],
      ['0x10', 'Infinity', '1e999', 'h', '1 h30m x', '--5', '1,5h', '1m1', 'PT1D', 'P1H'],
    ].flat(),
  )('is refused, and not read in part: %j', (text) => {
    expect(readDuration(text)).toBeNaN();
  });
});
