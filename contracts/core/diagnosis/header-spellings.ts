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
    `"${value}"`,
    `'${value}'`,
    `[${value}]`,
    `["${value}"]`,
    `['${value}']`,
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

/** How programs print the values of all headers at once. */
const allPrinted: readonly ((value: string) => string)[] = [
  (value) => `"${value}"`,
  (value) => `[${value}]`,
  (value) => `["${value}"]`,
  (value) => `b'${value}'`,
  (value) => `'${value}'`,
  (value) => `['${value}']`,
  (value) => `Some("${value}")`,
  (value) => `Optional("${value}")`,
];

type Header = readonly [name: string, value: string];

/** The lines of headers with the values as a program prints them, the host among them or not: it may come from elsewhere. */
export function printValues(lines: readonly Header[]): readonly (readonly Header[])[] {
  return allPrinted.flatMap((print) =>
    [true, false].map((isHostToo) =>
      lines.map(([name, value]): Header => [name, name === 'host' && !isHostToo ? value : print(value)]),
    ),
  );
}
