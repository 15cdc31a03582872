import { describe, expect, it } from 'vitest';
import { guessTime } from '../../contracts/core/config/guess-time.ts';

const [second, milli] = ['probably in seconds since 1970', 'probably in milliseconds since 1970'];

describe('a time that is not written as ISO 8601', () => {
  it.each([
    [1_700_000_000, `1700000000 is ${second}, so write 2023-11-14T22:13:20Z`],
    ['1700000000', `"1700000000" is ${second}, so write 2023-11-14T22:13:20Z`],
    ['１７００００００００', `"１７００００００００" is ${second}, so write 2023-11-14T22:13:20Z`],
    [1_700_000_000.5, `1700000000.5 is ${second}, so write 2023-11-14T22:13:20.500Z`],
    [1_700_000_000_123, `1700000000123 is ${milli}, so write 2023-11-14T22:13:20.123Z`],
    [new Date(0), 'a Date is given as its toISOString(), so write 1970-01-01T00:00:00Z'],
    [
      '2023-11-14 22:13:20',
      expect.stringMatching(/ is without a zone, so write 2023-11-14T22:13:20Z, where/),
    ],
    ['2023-11-14T22:13:20', expect.stringContaining('so write 2023-11-14T22:13:20Z, where UTC is meant')],
    ['2023/1/4', expect.stringContaining('so write 2023-01-04T00:00:00Z, where UTC is meant')],
    ['2024年2月29日 8点30分', expect.stringContaining('so write 2024-02-29T08:30:00Z, where UTC is meant')],
    ['2023年11月14日22时13分20秒', expect.stringContaining('so write 2023-11-14T22:13:20Z')],
  ])('is guessed: %j', (value, guess) => {
    expect(guessTime(value)).toEqual(guess);
  });

  it.each(
    [
      ['tomorrow', '明天', '', ' ', '1h', '2023-02-30 10:00', '2023-13-01', '2023-11-14 25:00', '20231114'],
      [3600, -1_700_000_000, NaN, Infinity, 1e300, null, undefined, true, {}, [], new Date(NaN)],
    ].flat(),
  )('is not guessed where nobody can tell: %j', (value) => {
    expect(guessTime(value)).toBeUndefined();
  });
});
