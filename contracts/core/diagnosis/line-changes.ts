/** What clients do to a text of lines on its way to be signed. */
export type ChangeText = (text: string) => string;

/** Line breaks that are none: those of Windows, written ones, none at all. */
export const otherJoins: readonly ChangeText[] = ['\r\n', '', String.raw`\n`, ' ', '&', ',', '\n\n'].map(
  (join) => (text) => text.replaceAll('\n', join),
);

export const otherEnds: readonly ChangeText[] = [
  (text) => `${text}\n`,
  (text) => `${text}\r\n`,
  (text) => `${text}\0`,
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

/** The text with a line more, before each of these places in turn. */
export function withLines(line: string, places: readonly number[]): readonly ChangeText[] {
  return places.map((more) => (text) => changeLine(text, more, (old) => [line, old]));
}

const indents = ['  ', '    ', '      ', '        ', '\t', '\t\t', ' '];

/** The text as the source of a program lays it out: each line behind an indent, or all but the first, or before a space. */
export const indentedLines: readonly ChangeText[] = [
  ...indents.flatMap((indent): readonly ChangeText[] => [
    (text) => text.replaceAll('\n', `\n${indent}`),
    (text) => text.replaceAll(/\n(?=[^\n])/g, `\n${indent}`),
    (text) => indent + text.replaceAll('\n', `\n${indent}`),
    (text) => indent + text.replaceAll(/\n(?=[^\n])/g, `\n${indent}`),
    (text) => `\n${indent}${text.replaceAll('\n', `\n${indent}`)}\n`,
  ]),
  (text) => text.replaceAll('\n', ' \n'),
  (text) => `${text} `.replaceAll('\n', ' \n'),
];

const sourceIndents = [...indents, ' '.repeat(12)];

/** The last line of such a text, which has the indent of the closing marks alone. */
const endsOf = (indent: string): readonly string[] =>
  [...new Set([0, 1, 2, 4].map((less) => indent.slice(less)))].map((end) => `\n${end}`);

const indentBy = (text: string, indent: string, lineBreak = /\n/g): string =>
  indent + text.replaceAll(lineBreak, `\n${indent}`);

/**
 * The same as a text between three quotation marks or two brackets has it: behind a line break or not, and before one with the
 * indent of the closing marks. Editors take the indent of empty lines away.
 */
export const linesOfSource: readonly ChangeText[] = [
  ...sourceIndents.flatMap((indent) =>
    [/\n/g, /\n(?=[^\n])/g].flatMap((lineBreak) =>
      ['\n', ''].flatMap((start) =>
        endsOf(indent).map(
          (end): ChangeText =>
            (text) =>
              start + indentBy(text, indent, lineBreak) + end,
        ),
      ),
    ),
  ),
  // A margin of Kotlin that nobody has trimmed.
  (text) => indentBy(text, '|'),
  ...sourceIndents.flatMap((indent) =>
    endsOf(indent).map(
      (end): ChangeText =>
        (text) =>
          `\n${indentBy(text, `${indent}|`)}${end}`,
    ),
  ),
];

/**
 * A canonical request whose header lines were put into such a text as one value: its first line alone is behind the indent.
 * trimIndent() of Kotlin takes nothing away then.
 */
export const linesAroundValue: readonly ChangeText[] = sourceIndents.flatMap((indent) =>
  [true, false].flatMap((isEndOfValue) =>
    [indent, ''].flatMap((beforeNothing) =>
      ['', '\n'].flatMap((start) =>
        (start === '' ? [''] : endsOf(indent)).map((end): ChangeText => (text) => {
          const lines = text.split('\n');
          const last = lines.indexOf('', 4) - (isEndOfValue ? 0 : 1);
          const laid = lines.map((line, at) =>
            at > 3 && at <= last ? line : (line === '' ? beforeNothing : indent) + line,
          );
          return start + laid.join('\n') + end;
        }),
      ),
    ),
  ),
);

function changeLine(text: string, place: number, change: (line: string) => readonly string[]): string {
  const lines = text.split('\n');
  return lines.flatMap((line, at) => (at === place ? change(line) : [line])).join('\n');
}
