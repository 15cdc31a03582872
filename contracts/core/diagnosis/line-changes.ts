/** What clients do to a text of lines on its way to be signed. */
export type ChangeText = (text: string) => string;

/** Line breaks that are none: those of Windows, written ones, none at all. */
export const otherJoins: readonly ChangeText[] = ['\r\n', '', String.raw`\n`, ' ', '&', ',', '\n\n'].map(
  (join) => (text) => text.replaceAll('\n', join),
);

export const otherEnds: readonly ChangeText[] = [
  (text) => `${text}\n`,
  (text) => `${text}\r\n`,
  (text) => ` ${text}`,
  (text) => `\n${text}`,
];

/** The text without one of its lines, each of these in turn. */
export function withoutLines(places: readonly number[]): readonly ChangeText[] {
  return places.map((left) => (text) => changeLine(text, left, () => []));
}

/** The text with one of its lines empty, each of these in turn. */
export function withEmptyLines(places: readonly number[]): readonly ChangeText[] {
  return places.map((left) => (text) => changeLine(text, left, () => ['']));
}

/** The text with an empty line more, before each of these places in turn. */
export function withMoreLines(places: readonly number[]): readonly ChangeText[] {
  return places.map((more) => (text) => changeLine(text, more, (line) => ['', line]));
}

function changeLine(text: string, place: number, change: (line: string) => readonly string[]): string {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => (at === place ? change(line) : [line])).join('\n');
}
