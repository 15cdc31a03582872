import { readBase64 } from '../wire/bytes.ts';

/** Signs that look alike in the fonts of consoles and chats. */
const lookalikes: readonly string[] = [
  '0Oo',
  '1lI',
  '5S',
  '8B',
  '2Z',
  '6b',
  '9gq',
  'uv',
  '-_',
  '+-',
  '/_',
  '/-',
  '.,',
];

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_+/=.';

/** A secret with one sign in the place of another that looks like it, wherever it stands. */
export function exchangeLookalikes(secret: string): readonly string[] {
  return lookalikes.flatMap((signs) =>
    Array.from(signs).flatMap((from) =>
      Array.from(signs)
        .filter((to) => to !== from)
        .map((to) => secret.replaceAll(from, to)),
    ),
  );
}

/** A secret that was typed or read with one slip: two signs exchanged, one twice, one in another case, one that is another. */
export function* mistype(secret: string): Generator<string> {
  for (let at = 0; at < secret.length; at += 1) {
    const [before, sign, behind] = [secret.slice(0, at), secret[at]!, secret.slice(at + 1)];
    yield before + sign + sign + behind;
    if (behind !== '') yield before + behind[0]! + sign + behind.slice(1);
    for (const other of [sign.toUpperCase(), sign.toLowerCase()]) yield before + other + behind;
  }
  for (let at = 0; at < secret.length; at += 1)
    for (const other of letters) yield secret.slice(0, at) + other + secret.slice(at + 1);
}

/** A secret that lost something: its beginning or its end, however much, one sign, all signs of a kind, what is behind a line of so many. */
export function* shorten(secret: string): Generator<string> {
  for (let left = 4; left < secret.length; left += 1) {
    yield secret.slice(0, left);
    yield secret.slice(-left);
  }
  for (let at = 0; at < secret.length; at += 1) yield secret.slice(0, at) + secret.slice(at + 1);
  for (const kind of [/\W/g, /[\W_]/g, /[^a-z\d]/gi, /=+$/g]) yield secret.replaceAll(kind, '');
}

/** A secret that is broken somewhere by white space, as lines of a document are. */
export function* breakUp(secret: string): Generator<string> {
  for (let at = 1; at < secret.length; at += 1)
    for (const space of [' ', '\n', '\r\n', '\n  ']) yield secret.slice(0, at) + space + secret.slice(at);
}

/**
 * What decoders read a secret as that is no base64: PHP and Ruby skip signs that are none, Node reads - and _ as those of URLs,
 * others leave out what is no group of four.
 */
export function readAsBase64(secret: string): readonly Uint8Array[] {
  return [secret, secret.replaceAll(/[-_]/g, '')].flatMap((text) => [
    readBase64(text),
    readBase64(text.slice(0, text.length - (text.length % 4))),
  ]);
}

/** Spaces that nobody sees, or takes for usual ones. */
export const invisibleSigns: readonly string[] = [
  ...['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00a0', '\u3000', '\u200e', '\u2028'],
];

export type PrintText = (text: string) => string;

/** As Python prints bytes. */
export const asBytes: PrintText = (text) => `b'${text}'`;
/** As Rust prints an option. */
export const asOption: PrintText = (text) => `Some("${text}")`;

const codesOf = (text: string): readonly number[] => Array.from(text).map((sign) => sign.charCodeAt(0));

/** How languages print a text, or the value that it is the text of. */
export const textPrinters: readonly PrintText[] = [
  (text) => `"${text}"`,
  (text) => `'${text}'`,
  asBytes,
  (text) => `b"${text}"`,
  (text) => `u'${text}'`,
  (text) => `@"${text}"`,
  (text) => `:${text}`,
  asOption,
  (text) => `Some(${text})`,
  (text) => `Ok("${text}")`,
  (text) => `Ok(${text})`,
  (text) => `Success(${text})`,
  (text) => `Right "${text}"`,
  (text) => `Optional("${text}")`,
  (text) => `Optional(${text})`,
  (text) => `Optional[${text}]`,
  (text) => `Just "${text}"`,
  (text) => `["${text}"]`,
  (text) => `['${text}']`,
  (text) => `[${text}]`,
  (text) => `("${text}",)`,
  (text) => `('${text}',)`,
  (text) => `(${text})`,
  (text) => `{${text}}`,
  (text) => `<${text}>`,
  (text) => `&{${text}}`,
  (text) => `{"${text}"}`,
  (text) => `string(${text.length}) "${text}"`,
  (text) => `[${codesOf(text).join(' ')}]`,
  (text) => `[${codesOf(text).join(', ')}]`,
  (text) => codesOf(text).join(','),
  (text) => Array.from(text).join(','),
  (text) => `${text}L`,
  (text) => JSON.stringify(JSON.stringify(text)),
];

/** A text with each sign that is no letter or digit as an escape of URLs, of HTML or of a program. */
export function escapeSigns(text: string): readonly string[] {
  const escape = (print: (code: number) => string): string =>
    text.replaceAll(/[^a-z\d]/gi, (sign) => print(sign.charCodeAt(0)));
  const hex = (code: number): string => code.toString(16).padStart(2, '0');
  return [
    escape((code) => `%${hex(code).toUpperCase()}`),
    escape((code) => `%${hex(code)}`),
    escape((code) => `&#${code};`),
    escape((code) => `&#x${hex(code)};`),
    escape((code) => `\\u00${hex(code)}`),
    escape((code) => `\\x${hex(code)}`),
    escape((code) => `\\${String.fromCharCode(code)}`),
  ];
}

const settingSigns = ['', '#', ':', ',', ', ', '|', ';', '/', '@', ' ', '\t', '\n', '_', '-', '.', '&', '='];

/** The secret with what stands beside it in a setting of several values: "id#secret#region". */
export function joinSettings(
  secret: string,
  ids: Readonly<Record<string, string>> = {},
  beside: readonly string[] = [],
): readonly string[] {
  const before = Object.values(ids);
  return settingSigns.flatMap((sign) => [
    ...before.map((id) => id + sign + secret),
    ...[...before, ...beside].map((more) => secret + sign + more),
    ...before.flatMap((id) => beside.map((more) => [id, secret, more].join(sign))),
  ]);
}
