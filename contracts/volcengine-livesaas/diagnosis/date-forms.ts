import { placeholdersFor } from '../../core/diagnosis/templates.ts';

/** Forms in which clients write a time, each with words for it. */
const forms: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/, 'in ISO 8601 with dashes and colons'],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d:?\d\d$/, 'in ISO 8601 with a time zone'],
  [/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/, 'a local time with dashes and colons'],
  [/^[A-Z][a-z]{2}, \d\d? [A-Z][a-z]{2} \d{4} /, 'in the form of the Date header'],
  [/^[A-Z][a-z]{2} [A-Z][a-z]{2} +\d/, 'as a program prints a date'],
  [/^\d{9,11}$/, 'a number of seconds'],
  [/^\d{13}$/, 'a number of milliseconds'],
  [/^\d{16}(?:\d{3})?$/, 'a number of microseconds or nanoseconds'],
  [/^\d{8}T\d{6}$/, 'without the Z at its end'],
  [/^\d{8}T\d{6}\.\d+Z$/, 'with fractions of a second'],
  [/^\d{8}T\d{6}[+-]\d\d:?\d\d$/, 'with a time zone in the place of Z'],
  [/^\d{8}t\d{6}z$/i, 'in lower-case letters'],
  [/^\d{14}Z?$/, 'without the T between day and time'],
  [/^\d{8}$/, 'a day without a time'],
  [/^\d{8}T\d{2}:\d{2}:\d{2}Z$/, 'with colons in the time'],
];

/** What a date is that has not the form of X-Date; undefined where that cannot be said. */
export function describeDate(text: string): string | undefined {
  if (/^\d{8}T\d{6}Z$/.test(text)) return undefined;
  return forms.find(([pattern]) => pattern.test(text.trim()))?.[1];
}

/** A date of the form of X-Date in other forms that clients print. */
export function dateForms(date: string): readonly string[] {
  const iso = date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return [];
  return [
    iso,
    moment.toISOString(),
    moment.toUTCString(),
    String(moment.getTime() / 1000),
    String(moment.getTime()),
    date.slice(0, 8),
    iso.slice(0, 10),
    date.replace(/[TZ]/g, ''),
    date.slice(0, -1),
    date.toLowerCase(),
    ...placeholdersFor('date'),
    ...placeholdersFor('x_date').slice(0, 8),
    iso.replace('T', ' ').slice(0, -1),
  ];
}
