import { printBase64, readHex } from '../../core/wire/bytes.ts';
import { digestHex } from '../../core/wire/digest.ts';
import type { Pairs } from '../../core/wire/query-string.ts';

/** The digests of a body that other vendors want beside the parameters. */
export function digestsOf(body: string): readonly string[] {
  return (['md5', 'sha1', 'sha256'] as const).flatMap((algorithm) => {
    const digits = digestHex(algorithm, body);
    return [digits, digits.toUpperCase(), printBase64(readHex(digits))];
  });
}

/** How forms name the entries of a list. */
const indexes: readonly ((at: number) => string)[] = [
  (at) => `[${at}]`,
  (at) => `.${at}`,
  (at) => `[${at + 1}]`,
  (at) => `.${at + 1}`,
  String,
];

/** The fields of a JSON body with their lists in the forms in which clients print them. */
export function printFields(json: Pairs): readonly Pairs[] {
  const printLists = (print: (items: readonly string[], json: string) => string): Pairs =>
    json.map(([name, value]) => {
      const items = readTexts(value);
      return [name, items ? print(items, value) : value] as const;
    });
  return [
    json,
    printLists((items) => items.join(',')),
    printLists((items) => `[${items.join(', ')}]`),
    printLists((items) => `["${items.join('", "')}"]`),
    printLists((items) => `['${items.join("', '")}']`),
    printLists((items) => `[${items.join(' ')}]`),
    printLists((items) => items.join('')),
    printLists(() => 'Array'),
    ...indexes.map((label) =>
      json.flatMap(([name, value]) => {
        const items = readTexts(value);
        return items ? items.map((item, at) => [name + label(at), item] as const) : [[name, value] as const];
      }),
    ),
    json.filter(([, value]) => value !== ''),
    json.filter(([, value]) => readTexts(value) === undefined),
  ];
}

function readTexts(value: string): readonly string[] | undefined {
  try {
    const list = JSON.parse(value) as unknown;
    return Array.isArray(list) ? list.map(String) : undefined;
  } catch {
    return undefined;
  }
}
