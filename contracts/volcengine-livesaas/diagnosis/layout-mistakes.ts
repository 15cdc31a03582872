import { bodyOfAnotherShape } from '../../core/diagnosis/json-shapes.ts';
import { joinCutPairs } from '../../core/diagnosis/cut-pairs.ts';
import { printedKey } from '../../core/diagnosis/lost-keys.ts';
import type { Mistake } from '../../core/diagnosis/diagnose-signature.ts';
import {
  indentedLines,
  linesAroundValue,
  linesOfSource,
  type ChangeText,
} from '../../core/diagnosis/line-changes.ts';
import { bodyOfATemplate } from '../../core/diagnosis/templates.ts';
import type { LivesaasParts, TextLines } from './parts.ts';

const indented =
  (lay: LivesaasParts['layText'], change: (text: string) => string): LivesaasParts['layText'] =>
  (lines) => [change(lay(lines).join('\n'))];

const bodyShape = bodyOfAnotherShape<LivesaasParts>({
  fix: 'Serialise the body once, and hash and send the same bytes.',
  bodyOf: ({ isBodySigned, sent }) => (isBodySigned ? sent.body : undefined),
  withHash: (parts, bodyHash) => ({ ...parts, bodyHash }),
});

const template = bodyOfATemplate<LivesaasParts>({
  bodyOf: ({ isBodySigned, sent }) => (isBodySigned ? sent.body : undefined),
  withHash: (parts, bodyHash) => ({ ...parts, bodyHash }),
});

/**
 * What the source of a program puts into a text of several lines, lines that do not belong there, and lists and queries that
 * were joined so that they arrive as something else.
 */
export const layoutMistakes: readonly Mistake<LivesaasParts>[] = [
  bodyShape,
  template,
  printedKey<LivesaasParts>(
    'Give the bytes of each step to the next one: new Uint8Array(buffer) in JavaScript, and never a string of it.',
  ),
  {
    id: 'signed-headers-joined-otherwise',
    title: 'The names in SignedHeaders are joined otherwise',
    detail: 'SignedHeaders joins the names of the headers with something else than a semicolon.',
    fix: 'Join the names with ; and put nothing else between them.',
    inflict: (parts) => {
      const names = parts.names.flatMap((name) => name.split(/[\s,|&+]+/));
      if (names.length === parts.names.length) return [];
      const headers = names.map(
        (name) => [name, parts.sent.headers.find(([one]) => one === name)?.[1] ?? ''] as const,
      );
      return [
        { ...parts, headers },
        { ...parts, headers, names },
      ];
    },
  },
  {
    id: 'ampersand-sent-as-it-is',
    tried: 'alone',
    title: 'A value with & was put into the URL as it is',
    detail:
      'The signature covers a value with & in it; it was sent unencoded, so that what follows it arrived as a parameter of its own.',
    fix: 'Send & in a value as %26: let a library for URLs make the query.',
    inflict: (parts) => joinCutPairs(parts.query).map((query) => ({ ...parts, query })),
  },
  {
    id: 'lines-with-indentation',
    tried: 'alone',
    title: 'Lines begin or end with spaces',
    detail:
      'The lines of the canonical request or of the string to sign have spaces, tabs or a margin around them, as a text of several lines in the source of a program has.',
    fix: 'Join the lines with a single line feed, and begin each of them at once.',
    inflict: (parts) => changeTexts(parts, indentedLines),
    rarer: (parts) => [
      ...changeTexts(parts, linesOfSource),
      ...linesAroundValue.map((changeRequest) => ({ ...parts, changeRequest })),
    ],
  },
  {
    id: 'line-too-many-in-text',
    tried: 'alone',
    title: 'There is a line too many in the string to sign',
    detail: 'The string to sign has an empty line, or one with the region, the service or the action.',
    fix: 'Sign the algorithm, the date, the scope and the hash, each on a line of its own, and nothing else.',
    inflict: (parts) => {
      const [day = '', region = '', service = ''] = parts.keySteps;
      const action = parts.sent.query.find(([name]) => name === 'Action')?.[1] ?? '';
      return ['', ...new Set([day, region, service, action].filter((text) => text !== ''))].flatMap((line) =>
        [1, 2, 3].map((at) => ({
          ...parts,
          layText: (lines: TextLines) => parts.layText(lines).toSpliced(at, 0, line),
        })),
      );
    },
  },
];

/** The canonical request, the string to sign or both, changed in each of these ways. */
function changeTexts(parts: LivesaasParts, changes: readonly ChangeText[]): readonly LivesaasParts[] {
  return changes.flatMap((change) => {
    const layText = indented(parts.layText, change);
    return [
      { ...parts, changeRequest: change },
      { ...parts, layText },
      { ...parts, changeRequest: change, layText },
    ];
  });
}
