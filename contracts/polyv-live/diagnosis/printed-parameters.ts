import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import { respell } from '../../core/diagnosis/json-respelling.ts';
import { printMaps } from '../../core/diagnosis/map-prints.ts';
import type { Pairs } from '../../core/wire/query-string.ts';
import { sentEntries } from './entries.ts';
import type { PolyvParts } from './parts.ts';

type Lay = PolyvParts['lay'];

/** A JSON object of texts as Python prints it. */
const inPython = (json: string): string => json.replaceAll('"', "'").replaceAll(/'[:,]/g, '$& ');

/** The parameters with numbers where their values are digits, as a program holds them. */
const withNumbers = (entries: Pairs): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    entries.map(([name, value]) => [name, /^(?:0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value]),
  );

/** The sorted entries of a map, as languages print a list of them. */
const printPairs = (entries: Pairs): readonly string[] => {
  const list = (print: (name: string, value: string) => string, join = ', '): string =>
    entries.map(([name, value]) => print(name, value)).join(join);
  const entry = (name: string, value: string): string => `MapEntry(${name}: ${value})`;
  return [
    // Kotlin, Swift, Rust, Python, Ruby
    `[${list((name, value) => `(${name}, ${value})`)}]`,
    `[${list((name, value) => `(key: "${name}", value: "${value}")`)}]`,
    `[${list((name, value) => `("${name}", "${value}")`)}]`,
    `[${list((name, value) => `('${name}', '${value}')`)}]`,
    `[${list((name, value) => `["${name}", "${value}"]`)}]`,
    `[${list((name, value) => `${name}=${value}`)}]`,
    // Dart, Go, JavaScript
    `[${list(entry)}]`,
    `(${list(entry)})`,
    list(entry, ''),
    `[${list((name, value) => `{${name} ${value}}`, ' ')}]`,
    JSON.stringify(entries),
    list((name, value) => `${name},${value}`, ','),
  ];
};

/** A text in the place of the parameters, with the secret around it, behind it or before it. */
export const besideSecret = (text: string): readonly Lay[] => [
  (_, secret) => secret + text + secret,
  (_, secret) => text + secret,
  (_, secret) => secret + text,
];

export const withLays = (parts: PolyvParts, lays: readonly Lay[]): readonly PolyvParts[] =>
  lays.map((lay) => ({ ...parts, lay }));

/** What a program signs that gives the whole of its parameters to the digest, in the place of each. */
export const signedAsJson: Mistake<PolyvParts> = {
  id: 'parameters-signed-as-json',
  tried: 'alone',
  title: 'The parameters are signed as JSON',
  detail: 'The text to sign has a JSON object, or a printed map or list, of the parameters in their place.',
  fix: 'Put each name directly before its value, without quotation marks or brackets.',
  inflict: (parts) => {
    const sent = sentEntries(parts);
    const texts = [parts.entries, sent].flatMap((entries) => {
      const fields = Object.fromEntries(entries);
      const json = JSON.stringify(fields);
      return [
        json,
        ...respell(json),
        ...printMaps(fields),
        ...printMaps(withNumbers(entries)),
        ...printPairs(entries),
        inPython(json),
      ];
    });
    return [...new Set(texts)].flatMap((text) => withLays(parts, besideSecret(text)));
  },
};
