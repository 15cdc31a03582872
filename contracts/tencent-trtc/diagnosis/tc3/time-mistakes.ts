import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import {
  fractionsWithin,
  millisecondsWithin,
  printedForms,
  rarelyPrinted,
  secondsOfACache,
  secondsAround,
} from '../../../core/diagnosis/number-forms.ts';
import { datesOf, describePrinted, inOtherDigits } from '../../../core/diagnosis/calendars.ts';
import { placeholdersFor } from '../../../core/diagnosis/templates.ts';
import { utcDate } from '../../wire/signature.ts';
import type { Tc3Parts } from './parts.ts';

function withTimestamps(parts: Tc3Parts): readonly Tc3Parts[] {
  if (!/^\d{1,11}$/.test(parts.timestamp)) return [];
  return secondsAround.map((shift) => ({
    ...parts,
    timestamp: String(Number(parts.timestamp) + shift),
  }));
}

const hoursAround = Array.from({ length: 14 }, (_, at) => at + 1)
  .concat(24)
  .flatMap((hours) => [hours, -hours]);

/** What clients are known to put into the second line of the string to sign besides the time that they send. */
export const timeMistakes: readonly Mistake<Tc3Parts>[] = [
  {
    id: 'timestamp-taken-twice',
    tried: 'alone',
    title: 'The time was taken twice',
    detail: 'The string to sign holds a timestamp some seconds from the one that was sent.',
    tell: ({ timestamp }) => `The string to sign holds ${timestamp}; X-TC-Timestamp is another second.`,
    fix: 'Take the time once, and use it in X-TC-Timestamp, in the string to sign and for the date.',
    inflict: withTimestamps,
    rarer: function* (parts) {
      if (!/^\d{1,11}$/.test(parts.timestamp)) return;
      for (const shift of secondsOfACache)
        yield { ...parts, timestamp: String(Number(parts.timestamp) + shift) };
    },
  },
  {
    id: 'timestamp-of-another-zone',
    tried: 'alone',
    title: 'The timestamp is whole hours from the one that was sent',
    detail: 'The string to sign holds a timestamp that is whole hours before or behind X-TC-Timestamp.',
    tell: ({ timestamp }) =>
      `The string to sign holds ${timestamp}, whole hours from X-TC-Timestamp: one of the two was made of local time as if it were UTC.`,
    fix: 'Take the seconds since 1970 once; they are the same in every time zone.',
    inflict: (parts) =>
      /^\d{1,11}$/.test(parts.timestamp)
        ? hoursAround.map((hours) => ({
            ...parts,
            timestamp: String(Number(parts.timestamp) + hours * 3600),
          }))
        : [],
  },
  {
    id: 'timestamp-as-date',
    tried: 'alone',
    title: 'The timestamp in the string to sign is a date',
    detail: 'The second line of the string to sign is a date and time, as X-Date and X-Amz-Date have it.',
    fix: 'Put the seconds of X-TC-Timestamp there.',
    inflict(parts) {
      if (!/^\d{1,11}$/.test(parts.timestamp)) return [];
      const iso = new Date(Number(parts.timestamp) * 1000).toISOString();
      const plain = iso.replace(/\.\d+/, '');
      return [plain.replaceAll(/[-:]/g, ''), plain, iso, plain.replace('T', ' ').replace('Z', '')].map(
        (timestamp) => ({ ...parts, timestamp }),
      );
    },
  },
  {
    id: 'number-printed-otherwise',
    tried: 'alone',
    title: 'The timestamp was printed otherwise for signing',
    detail: 'The string to sign holds the seconds with an exponent, a fraction, commas or a suffix.',
    tell: ({ timestamp }) => `The string to sign holds ${timestamp}; X-TC-Timestamp holds whole seconds.`,
    fix: 'Print the seconds with their digits alone: %d, not %v of a float.',
    inflict: (parts) => printedForms(parts.timestamp).map((timestamp) => ({ ...parts, timestamp })),
    rarer: function* (parts) {
      for (const timestamp of rarelyPrinted(parts.timestamp)) yield { ...parts, timestamp };
    },
  },
  {
    id: 'milliseconds-cut-off',
    tried: 'alone',
    title: 'Milliseconds were signed, and the seconds of them sent',
    detail: 'The string to sign holds milliseconds or a fraction; X-TC-Timestamp holds the seconds of them.',
    tell: ({ timestamp }) => `The string to sign holds ${timestamp}; X-TC-Timestamp holds the seconds of it.`,
    fix: 'Take the whole seconds once, and use them in X-TC-Timestamp, in the string to sign and for the date.',
    inflict: (parts) => millisecondsWithin(parts.timestamp).map((timestamp) => ({ ...parts, timestamp })),
    rarer: (parts) => fractionsWithin(parts.timestamp).map((timestamp) => ({ ...parts, timestamp })),
  },
  {
    id: 'date-in-another-form',
    title: 'The date is printed otherwise',
    detail:
      'The date of the scope or of the key is not YYYY-MM-DD: it is that of another calendar or in other digits, or its month counts from 0.',
    tell: (made) => {
      const isOfKey = made.keySteps[0] !== utcDate(made.timestamp);
      const date = isOfKey ? (made.keySteps[0] ?? made.date) : made.date;
      return `The date is written as ${date}${tellDate(date, made.timestamp)}.`;
    },
    fix: 'Print the date in UTC as YYYY-MM-DD, by the calendar and with the digits of English: the culture of a system may have others. Months of JavaScript count from 0.',
    inflict: (parts) => [
      ...withSlashes(parts),
      ...otherDates(parts).flatMap((date) => {
        const keySteps = parts.keySteps.map((step) => (step === parts.date ? date : step));
        return [
          { ...parts, date, keySteps },
          { ...parts, date },
          { ...parts, keySteps },
        ];
      }),
    ],
    tried: 'alone',
  },
];

/** A date with slashes in it takes the place of several parts of the scope: the key was derived by the whole of it. */
function withSlashes(parts: Tc3Parts): readonly Tc3Parts[] {
  const [, date, service] = /^([\d/]+)\/([^/]+)$/.exec(`${parts.sent.namedDate}/${parts.service}`) ?? [];
  if (date === undefined || service === undefined || !date.includes('/')) return [];
  return [{ ...parts, date, service, keySteps: [date, service, ...parts.keySteps.slice(2)] }];
}

/** The date in other forms, as clients print it. */
function otherDates({ timestamp, date }: Tc3Parts): readonly string[] {
  const [year = '', month = '', day = ''] = date.split('-');
  const two = (number: number): string => String(number).padStart(2, '0');
  return [
    `${year}${month}${day}`,
    `${year}-${Number(month)}-${Number(day)}`,
    `${year}-${two(Number(month) - 1)}-${day}`,
    `${year}-${Number(month) - 1}-${Number(day)}`,
    `${year}/${month}/${day}`,
    `${day}-${month}-${year}`,
    `${month}/${day}/${year}`,
    `${year.slice(2)}-${month}-${day}`,
    `${year}-${day}-${month}`,
    ...[day, String(Number(day))].map((one) => `${year}-${shortMonth(month)}-${one}`),
    ...['DD', 'dd', '%d', 'd'].map((one) => `${year}-${month}-${one}`),
    ...['MM', 'mm', '%m'].map((one) => `${year}-${one}-${day}`),
    ...['YYYY', 'yyyy', '%Y'].map((one) => `${one}-${month}-${day}`),
    'YYYY-MM-DD',
    'yyyy-MM-dd',
    '%Y-%m-%d',
    ...placeholdersFor('date'),
    ...(/^\d{1,11}$/.test(timestamp) ? datesByMistake(new Date(Number(timestamp) * 1000)) : []),
    ...(/^\d{1,11}$/.test(timestamp) ? datesOfCalendars(Number(timestamp) * 1000) : []),
    ...inOtherDigits(date),
    timestamp,
  ].filter((other) => other !== date);
}

/** The month as three letters of English. */
const shortMonth = (month: string): string =>
  'JanFebMarAprMayJunJulAugSepOctNovDec'.slice(Number(month) * 3 - 3, Number(month) * 3);

/** As the cultures of other countries print it, and each of these in their digits too; of years with few digits both forms. */
function datesOfCalendars(moment: number): readonly string[] {
  const dates = datesOf(moment).flatMap(({ year, month, day }) =>
    [...new Set([year, year.padStart(4, '0')])].map((shown) => `${shown}-${month}-${day}`),
  );
  return dates.flatMap((date) => [date, ...inOtherDigits(date)]);
}

/** What of a date is that of another country or another field, so that it follows the date. */
function tellDate(date: string, timestamp: string): string {
  const moment = Number(timestamp) * 1000;
  const printed = describePrinted(date, moment);
  if (printed !== undefined) return `, in ${printed}`;
  const minutes = /^\d{4}-(\d\d)-\d\d$/.exec(date)?.[1];
  const iso = /^\d{1,11}$/.test(timestamp) ? new Date(moment).toISOString() : '';
  const isMinute = minutes !== undefined && minutes === iso.slice(14, 16) && minutes !== iso.slice(5, 7);
  const isMonth = minutes !== undefined && Number(minutes) === Number(iso.slice(5, 7)) - 1;
  return isMinute && !isMonth ? ', with the minutes in the place of the month' : '';
}

/** With the minutes in the place of the month (mm for MM), and the day of the year in that of the day (DD for dd). */
function datesByMistake(moment: Date): readonly string[] {
  const iso = moment.toISOString();
  const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10)];
  const ofYear = Math.floor((moment.getTime() - Date.UTC(moment.getUTCFullYear(), 0, 0)) / 86_400_000);
  return [
    iso,
    `${year}-${iso.slice(14, 16)}-${day}`,
    ...[String(ofYear), String(ofYear).padStart(3, '0')].map((days) => `${year}-${month}-${days}`),
  ];
}
