import type { Pairs } from '../wire/query-string.ts';

/** How programs print a value that was never set, where it is left out of what they send. */
const texts = ['', 'null', 'undefined', 'None', 'nil', 'NULL', 'NaN', '0', 'false', '[]', '[object Object]'];

/** Fields of an operation that a call lacks, as a client signs them all the same: one of them, or all. */
export function absentFields(names: readonly string[], sent: readonly string[]): readonly Pairs[] {
  const missing = names.filter((name) => !sent.includes(name));
  const single = missing.flatMap((name) => texts.map((text) => [[name, text] as const]));
  const all = missing.length < 2 ? [] : texts.map((text) => missing.map((name) => [name, text] as const));
  return [...single, ...all];
}
