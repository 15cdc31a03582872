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
