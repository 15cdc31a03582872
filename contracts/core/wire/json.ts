import { stringify } from 'lossless-json';
import { parseExactJson } from './parse-exact-json.ts';

export type JsonReading =
  | {
      /** What the JSON holds. */
      readonly value: unknown;
    }
  | {
      /** Why it is no JSON. */
      readonly problem: string;
    };

/** An integer of 16 digits may not survive a JavaScript number. A text that begins with as many is another matter. */
const longInteger = /(?:^|[\s:,[])-?\d{16}/;

/** So many levels go into one another; no vendor documents more than six, and walking deeper ones ends the stack. */
export const maximumJsonDepth = 200;

/**
 * Reads JSON without losing digits: an integer beyond 2^53 arrives as a bigint, every other number as a number.
 * Of a repeated key the last value counts, as in `JSON.parse`. A text that is nested too deeply is refused.
 */
export function readJson(text: string, strictness?: JsonStrictness): JsonReading {
  if (mayBeTooDeep(text) && isTooDeep(text))
    return { problem: `It is nested more than ${maximumJsonDepth} levels deep` };
  try {
    if (strictness) return { value: parseExactJson(text, parserOf(strictness)) };
    const isLong = longInteger.test(text);
    return { value: isLong ? parseExactJson(text, { parseNumber, onDuplicateKey }) : JSON.parse(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** The same for a text that `readJson` can read; a number with a point or an exponent that is whole arrives as NaN. */
export function readSpelledJson(text: string): unknown {
  const readNumber = (digits: string): number | bigint =>
    /[.eE]/.test(digits) && Number.isInteger(Number(digits)) ? Number.NaN : parseNumber(digits);
  return parseExactJson(text, { parseNumber: readNumber, onDuplicateKey });
}

/** Prints JSON compactly; a bigint becomes a bare number. */
export function printJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return stringify(value) ?? 'null';
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: false });

/** The text of bytes in UTF-8, without a mark of byte order. */
export const decodeText: (bytes: Uint8Array) => string = decoder.decode.bind(decoder);

/** Code units of what JSON is made of. */
const [quote, backslash, openingBracket, closingBracket, openingBrace, closingBrace] = [
  0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d,
] as const;

/** How a reader of JSON may be stricter than `JSON.parse`. */
export interface JsonStrictness {
  readonly repeatedKey: 'last' | 'first' | 'refuse';
  /** `digits alone` leaves a number with a fraction or an exponent as an object, which nothing takes for a number. */
  readonly wholeNumbers: 'by its value' | 'digits alone';
}

/** Counts brackets outside texts, before anything is parsed. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isInText) {
      if (code === backslash) index += 1;
      else if (code === quote) isInText = false;
    } else if (code === quote) {
      isInText = true;
    } else if (code === openingBracket || code === openingBrace) {
      depth += 1;
      if (depth > maximumJsonDepth) return true;
    } else if (code === closingBracket || code === closingBrace) {
      depth -= 1;
    }
  }
  return false;
}

/** With few brackets there is nothing to count. */
function mayBeTooDeep(text: string): boolean {
  let found = 0;
  for (const bracket of ['[', '{']) {
    for (let place = text.indexOf(bracket); place >= 0; place = text.indexOf(bracket, place + 1)) {
      found += 1;
      if (found > maximumJsonDepth) return true;
    }
  }
  return false;
}

/** To read and to print an integer of a million digits takes seconds. Of more than these it is Infinity, as for `JSON.parse`. */
const mostDigits = 400;

function parseNumber(text: string): number | bigint {
  const number = Number(text);
  const isExact = Number.isSafeInteger(number) || text.length > mostDigits || !/^-?\d+$/.test(text);
  return isExact ? number : BigInt(text);
}

function parserOf({ repeatedKey, wholeNumbers }: JsonStrictness) {
  return {
    parseNumber: (text: string): unknown =>
      wholeNumbers === 'by its value' || /^-?\d+$/.test(text) ? parseNumber(text) : { number: text },
    onDuplicateKey({
      key,
      oldValue,
      newValue,
    }: {
      key: string;
      oldValue: unknown;
      newValue: unknown;
    }): unknown {
      if (repeatedKey === 'refuse') throw new Error(`The key ${key} stands in it twice`);
      return repeatedKey === 'first' ? oldValue : newValue;
    },
  };
}

function onDuplicateKey({ newValue }: { newValue: unknown }): unknown {
  return newValue;
}
