const [second, minute, hour, day] = [1, 60, 3600, 86_400];
const year = 365 * day;

/** The spans that people choose, in seconds: a thousand times as long, they are chosen by nobody. */
const usualSpans: ReadonlySet<number> = new Set([
  ...[30, 45, 90].map((count) => count * second),
  ...[1, 2, 3, 5, 10, 15, 20, 30, 45, 90].map((count) => count * minute),
  ...[1, 2, 3, 4, 5, 6, 8, 10, 12, 18, 36].map((count) => count * hour),
]);

/**
 * Whether a number of seconds looks as if it were one of milliseconds: an hour, a day. Spans of whole years, which stand for
 * never, do not.
 */
export function isSpanInMilliseconds(value: number): boolean {
  if (value % 1000 !== 0 || value % year === 0) return false;
  const seconds = value / 1000;
  return seconds >= day ? seconds % day === 0 : usualSpans.has(seconds);
}

/** Numbers from so many on are no seconds since 1970, but smaller parts of them. */
const smallest = { milliseconds: 1e11, microseconds: 1e14, nanoseconds: 1e17 } as const;

/** What a time since 1970 counts: seconds up to the year 5138. */
export function unitOfTime(value: number): 'seconds' | keyof typeof smallest {
  const units = ['nanoseconds', 'microseconds', 'milliseconds'] as const;
  return units.find((unit) => value >= smallest[unit]) ?? 'seconds';
}

/** A span in words, as `41.7 days`. */
export function describeSpan(seconds: number): string {
  const units = [
    [year, 'year'],
    [day, 'day'],
    [hour, 'hour'],
    [minute, 'minute'],
  ] as const;
  const [length, name] = units.find(([least]) => seconds >= least) ?? [1, 'second'];
  const count = Math.round((seconds / length) * 10) / 10;
  return `${count} ${count === 1 ? name : `${name}s`}`;
}
