import { isoForm } from './read-time.ts';
import { shorten } from './shorten.ts';

/** What a number is taken for, from where on. Whoever means the seventies writes no number. */
const units = [
  { unit: 'milliseconds', from: 1e11, length: 1 },
  { unit: 'seconds', from: 1e8, length: 1000 },
] as const;

/** The latest time that has one of four digits for its year. */
const latest = Date.UTC(9999, 11, 31);

/** How a time is put into the form that takes it. */
type Put = (iso: string) => string;

/**
 * What somebody probably meant by what is no time in ISO 8601, and how that is written, as a part of a sentence: seconds or
 * milliseconds since 1970, a `Date`, or a day and a time in another form. Undefined where nobody can tell.
 */
export function guessTime(value: unknown, put: Put = (iso) => iso): string | undefined {
  const write = (shown: string, what: string, time: number | undefined, where = ''): string | undefined =>
    time !== undefined && time >= 0 && time <= latest
      ? `${shown} is ${what}, so write ${put(new Date(time).toISOString().replace('.000Z', 'Z'))}${where}`
      : undefined;
  if (value instanceof Date) return write('a Date', 'given as its toISOString()', value.getTime());
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).normalize('NFKC').trim();
  const shown = typeof value === 'number' ? text : `"${shorten(value)}"`;
  if (!/^\d{1,16}(?:\.\d+)?$/.test(text))
    return write(shown, 'without a zone', readOtherForm(text), ', where UTC is meant');
  const found = units.find(({ from }) => Number(text) >= from);
  if (!found) return undefined;
  return write(shown, `probably in ${found.unit} since 1970`, Number(text) * found.length);
}

/** Day and time as people write them, and in Chinese. */
function readOtherForm(text: string): number | undefined {
  const parts =
    /^(\d{4})[-/.年](\d\d?)[-/.月](\d\d?)日?(?:[T\s]*(\d\d?)[:点时](\d\d?)(?:[:分](\d\d?)秒?|分)?)?$/.exec(
      text,
    );
  if (!parts) return undefined;
  const [year = '', month = '', day = '', hours = '0', minutes = '0', seconds = '0'] = parts.slice(1);
  const two = (part: string): string => part.padStart(2, '0');
  const iso = `${year}-${two(month)}-${two(day)}T${two(hours)}:${two(minutes)}:${two(seconds)}`;
  const time = Date.parse(`${iso}Z`);
  // A day that the month does not have is read as one of the next.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? time : undefined;
}

/** What is said where a time in ISO 8601 is expected and something else came. */
export function isoWords({ input }: { readonly input?: unknown }): string {
  const guess = guessTime(input);
  return `this must be ${isoForm}${guess === undefined ? '' : `; ${guess}`}`;
}
