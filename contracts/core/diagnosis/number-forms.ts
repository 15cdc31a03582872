import { inOtherDigits } from './calendars.ts';

/** How languages print a number of more digits than a floating-point number may hold, once it has been one; each in its place. */
export function roundedForms(digits: string): readonly string[] {
  if (!/^-?\d{16,}$/.test(digits)) return [];
  const number = Number(digits);
  const [start = '', exponent = ''] = number.toExponential().split('e+');
  const short = Number(number.toPrecision(14));
  return [
    // JavaScript.
    String(number),
    // As C, Go and Java print all its digits.
    String(BigInt(number)),
    `${start}e+${exponent.padStart(2, '0')}`,
    `${start.includes('.') ? start : `${start}.0`}E${exponent}`,
    // PHP keeps 14 digits unless it is told.
    short.toExponential().replace('e', 'E'),
    String(short),
  ];
}

/** How languages print a whole number that they hold as a floating-point number, or for people to read. */
export function printedForms(digits: string): readonly string[] {
  if (/^\d{1,3}$/.test(digits)) return ['.0', '.00', 'L', 'n'].map((end) => digits + end);
  if (!/^[1-9]\d{3,17}$/.test(digits)) return [];
  const [start = '', exponent = ''] = Number(digits).toExponential().split('e+');
  const point = start.includes('.') ? start : `${start}.0`;
  const forms = [
    // Go, Lua and awk; Java; C and Python with fixed places.
    `${start}e+${exponent.padStart(2, '0')}`,
    `${point}E${exponent}`,
    `${start}E${exponent}`,
    `${start}e${exponent}`,
    `${start}e+${exponent}`,
    `${start}E+${exponent}`,
    `${start}E+${exponent.padStart(2, '0')}`,
    Number(digits)
      .toExponential(6)
      .replace(/e\+(\d)$/, 'e+0$1'),
    ...['.0', '.00', '.000000', 'L', 'n'].map((end) => digits + end),
    digits.replaceAll(/\B(?=(\d{3})+$)/g, ','),
  ];
  return [...new Set(forms)];
}

/** The same with a number of places that a program was told, or that loses digits: %.13e, %g, %.14g; and as other countries write numbers. */
export function rarelyPrinted(digits: string): readonly string[] {
  if (!/^[1-9]\d{4,17}$/.test(digits)) return [];
  const usual = printedForms(digits);
  const forms = Array.from({ length: 17 }, (_, places) => {
    const [start = '', exponent = ''] = Number(digits).toExponential(places).split('e+');
    const two = exponent.padStart(2, '0');
    return [`${start}e+${two}`, `${start}E+${two}`, `${start}E${exponent}`, `${start}e${exponent}`];
  }).flat();
  const marks = ['.', '\u{a0}', '\u{202f}', ' ', "'", '’', '_', '٬'];
  const grouped = marks.map((mark) => digits.replaceAll(/\B(?=(\d{3})+$)/g, mark));
  const lakhs = digits.replaceAll(/\B(?=(\d\d)+\d$)(?=\d{3,})/g, ',');
  const fixed = [1, 2, 3, 4, 6, 9].map((places) => `${digits}.${'0'.repeat(places)}`);
  const others = [...grouped, lakhs, ...inOtherDigits(digits), `${digits},0`, `${digits},00`, `+${digits}`];
  return [...new Set([...fixed, ...others, ...forms])].filter((form) => !usual.includes(form));
}

const partsOf = (digits: string): readonly [start: string, exponent: string] => {
  const [start = '', exponent = ''] = Number(digits).toExponential().split('e+');
  return [start, exponent.padStart(2, '0')];
};
const withPoint = (start: string): string => (start.includes('.') ? start : `${start}.0`);

/** How languages print whole numbers that they hold as floating-point numbers; each may leave short ones as they are. */
export const asDoubles: readonly ((digits: string) => string)[] = [
  // Python, Ruby and most serialisers.
  (digits) =>
    digits.length > 16 ? `${withPoint(partsOf(digits)[0])}e+${partsOf(digits)[1]}` : `${digits}.0`,
  // Java and Gson.
  (digits) =>
    digits.length > 7 ? `${withPoint(partsOf(digits)[0])}E${Number(partsOf(digits)[1])}` : `${digits}.0`,
  // Go.
  (digits) => (digits.length > 6 ? `${partsOf(digits)[0]}e+${partsOf(digits)[1]}` : digits),
  // .NET and PHP.
  (digits) => (digits.length > 15 ? `${partsOf(digits)[0]}E+${partsOf(digits)[1]}` : digits),
  // Lua keeps 14 digits, PHP once did, C and awk keep 6.
  (digits) => shortened(digits, 14, 'e+'),
  (digits) => shortened(digits, 14, 'E+'),
  (digits) => shortened(digits, 6, 'e+'),
  // JavaScript.
  (digits) => String(Number(digits)),
  (digits) => `${digits}.00`,
];

function shortened(digits: string, most: number, e: string): string {
  if (digits.length <= most) return digits;
  const [start, exponent] = partsOf(String(Number(Number(digits).toPrecision(most))));
  return `${start}${e}${exponent}`;
}

/** How many seconds lie between two readings of a clock in one call. */
export const secondsAround: readonly number[] = [-1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -8, 8, -10, 10];

/** How far back the time of a text lies that was kept for some minutes, or ahead; those around are tried before. */
export const secondsOfACache: readonly number[] = Array.from({ length: 600 }, (_, at) => at + 1)
  .flatMap((seconds) => [-seconds, seconds])
  .filter((seconds) => !secondsAround.includes(seconds));

/** The milliseconds of which a number of seconds is what is left when they are cut off. */
export function millisecondsWithin(seconds: string): readonly string[] {
  if (!/^\d{1,11}$/.test(seconds)) return [];
  return Array.from({ length: 999 }, (_, rest) => `${seconds}${String(rest + 1).padStart(3, '0')}`);
}

/** A number of seconds with the fraction that was cut off, in thousandths. */
export function fractionsWithin(seconds: string): readonly string[] {
  return millisecondsWithin(seconds).map(
    (text) => `${text.slice(0, -3)}.${text.slice(-3).replace(/0+$/, '')}`,
  );
}
