import { sha256Hex } from '../../../contracts/core/wire/digest.ts';

/** So many different lines are told apart; what comes after them is not looked at. */
const mostLines = 20_000;

/** So many characters are looked at, and no more. */
const mostText = 8_000_000;

/** A line that never ends is cut into pieces of so many characters. */
const longestPiece = 100_000;

/** What is longer than this goes by its digest. */
const longestLine = 400;

/** What is another one in each run, whatever the program does. */
const volatile: readonly (readonly [RegExp, string])[] = [
  // Colours
  // eslint-disable-next-line no-control-regex -- they are what this is about
  [/\u001b\[[\d;]*m/g, ''],
  [/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?/g, '<time>'],
  [/\b\d\d:\d\d:\d\d(?:[.,]\d+)?\b/g, '<time>'],
  [/\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi, '<id>'],
  [/\b(?=[\da-f]*\d)(?=[\da-f]*[a-f])[\da-f]{16,}\b/gi, '<id>'],
  [/\b\d+(?:\.\d+)?\s?(?:ns|µs|us|ms|s|sec|seconds|m|min)\b/g, '<duration>'],
  [/\b1\d{9}(?:\d{3})?\b/g, '<time>'],
  [/((?:127\.0\.0\.1|localhost|\[::1\]):)\d+/g, '$1<port>'],
  [/\(node:\d+\)/g, '(node:<process>)'],
];

/** How often a command wrote each line, without what differs from run to run by nature. */
export interface LineTally {
  /** Takes the next piece of one stream. */
  add(stream: string, text: string): void;
  /** What was written, once nothing more comes. */
  lines(): ReadonlyMap<string, number>;
}

export function createLineTally(): LineTally {
  const counts = new Map<string, number>();
  const unfinished = new Map<string, string>();
  let room = mostText;
  const count = (line: string): void => {
    const known = tidy(line);
    if (known === '' || (counts.size === mostLines && !counts.has(known))) return;
    counts.set(known, (counts.get(known) ?? 0) + 1);
  };
  return {
    add(stream, text) {
      if (room <= 0) return;
      room -= text.length;
      const lines = ((unfinished.get(stream) ?? '') + text).split('\n');
      const last = lines.pop() ?? '';
      for (const line of lines) count(line);
      if (last.length > longestPiece) count(last);
      unfinished.set(stream, last.length > longestPiece ? '' : last);
    },
    lines() {
      for (const line of unfinished.values()) count(line);
      unfinished.clear();
      return counts;
    },
  };
}

function tidy(line: string): string {
  const known = volatile.reduce((text, [pattern, word]) => text.replaceAll(pattern, word), line).trim();
  return known.length > longestLine ? `${known.slice(0, longestLine)} ${sha256Hex(known)}` : known;
}
