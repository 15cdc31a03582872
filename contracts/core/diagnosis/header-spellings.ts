/** How programs print the value of a header. */
const printers: readonly ((value: string) => string)[] = [
  (value) => `"${value}"`,
  (value) => `[${value}]`,
  (value) => `["${value}"]`,
  (value) => `b'${value}'`,
  (value) => `'${value}'`,
  (value) => `['${value}']`,
  (value) => `Some("${value}")`,
  (value) => `Optional("${value}")`,
];

/** What a program may have signed in the place of a header's value. */
export function respellValue(name: string, value: string): readonly string[] {
  return [
    '',
    'undefined',
    'null',
    'None',
    name,
    value.toUpperCase(),
    value.toLowerCase(),
    ...printers.map((print) => print(value)),
    // What a library for URLs calls the host has no port.
    ...(name === 'host' ? printers.map((print) => print(value.replace(/:\d+$/, ''))) : []),
    ` ${value}`,
    `${value} `,
    `${value};`,
    `${value},`,
    `${value}\r`,
    encodeURIComponent(value),
    value.replaceAll(/\s+/g, ''),
    value.split(';', 1)[0]!,
    value.split(',', 1)[0]!,
    ...(/^\d{10}$/.test(value) ? [`${value}000`] : []),
  ];
}

type Header = readonly [name: string, value: string];

/** The lines of headers with the values as a program prints them, the host among them or not: it may come from elsewhere. */
export function printValues(lines: readonly Header[]): readonly (readonly Header[])[] {
  return printers.flatMap((print) =>
    [true, false].map((isHostToo) =>
      lines.map(([name, value]): Header => [name, name === 'host' && !isHostToo ? value : print(value)]),
    ),
  );
}
