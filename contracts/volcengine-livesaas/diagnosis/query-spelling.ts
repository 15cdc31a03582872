import { encodeText, printHex } from '../../core/wire/bytes.ts';
import { byCodeUnit, encodePart, type Pairs } from '../../core/wire/query-string.ts';

export type Encode = (text: string) => string;
export type Order = (encoded: Pairs) => Pairs;

const withoutCase = (text: string): string => text.toLowerCase();

const lowerEscapes: Encode = (text) => encodePart(text).replaceAll(/%../g, (escape) => escape.toLowerCase());

/** As browsers, Java and PHP encode a form. */
const formEncode: Encode = (text) => new URLSearchParams({ '': text.toWellFormed() }).toString().slice(1);

/** How clients write a name or a value in the canonical query. */
export const encodings = {
  rfc3986: encodePart,
  none: (text) => text,
  twice: (text) => encodePart(encodePart(text)),
  plusForSpace: (text) => encodePart(text).replaceAll('%20', '+'),
  form: formEncode,
  /** Java's URLEncoder after the usual replacement. */
  formWithSpaces: (text) => formEncode(text).replaceAll('+', '%20'),
  lowerEscapes,
  /** HttpUtility.UrlEncode of .NET. */
  lowerForm: (text) =>
    lowerEscapes(text)
      .replaceAll('%20', '+')
      .replaceAll(/%(?:21|28|29|2a)/g, (escape) => decodeURIComponent(escape))
      .replaceAll('~', '%7e'),
  /** WebUtility.UrlEncode of .NET. */
  upperForm: (text) =>
    encodePart(text)
      .replaceAll('%20', '+')
      .replaceAll(/%(?:21|28|29|2A)/g, (escape) => decodeURIComponent(escape))
      .replaceAll('~', '%7E'),
  tildeEscaped: (text) => encodePart(text).replaceAll('~', '%7E'),
  signsLeft: (text) => encodeURIComponent(text.toWellFormed()),
  slashLeft: (text) => encodePart(text).replaceAll('%2F', '/'),
  wholeUrl: (text) => encodeURI(text.toWellFormed()),
} satisfies Readonly<Record<string, Encode>>;

/** Names and values as bytes of another charset, each byte that is no letter or digit as an escape. */
export function encodeBytes(bytes: Uint8Array): string {
  return printHex(bytes)
    .toUpperCase()
    .replaceAll(/../g, (digits) => {
      const character = String.fromCharCode(Number.parseInt(digits, 16));
      return /[\w.~-]/.test(character) ? character : `%${digits}`;
    });
}

export const orders = {
  byName: (pairs) => pairs.toSorted(([left], [right]) => byCodeUnit(left, right)),
  byNameAndValue: (pairs) =>
    pairs.toSorted(([left, one], [right, other]) => byCodeUnit(left, right) || byCodeUnit(one, other)),
  byPair: (pairs) => pairs.toSorted((left, right) => byCodeUnit(left.join('='), right.join('='))),
  asSent: (pairs) => pairs,
  withoutCase: (pairs) =>
    pairs.toSorted(([left], [right]) => byCodeUnit(withoutCase(left), withoutCase(right))),
  backwards: (pairs) => pairs.toSorted(([left], [right]) => byCodeUnit(right, left)),
  byValue: (pairs) => pairs.toSorted(([, left], [, right]) => byCodeUnit(left, right)),
  byLength: (pairs) =>
    pairs.toSorted(([left], [right]) => left.length - right.length || byCodeUnit(left, right)),
} satisfies Readonly<Record<string, Order>>;

export function joinPairs(pairs: Pairs): string {
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

/** The bytes of a text, for charsets that have other ones. */
export function isAscii(text: string): boolean {
  return encodeText(text).length === text.length;
}
