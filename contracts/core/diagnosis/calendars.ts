import { memoize } from '../wire/memoize.ts';

/** Calendars in which a program prints dates where its user, or its server, lives; each with words that follow `in`. */
const calendars: readonly (readonly [name: string, words: string])[] = [
  ['buddhist', 'the Buddhist calendar of Thailand, which is 543 years ahead'],
  ['roc', 'the calendar of Taiwan, which counts from 1912'],
  ['japanese', 'the years of the Japanese emperor'],
  ['islamic-umalqura', 'the Islamic calendar, as Saudi Arabia has it'],
  ['islamic-civil', 'the Islamic calendar'],
  ['persian', 'the Persian calendar'],
  ['indian', 'the Indian national calendar'],
  ['ethiopic', 'the Ethiopian calendar'],
  ['coptic', 'the Coptic calendar'],
  ['hebrew', 'the Hebrew calendar'],
];

/** The first digit, a zero, of scripts whose digits programs print. */
const zeros: readonly (readonly [zero: number, words: string])[] = [
  [0x06_60, 'Arabic-Indic digits'],
  [0x06_f0, 'Persian digits'],
  [0x09_66, 'Devanagari digits'],
  [0x09_e6, 'Bengali digits'],
  [0x0e_50, 'Thai digits'],
  [0x10_40, 'Burmese digits'],
  [0xff_10, 'full-width digits'],
];

/** A date as a calendar has it, with two digits for month and day. */
interface CalendarDate {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** The calendar in words that follow `in`. */
  readonly calendar: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(calendar: string): Intl.DateTimeFormat {
  const known = formats.get(calendar);
  if (known) return known;
  const made = new Intl.DateTimeFormat(`en-u-ca-${calendar}-nu-latn`, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  formats.set(calendar, made);
  return made;
}

/** A moment in milliseconds since 1970 as the date of each other calendar, in UTC. */
export function datesOf(moment: number): readonly CalendarDate[] {
  if (!(Math.abs(moment) < 8e15)) return [];
  return calendars.flatMap(([name, calendar]) => {
    const parts = new Map(
      formatOf(name)
        .formatToParts(moment)
        .map(({ type, value }) => [type as string, value] as const),
    );
    const [year, month, day] = [
      parts.get('year') ?? parts.get('relatedYear') ?? '',
      ...(['month', 'day'] as const).map((part) => (parts.get(part) ?? '').padStart(2, '0')),
    ] as const;
    // Where a month has no number here, no program prints one.
    return [year, month, day].every((part) => /^\d+$/.test(part ?? ''))
      ? [{ year, month: month!, day: day!, calendar }]
      : [];
  });
}

/** Milliseconds of a day. */
const day = 86_400_000;

/**
 * The days next to one, as `YYYYMMDD` of each calendar with the words for it, which are empty for the usual one. A refused call
 * waits for that, and printing dates is slow: it is done once a day of the clock.
 */
const datesAround = memoize((today: string): ReadonlyMap<string, string> => {
  const moments = [0, -1, 1].map((shift) => (Number(today) + shift) * day);
  const usual = moments.map(
    (moment) => [new Date(moment).toISOString().slice(0, 10).replaceAll('-', ''), ''] as const,
  );
  const others = moments
    .flatMap((moment) => datesOf(moment))
    .map((date) => [date.year.padStart(4, '0') + date.month + date.day, date.calendar] as const);
  // Of two calendars with the same digits the first counts.
  return new Map([...usual, ...others].toReversed());
});

/**
 * In which calendar `YYYYMMDD` is a day next to the clock, so that it follows `a date`; empty where it is the usual one, and
 * undefined where it is none that is known.
 */
export function describeNear(digits: string, now: number): string | undefined {
  const calendar = datesAround(String(Math.floor(now / day))).get(digits);
  return calendar && `in ${calendar}`;
}

/** A text with its digits in each other script. */
export function inOtherDigits(text: string): readonly string[] {
  return zeros.map(([zero]) => text.replaceAll(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit))));
}

/** The digits of another script that a text has, in words that follow `in`; undefined where it has none. */
export function nameDigits(text: string): string | undefined {
  const found = /(?![0-9])\p{Nd}/u.exec(text)?.[0].codePointAt(0);
  if (found === undefined) return undefined;
  return zeros.find(([zero]) => found >= zero && found < zero + 10)?.[1] ?? 'digits of another script';
}

/** What of a printed date is another calendar or script, in words that follow `printed in`; undefined where neither is. */
export function describePrinted(written: string, moment: number): string | undefined {
  const script = nameDigits(written);
  const plain = written.replaceAll(/\p{Nd}/gu, (sign) => {
    const code = sign.codePointAt(0)!;
    const zero = zeros.find(([first]) => code >= first && code < first + 10)?.[0];
    return zero === undefined ? sign : String(code - zero);
  });
  const near = describeNear(plain.replaceAll(/\D/g, '').slice(0, 8), moment);
  const calendar = near === undefined || near === '' ? undefined : near.replace(/^in /, '');
  return calendar !== undefined && script !== undefined
    ? `${calendar}, and in ${script}`
    : (calendar ?? script);
}
