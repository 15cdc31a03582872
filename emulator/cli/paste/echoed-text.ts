const letters: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** What `printf` or `echo` print; undefined for another program, or for a format that is more than text. */
export function readEcho([program, ...args]: readonly string[]): string | undefined {
  if (program === 'echo') return args[0] === '-n' ? args.slice(1).join(' ') : `${args.join(' ')}\n`;
  const [format = '', ...values] = args;
  if (program !== 'printf' || /%(?![s%])/.test(format)) return undefined;
  const bytes = Buffer.from(format).toString('latin1');
  const printed = bytes.replaceAll(
    /%%|%s|\\([0-7]{1,3})|\\(.)/gs,
    (found, octal?: string, letter?: string) => {
      if (found === '%%') return '%';
      if (found === '%s') return Buffer.from(values.shift() ?? '').toString('latin1');
      return octal === undefined
        ? (letters[letter!] ?? letter!)
        : String.fromCharCode(Number.parseInt(octal, 8));
    },
  );
  return Buffer.from(printed, 'latin1').toString();
}
