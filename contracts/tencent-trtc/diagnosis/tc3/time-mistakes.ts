import type { Mistake } from '../../../core/diagnosis/diagnose-signature.ts';
import {
  fractionsWithin,
  millisecondsWithin,
  printedForms,
  secondsAround,
} from '../../../core/diagnosis/number-forms.ts';
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
  },
  {
    id: 'milliseconds-cut-off',
    tried: 'alone',
    title: 'Milliseconds were signed, and the seconds of them sent',
    detail: 'The string to sign holds milliseconds or a fraction; X-TC-Timestamp holds the seconds of them.',
    tell: ({ timestamp }) => `The string to sign holds ${timestamp}; X-TC-Timestamp holds the seconds of it.`,
    fix: 'Take the whole seconds once, and use them in X-TC-Timestamp, in the string to sign and for the date.',
    inflict: (parts) =>
      [...millisecondsWithin(parts.timestamp), ...fractionsWithin(parts.timestamp)].map((timestamp) => ({
        ...parts,
        timestamp,
      })),
  },
];
