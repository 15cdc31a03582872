import { parse, stringify } from 'lossless-json';

export type JsonReading = { readonly value: unknown } | { readonly problem: string };

/** An integer of 16 digits may not survive a JavaScript number. */
const longInteger = /\d{16}/;

/**
 * Reads JSON without losing digits: an integer beyond 2^53 arrives as a bigint, every other number as a number.
 * Of a repeated key the last value counts, as in `JSON.parse`.
 */
export function readJson(text: string): JsonReading {
  try {
    const isLong = longInteger.test(text);
    return { value: isLong ? parse(text, null, { parseNumber, onDuplicateKey }) : JSON.parse(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
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

export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

function parseNumber(text: string): number | bigint {
  const number = Number(text);
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(number) ? BigInt(text) : number;
}

function onDuplicateKey({ newValue }: { newValue: unknown }): unknown {
  return newValue;
}
