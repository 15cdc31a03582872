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
