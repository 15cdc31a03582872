import { describeNear } from './calendars.ts';

/** So far from the clock a number may be to be told by what it counts: it may be local time besides. */
const nearSeconds = 15 * 3600;

/** Seconds from the beginning of an epoch to 1970. */
const [year1, year0, of1601, of1900, of1904, of1980, of2000, of2001] = [
  62_135_596_800, 62_167_219_200, 11_644_473_600, 2_208_988_800, 2_082_844_800, -315_964_800, -946_684_800,
  -978_307_200,
] as const;

/** What programs count time in beside seconds to nanoseconds since 1970: units in a second, the beginning, and words for it. */
const epochs: readonly (readonly [perSecond: number, before1970: number, words: string])[] = [
  [1e7, year1, 'ticks of 100 ns since the year 1, as DateTime.Ticks of .NET has them'],
  [1e3, year1, 'milliseconds since the year 1, as .NET has them from DateTime.MinValue'],
  [1, year1, 'seconds since the year 1, as .NET has them from DateTime.MinValue'],
  [1, year0, 'seconds since the year 0, as Erlang and MySQL count them'],
  [1e7, of1601, 'ticks of 100 ns since 1601, a FILETIME of Windows'],
  [1e6, of1601, 'microseconds since 1601, as Chrome stores times'],
  [1, of1900, 'seconds since 1900, as NTP and Lisp count them'],
  [1, of1904, 'seconds since 1904'],
  [1, of1980, 'seconds since 1980, as GPS counts them'],
  [1, of2000, 'seconds since 2000, as PostgreSQL counts them'],
  [1e6, of2000, 'microseconds since 2000, as PostgreSQL stores times'],
  [1, of2001, 'seconds since 2001, as timeIntervalSinceReferenceDate of Swift has them'],
  [1e3, of2001, 'milliseconds since 2001, the reference date of Swift'],
  [1e7, 0, 'ticks of 100 ns since 1970'],
];

/** The same where one unit is so long that the number says little more than the day. */
const coarse: readonly (readonly [secondsPer: number, before1970: number, words: string])[] = [
  [60, 0, 'minutes since 1970'],
  [3600, 0, 'hours since 1970'],
  [86_400, 0, 'days since 1970'],
  [86_400, 25_569 * 86_400, 'days since the end of 1899, as Excel and OLE count them'],
  [86_400, 2_440_587.5 * 86_400, 'days of the Julian period'],
];

/**
 * What a number counts that is no time since 1970 in a usual unit, but the present moment all the same; undefined where it is
 * none that is known. It follows `it is`.
 */
export function describeEpoch(written: string, now: number): string | undefined {
  const text = written.trim();
  if (!/^-?\d{1,20}(?:\.\d{1,12})?$/.test(text)) return undefined;
  const [number, seconds] = [Number(text), now / 1000];
  const fine = epochs.find(([per, before]) => Math.abs(number / per - before - seconds) < nearSeconds);
  if (fine) return fine[2];
  const long = coarse.find(([per, before]) => Math.abs(number * per - before - seconds) < nearSeconds + per);
  if (long) return long[2];
  return describeDigits(text, now) ?? describeOverflow(number, now);
}

/** A date whose digits stand without signs between them. */
function describeDigits(text: string, now: number): string | undefined {
  const date = /^(\d{4}\d\d\d\d)(?:\d{4}|\d{6}|\d{9})?$/.exec(text)?.[1];
  const calendar = date === undefined ? undefined : describeNear(date, now);
  return calendar === undefined ? undefined : `the digits of a date${calendar === '' ? '' : `, ${calendar}`}`;
}

/** The low 32 bits alone are left of milliseconds that a language holds in an int; within minutes that is no accident. */
function describeOverflow(number: number, now: number): string | undefined {
  const bits = 2 ** 32;
  const away = Math.abs((((number - now) % bits) + bits) % bits);
  const isLow = Number.isInteger(number) && Math.abs(number) < bits;
  return isLow && Math.min(away, bits - away) < 300_000
    ? 'the low 32 bits of milliseconds since 1970, as an int holds them'
    : undefined;
}
