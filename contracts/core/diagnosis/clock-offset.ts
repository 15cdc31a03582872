import { describeNear } from './calendars.ts';
import type { Advice } from './diagnose-signature.ts';
import { describeEpoch } from './epochs.ts';

/** What a second has of each unit that programs count time in. */
const unitsPerSecond = { seconds: 1, milliseconds: 1e3, microseconds: 1e6, nanoseconds: 1e9 } as const;

export type TimeUnit = keyof typeof unitsPerSecond;

/** What a call says of the moment at which it was made. */
export interface ClaimedMoment {
  /** What the parameter or header is called. */
  readonly name: string;
  /** As it was sent: a whole number since 1970. */
  readonly written: string;
  /** What the vendor counts in. */
  readonly unit: TimeUnit;
  /** Milliseconds since 1970 by the sandbox's clock. */
  readonly now: number;
  /** How far off it may be. */
  readonly allowedSeconds: number;
}

/** Time zones differ from UTC by whole quarters of an hour, and by 14 hours at most. */
const quarter = 900;
const [leastZone, mostZone] = [1800, 14 * 3600];

/** A client that writes local time as UTC is off by its zone, give or take this many seconds. */
const zoneTolerance = 60;

/** The zone whose local time a moment is that is so many seconds ahead of UTC, in seconds; undefined where it is none. */
export function zoneOf(secondsAhead: number): number | undefined {
  const zone = Math.round(Math.abs(secondsAhead) / quarter) * quarter;
  const isZone = zone >= leastZone && zone <= mostZone;
  if (!isZone || Math.abs(Math.abs(secondsAhead) - zone) > zoneTolerance) return undefined;
  return Math.sign(secondsAhead) * zone;
}

/** The unit in which a number is a moment near the present one; undefined where there is none. */
export function unitOf(written: string, now: number): TimeUnit | undefined {
  const units = Object.keys(unitsPerSecond) as TimeUnit[];
  return units.find((unit) => {
    const ratio = Number(written) / unitsPerSecond[unit] / (now / 1000);
    return ratio > 0.5 && ratio < 2;
  });
}

/** What to say of a moment that is out of its window: another unit, local time, or a clock that is off. */
export function adviseOnMoment(moment: ClaimedMoment): Advice {
  const unit = unitOf(moment.written, moment.now);
  if (unit !== undefined && unit !== moment.unit) return otherUnit(moment, unit);
  const seconds = Number(moment.written) / unitsPerSecond[moment.unit];
  return adviseOnSeconds(moment, seconds);
}

/** The same for a moment that is written as a date, in seconds since 1970. */
export function adviseOnSeconds(
  { name, written, now, allowedSeconds }: Pick<ClaimedMoment, 'name' | 'written' | 'now' | 'allowedSeconds'>,
  seconds: number,
): Advice {
  const ahead = secondsAhead(seconds, now);
  const halfDay = findHalfDay(written, ahead);
  if (halfDay) return twelveHours(`${name} is ${written}`, halfDay);
  const zone = zoneOf(ahead);
  if (zone !== undefined) return localTime(`${name} is ${written}`, zone);
  const month = findOtherMonth({ seconds, written, now });
  if (month !== undefined)
    return {
      id: 'date-of-another-month',
      title: 'The date has another month',
      detail: `${name} is ${written}, ${describeOffset(ahead)} the clock and right but for its month: ${month}.`,
      fix: 'Print the month as the calendar counts it: 11 is November.',
    };
  if (!isOfTheseYears(ahead)) return otherEpoch({ name, written, now });
  return {
    id: 'timestamp-outside-window',
    title: 'The clock of the client is off',
    detail: `${name} is ${written}, ${describeOffset(ahead)} the clock of the sandbox, which says ${printUtc(now)}; ${allowedSeconds} seconds are allowed.`,
    fix: 'Set the clock of the client, or that of the sandbox, and sign each call when it is sent.',
  };
}

/** What to say of a number, or a date, that is far from the present: it counts something else, or is of another calendar. */
export function otherEpoch({ name, written, now }: Pick<ClaimedMoment, 'name' | 'written' | 'now'>): Advice {
  const clock = `the clock of the sandbox says ${printUtc(now)}`;
  const is = describeFarMoment(written, now);
  if (is === undefined)
    return {
      id: 'timestamp-outside-window',
      title: 'The timestamp is no moment of these years',
      detail: `${name} is ${written.slice(0, 40)}, no moment of these years; ${clock}.`,
      fix: 'Send the present time as the vendor counts or prints it; where a count begins with the program or the machine, it is none.',
    };
  const isDate = is.startsWith('in ');
  return {
    id: isDate ? 'date-of-another-calendar' : 'timestamp-of-another-epoch',
    title: isDate
      ? 'The date is one of another calendar'
      : 'The timestamp counts from another moment, or in another unit',
    detail: `${name} is ${written.slice(0, 40)}: the present time ${is}; ${clock}.`,
    fix: isDate
      ? 'Print the date by the Gregorian calendar, in UTC, whatever the culture of the system: InvariantCulture, Locale.ROOT, en_US_POSIX.'
      : 'Take the time since 1970 in the unit that the vendor counts in; no clock has to be set.',
  };
}

/** Whether a moment is so few seconds away that the clock may be off by them; further away no clock is. */
export const isOfTheseYears = (seconds: number): boolean => Math.abs(seconds) < 10 * 366 * 86_400;

/** What a moment is that is far from the present, so that it follows `the present time`. */
function describeFarMoment(written: string, now: number): string | undefined {
  const date = /^(\d{4})-?(\d\d)-?(\d\d)T/.exec(written)?.slice(1).join('');
  const near = date === undefined ? undefined : describeNear(date, now);
  if (near) return near;
  const epoch = describeEpoch(written, now);
  return epoch === undefined ? undefined : `as ${epoch}`;
}

/** In words that follow `it is`, for a reason: `ticks of 100 ns since the year 1`; undefined where it is nothing known. */
export function nameFarMoment(written: string, now: number): string | undefined {
  const is = describeFarMoment(written, now);
  return is && `the present time ${is}`;
}

/** The hour of a date that is printed with a clock of 12 hours, and the one that belongs there. */
interface HalfDay {
  readonly printed: string;
  readonly right: string;
  /** Seconds ahead of UTC. */
  readonly zone: number;
}

/** A date that is half a day off by an hour that such a clock has; undefined for all else, and for numbers. */
export function findHalfDay(written: string, ahead: number): HalfDay | undefined {
  const printed = /^\d{4}-?\d\d-?\d\d[T ](\d\d)/.exec(written)?.[1];
  const zone = zoneOf(ahead);
  if (printed === undefined || zone === undefined || Math.abs(zone) !== 12 * 3600) return undefined;
  const hour = Number(printed);
  if (zone < 0 && hour < 12) return { printed, right: String(hour + 12), zone };
  return zone > 0 && hour === 12 ? { printed, right: '00', zone } : undefined;
}

function twelveHours(what: string, { printed, right, zone }: HalfDay): Advice {
  const place = zone < 0 ? 'the local time of UTC−12, where nobody lives,' : 'the local time of UTC+12';
  return {
    id: 'date-with-twelve-hours',
    title: 'The hour was printed with a clock of 12 hours',
    detail: `${what}, which is ${describeOffset(zone)} the clock: its hour is ${printed} where ${right} belongs, as hh prints it; ${place} gives that too.`,
    fix: 'Print the hours of the whole day, in UTC: HH, not hh; %H, not %I; 15, not 03, in Go.',
  };
}

/** A date that is right but for its month, in seconds since 1970 and as it was sent. */
interface Dated {
  readonly seconds: number;
  readonly written: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Why a date has another month than the clock, and else the same day and time; undefined for every other moment. */
function findOtherMonth({ seconds, written, now }: Dated): string | undefined {
  // Of a number since 1970 nobody prints the month.
  if (!/^\d{4}-?\d\d-?\d\dT/.test(written)) return undefined;
  const moment = new Date(seconds * 1000);
  const clock = new Date(now);
  const [month, right] = [moment.getUTCMonth(), clock.getUTCMonth()];
  if (month === right || Number.isNaN(month)) return undefined;
  const mended = Date.UTC(
    moment.getUTCFullYear(),
    right,
    moment.getUTCDate(),
    moment.getUTCHours(),
    moment.getUTCMinutes(),
    moment.getUTCSeconds(),
  );
  if (Math.abs(mended - now) > zoneTolerance * 1000) return undefined;
  if (month === right - 1) return 'months of JavaScript, and of Calendar in Java, count from 0';
  return month + 1 === moment.getUTCMinutes()
    ? 'the minutes stand in its place, as mm prints them for MM'
    : undefined;
}

function otherUnit({ name, written, unit, now }: ClaimedMoment, is: TimeUnit): Advice {
  const digits = (per: TimeUnit): number => String(Math.floor((now / 1000) * unitsPerSecond[per])).length;
  return {
    id: `timestamp-sent-in-${is}`,
    title: `The timestamp is in ${is}`,
    detail: `${name} is ${written}, which is a time in ${is}; a time in ${unit} has ${digits(unit)} digits.`,
    fix: `Send ${unit} since 1970, and sign the same ${unit}.`,
  };
}

/** Whether people live by a zone that is behind UTC: whole hours of the Americas, Newfoundland and the Marquesas. */
const isWestern = (zone: number): boolean =>
  Number.isInteger(zone / 3600) ? zone >= -12 * 3600 : [2.5, 3.5, 9.5].includes(-zone / 3600);

/** What else makes a client be off by so many hours. */
const otherCauses: Readonly<Record<number, string>> = {
  1: ' An hour of summer time that is counted where there is none, or not where there is one, gives that too.',
  12: ' A date that is printed with a clock of 12 hours gives that too.',
};

function localTime(what: string, zone: number): Advice {
  const [east, west] = [`UTC+${printZone(zone)}`, `UTC−${printZone(zone)}`];
  const off = `${what}, which is ${describeOffset(zone)} the clock`;
  const other = otherCauses[Math.abs(zone) / 3600] ?? '';
  return {
    id: 'local-time-as-utc',
    title: zone > 0 ? 'Local time was written as UTC' : 'UTC and local time were taken for each other',
    detail:
      zone > 0
        ? `${off}: the local time of ${east} in the place of UTC.${other}`
        : isWestern(zone)
          ? `${off}: UTC, read as the local time of ${east}, or the local time of ${west}, written as UTC.${other}`
          : `${off}: UTC, read as the local time of ${east}.${other}`,
    fix: 'Take the time since 1970 from the system, or print the date in UTC; do not set the clock.',
  };
}

/** How many whole seconds a moment is ahead of the clock as `printUtc` shows it. */
export const secondsAhead = (seconds: number, now: number): number =>
  Math.round(seconds - Math.floor(now / 1000));

/** A moment as a clock says it, to the second. */
export function printUtc(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

function printZone(seconds: number): string {
  const [hours, minutes] = [Math.floor(Math.abs(seconds) / 3600), (Math.abs(seconds) % 3600) / 60];
  return minutes === 0 ? String(hours) : `${hours}:${minutes}`;
}

/** How far a moment is from the clock, for example `8 h 15 min ahead of` or `45 s behind`. */
export function describeOffset(secondsAhead: number): string {
  return `${describeSpan(Math.abs(secondsAhead))} ${secondsAhead < 0 ? 'behind' : 'ahead of'}`;
}

/** A span of time in its two largest units. */
export function describeSpan(seconds: number): string {
  const sizes = [
    ['days', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ] as const;
  const first = sizes.findIndex(([, size]) => seconds >= size);
  if (first < 0) return '0 s';
  let rest = Math.round(seconds);
  const counted = sizes.slice(first, first + 2).map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return [count, unit] as const;
  });
  return counted
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${count === 1 && unit === 'days' ? 'day' : unit}`)
    .join(' ');
}
