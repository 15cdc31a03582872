import { memoize } from './memoize.ts';

/** Decoded name–value pairs in the order in which they were sent, repetitions included. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** What stands for another character in a query or a form. */
const encoded = /[%+]/;

/** Splits a target at its first `?`; the query comes without the question mark. */
export function splitTarget(target: string): { readonly path: string; readonly query: string } {
  const isAbsolute = !target.startsWith('/') && /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(target);
  const origin = isAbsolute ? isAbsolute[0] : '';
  const local = target.slice(origin.length);
  const mark = local.indexOf('?');
  if (mark < 0) return { path: local || '/', query: '' };
  return { path: local.slice(0, mark) || '/', query: local.slice(mark + 1) };
}

/** Decodes a query or a form body: `+` and `%20` are spaces, and a damaged escape stays as it is written. */
export function decodePairs(text: string): Pairs {
  // Most queries have nothing to decode, and looking once is quicker than looking at each part.
  const isEncoded = encoded.test(text);
  const pairs: (readonly [string, string])[] = [];
  for (const part of text.split('&')) {
    if (part === '') continue;
    const mark = part.indexOf('=');
    const name = mark < 0 ? part : part.slice(0, mark);
    const value = mark < 0 ? '' : part.slice(mark + 1);
    const decode = value.length < longValue ? decodePart : decodeLongValue;
    pairs.push(isEncoded ? [decodePart(name), decode(value)] : [name, value]);
  }
  return pairs;
}

/** The first names of a query or a form body, decoded, at most so many of them; values are left alone. */
export function decodeNames(text: string, most: number): readonly string[] {
  const isEncoded = encoded.test(text);
  const names: string[] = [];
  for (let start = 0; start < text.length && names.length < most;) {
    const mark = text.indexOf('&', start);
    const end = mark < 0 ? text.length : mark;
    if (end > start) {
      const part = text.slice(start, end);
      const equals = part.indexOf('=');
      const name = equals < 0 ? part : part.slice(0, equals);
      names.push(isEncoded ? decodePart(name) : name);
    }
    start = end + 1;
  }
  return names;
}

/** Whether an encoded text has a percent sign that begins no escape. */
export function hasDamagedEscape(text: string): boolean {
  return text.includes('%') && /%(?![\da-f]{2})/i.test(text);
}

/** The first value of a name, or undefined. */
export function first(pairs: Pairs, name: string): string | undefined {
  for (const [candidate, value] of pairs) if (candidate === name) return value;
  return undefined;
}

/** Turns pairs into a record; of a repeated name the first value counts. */
export function toRecord(pairs: Pairs): Record<string, string> {
  const record: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of pairs) record[name] ??= value;
  return record;
}

/** Encodes by RFC 3986: everything but `A-Z a-z 0-9 - _ . ~` becomes upper-case escapes of its UTF-8 bytes. */
export function encodePart(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Encodes pairs as a query in the order given. */
export function encodePairs(pairs: Pairs): string {
  return pairs.map(([name, value]) => `${encodePart(name)}=${encodePart(value)}`).join('&');
}

/** Compares by code unit, which for the names vendors use is ASCII order. */
export function byCodeUnit(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function decodePart(part: string): string {
  // Most parts have nothing to decode, and looking once is quicker than copying.
  if (!part.includes('%') && !part.includes('+')) return part;
  const spaced = part.replaceAll('+', ' ');
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** A value of so many characters takes longer to decode than to find again, and is mostly a signature that is sent for hours. */
const longValue = 64;

const decodeLongValue = /* @__PURE__ */ memoize(decodePart);
