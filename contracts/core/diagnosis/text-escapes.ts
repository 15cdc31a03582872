const html: readonly (readonly [sign: string, escape: string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
];

const escapeHtml = (text: string, count: number): string =>
  html.slice(0, count).reduce((escaped, [sign, escape]) => escaped.replaceAll(sign, escape), text);

const escapeUnits = (text: string): string =>
  text.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * The ways in which a text is written otherwise between signing and sending: in another normal form of Unicode, as macOS has
 * it in names of files; with the escapes of HTML, of PHP's addslashes, or of Unicode.
 */
export const textEscapes: readonly ((text: string) => string)[] = [
  (text) => text.normalize('NFD'),
  (text) => text.normalize('NFC'),
  (text) => text.normalize('NFKC'),
  (text) => escapeHtml(text, 3),
  (text) => escapeHtml(text, 4),
  (text) => escapeHtml(text, 5),
  (text) => escapeHtml(text, 4).replaceAll("'", '&#039;'),
  (text) => text.replaceAll(/["'\\]/g, String.raw`\$&`),
  escapeUnits,
  (text) =>
    escapeUnits(text).replaceAll(/\\u[0-9a-f]{4}/g, (escape) => `\\u${escape.slice(2).toUpperCase()}`),
];

/** The ways in which quotation marks alone are written otherwise, those of JSON too. */
export const quoteEscapes: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll('"', '&quot;'),
  (text) => text.replaceAll('"', '&#34;'),
  (text) => text.replaceAll('"', String.raw`\"`),
];

/** A text in each of these ways in which it is another. */
export function escapeText(text: string): readonly string[] {
  return [...new Set(textEscapes.map((escape) => escape(text)))].filter((escaped) => escaped !== text);
}
