import { reason, words, type Reason, type ReasonDetails } from '../contract/reason.ts';
import {
  describeOffset,
  findHalfDay,
  isOfTheseYears,
  nameFarMoment,
  printUtc,
  secondsAhead,
  unitOf,
  zoneOf,
  type ClaimedMoment,
} from './clock-offset.ts';

/** A moment that a call names and that is out of its window; `unit` where it is a number since 1970. */
interface MomentOff extends Pick<ClaimedMoment, 'name' | 'written' | 'now' | 'allowedSeconds'> {
  readonly unit?: ClaimedMoment['unit'];
  /** The same in seconds since 1970. */
  readonly seconds: number;
}

/** A reason about a moment that is out of its window: in another unit, local time, or by a clock that is off. */
export function offClock(
  { name, written, now, allowedSeconds, unit, seconds }: MomentOff,
  details: ReasonDetails = {},
): Reason {
  const form = unit === undefined ? 'a time in UTC' : `${unit} since 1970`;
  const expected = `${form}, within ${allowedSeconds} s of the clock, which says ${printUtc(now)}`;
  const sent = unit === undefined ? undefined : unitOf(written, now);
  const is =
    sent !== undefined && sent !== unit ? `a time in ${sent}` : describeMoment(written, seconds, now);
  return reason('clock', name, expected, words(`${written}, ${is}`), details);
}

function describeMoment(written: string, seconds: number, now: number): string {
  const off = secondsAhead(seconds, now);
  // A text of digits may be any number, and also none.
  if (!isOfTheseYears(off)) return nameFarMoment(written, now) ?? 'no moment of these years';
  const halfDay = findHalfDay(written, off);
  if (halfDay)
    return `${describeOffset(off)} it: the hour ${halfDay.printed} of a clock of 12 hours for ${halfDay.right}, or local time`;
  const zone = zoneOf(off);
  if (zone !== undefined)
    return zone > 0
      ? `${describeOffset(zone)} it: local time, written as UTC`
      : `${describeOffset(zone)} it: UTC and local time, taken for each other`;
  return `${describeOffset(off)} it`;
}
