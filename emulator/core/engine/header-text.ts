/** Clients give up on replies whose headers have some 16 KB in all; so many characters of a text of ours leave room for the vendor's. */
export const longestText = 1000;

/** Everything but visible ASCII and spaces between it; `%` too, so that decoding gives back what was encoded. */
const unprintable = /[^ -$&-~]+|^ +| +$/g;

/**
 * Text as a header may carry it: what is not printable ASCII becomes percent escapes of its UTF-8 bytes, and what is too
 * long is cut off. No text of ours goes into a header in another way.
 */
export function toHeaderText(text: string): string {
  const start = text.slice(0, longestText).toWellFormed();
  const encoded = start.replaceAll(unprintable, encodeBytes);
  return encoded.length <= longestText ? encoded : encoded.slice(0, longestText).replace(/%[0-9A-F]?$/, '');
}

/** The same for a list; a comma within an entry is encoded. */
export function toHeaderList(texts: readonly string[]): string {
  const entries = texts.map((text) => toHeaderText(text).replaceAll(',', '%2C'));
  return entries.join(', ').slice(0, 2 * longestText);
}

function encodeBytes(text: string): string {
  return Buffer.from(text).toString('hex').toUpperCase().replaceAll(/../g, '%$&');
}
