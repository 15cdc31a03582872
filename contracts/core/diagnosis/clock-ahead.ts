import { zoneOf } from './clock-offset.ts';

/** No clock that a machine runs by is ahead of the others by more: then something else was written in its place. */
const mostSeconds = 24 * 3600;

/**
 * Whether a timestamp that is ahead by so many seconds shows a clock that is. Milliseconds in the place of seconds, and local
 * time that is written as UTC, do not.
 */
export function isClockAhead(seconds: number, tolerable: number): boolean {
  return seconds > tolerable && seconds <= mostSeconds && zoneOf(seconds) === undefined;
}
